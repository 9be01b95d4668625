import { expect, test } from 'vitest';
import { restrictedVolumeTypes as rule } from '../../server/src/rules/pod-security/restricted-volume-types.ts';
import { checkRule, messagesOf } from '../support/ruleTester.ts';

test('reports types that name their storage directly', () => {
  checkRule(
    rule,
    `
    containers:
      - { name: web, image: registry.example.com/web:1 }
    volumes:
      - name: share
        nfs:
    #   ^^^ warning: Volume "share" is of type nfs: use a persistentVolumeClaim, so that the cluster decides on it.
          server: nfs.example.com
          path: /exports
      - { name: code, gitRepo: { repository: "https://example.com/code.git" } }
      #               ^^^^^^^ warning: Volume "code" is of type gitRepo: use a persistentVolumeClaim, so that the cluster decides on it.
    `,
  );
});

test('is silent about allowed types, a bare name, null, unknown keys and templates', () => {
  checkRule(
    rule,
    `
    containers:
      - { name: web, image: registry.example.com/web:1 }
    volumes:
      - { name: a, configMap: { name: a } }
      - { name: b, csi: { driver: d.example.com } }
      - { name: c, downwardAPI: {} }
      - { name: d, emptyDir: {} }
      - { name: e, ephemeral: {} }
      - { name: f, image: { reference: "registry.example.com/f:1" } }
      - { name: g, persistentVolumeClaim: { claimName: g } }
      - { name: h, projected: {} }
      - { name: i, secret: { secretName: i } }
      - { name: j }
      - { name: k, nfs: null }
      - { name: l, emptydir: {} }
      - { name: m, nfs: "{{ .Values.nfs }}" }
      - "{{ .Values.volume }}"
    `,
  );
});

test('says which types no node mounts any more', () => {
  const pod = 'containers: [{ name: a, image: a:1 }]\nvolumes: [{ name: b, flocker: { datasetName: b } }]\n';
  expect(messagesOf(rule, pod)).toEqual([
    'warning: Volume "b" is of type flocker, which no node mounts since Kubernetes 1.25: use a persistentVolumeClaim.',
  ]);
  expect(messagesOf(rule, pod, { config: { kubernetesVersion: 24 } })).toEqual([
    'warning: Volume "b" is of type flocker: use a persistentVolumeClaim, so that the cluster decides on it.',
  ]);
});
