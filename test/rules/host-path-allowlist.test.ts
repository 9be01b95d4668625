import { test } from 'vitest';
import { hostPathAllowlist as rule } from '../../server/src/rules/volumes/host-path-allowlist.ts';
import { checkRule } from '../support/ruleTester.ts';

const options = { allowed: ['/data', '/srv/'] };

test('reports paths outside of the list, in pods and in PersistentVolumes', () => {
  checkRule(
    rule,
    `
    containers: [{ name: a, image: a:1 }]
    volumes:
      - { name: a, hostPath: { path: /data } }
      - { name: b, hostPath: { path: /srv/web } }
      - { name: c, hostPath: { path: /database } }
      #                              ^^^^^^^^^ warning: The hostPath /database lies outside of /data, /srv/.
      - { name: d, hostPath: { path: /data/../etc } }
      #                              ^^^^^^^^^^^^ warning: The hostPath /data/../etc lies outside of /data, /srv/.
      - { name: e, hostPath: { path: "{{ .Values.path }}" } }
    `,
    { options },
  );
  checkRule(
    rule,
    `
    apiVersion: v1
    kind: PersistentVolume
    metadata: { name: web }
    spec:
      hostPath:
        path: /mnt/web
        #     ^^^^^^^^ warning: The hostPath /mnt/web lies outside of /data, /srv/.
    `,
    { options },
  );
});

test('is silent without a list', () => {
  checkRule(
    rule,
    'containers: [{ name: a, image: a:1 }]\nvolumes: [{ name: a, hostPath: { path: /etc } }]\n',
  );
});
