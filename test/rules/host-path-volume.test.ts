import { expect, test } from 'vitest';
import { hostPathVolume as rule } from '../../server/src/rules/pod-security/host-path-volume.ts';
import { restrictedVolumeTypes } from '../../server/src/rules/pod-security/restricted-volume-types.ts';
import { checkFix, checkRule, judge, messagesOf } from '../support/ruleTester.ts';

test('reports every hostPath, mounted or not', () => {
  checkRule(
    rule,
    `
    containers:
      - { name: web, image: registry.example.com/web:1 }
    volumes:
      - name: data
        hostPath:
    #   ^^^^^^^^ error unsafe: Volume "data" is a path of the node: the pod reaches files outside of itself.
          path: /srv/data
      - hostPath: {}
      # ^^^^^^^^ error unsafe: Volume "#2" is a path of the node: the pod reaches files outside of itself.
    `,
  );
});

test('is silent about null, other types and templates', () => {
  checkRule(
    rule,
    `
    containers:
      - { name: web, image: registry.example.com/web:1 }
    volumes:
      - { name: a, hostPath: null }
      - { name: b, emptyDir: {} }
      - { name: c, hostPath: "{{ .Values.path }}" }
      - "{{ .Values.volume }}"
    `,
  );
});

test('it speaks instead of restricted-volume-types', () => {
  const pod = `
    containers:
      - { name: web, image: registry.example.com/web:1 }
    volumes:
      - { name: data, hostPath: { path: /srv/data } }
  `;
  expect(messagesOf(rule, pod, { config: { profile: 'pss-restricted' } })).toHaveLength(1);
  expect(messagesOf(restrictedVolumeTypes, pod, { config: { profile: 'pss-restricted' } })).toEqual([]);
});

const mounted = (kind: string, path: string, volumes: string, more = '') => `
apiVersion: apps/v1
kind: ${kind}
metadata:
  name: web
  namespace: shop
spec:
  template:
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1
          volumeMounts:
            - { name: data, mountPath: ${path}, readOnly: true${more} }
${volumes}`;
const volume = (source: string) => `      volumes:
        # the data of the shop
        - name: data
          ${source}
`;
const hostPath = (path: string) => volume(`hostPath: { path: ${path} }`);

test('a Deployment that keeps data gets a claim, which is added', () => {
  checkFix(
    rule,
    mounted('Deployment', '/data', hostPath('/srv/data')),
    `${mounted('Deployment', '/data', volume('persistentVolumeClaim:\n            claimName: web-data'))}---
apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: web-data
  namespace: shop
spec:
  accessModes:
    - ReadWriteOnce
  resources:
    requests:
      storage: 1Gi
`,
  );
});

test('a StatefulSet gets a claim template', () => {
  checkFix(
    rule,
    mounted('StatefulSet', '/data', hostPath('/srv/data')),
    mounted(
      'StatefulSet',
      '/data',
      `      # the data of the shop
  volumeClaimTemplates:
    - metadata:
        name: data
      spec:
        accessModes: ["ReadWriteOnce"]
        resources:
          requests:
            storage: 1Gi
`,
    ),
  );
});

test('scratch space, and the data of a DaemonSet, get an emptyDir', () => {
  const after = (kind: string, path: string) => mounted(kind, path, volume('emptyDir: {}'));
  checkFix(rule, mounted('Deployment', '/tmp', hostPath('/var/log/web')), after('Deployment', '/tmp'));
  checkFix(rule, mounted('DaemonSet', '/data', hostPath('/srv/data')), after('DaemonSet', '/data'));
});

test('a file of settings gets a ConfigMap, mounted as that file', () => {
  checkFix(
    rule,
    mounted('Deployment', '/web.conf', hostPath('/opt/web/web.conf')),
    mounted(
      'Deployment',
      '/web.conf',
      volume('configMap:\n            name: web-data'),
      ', subPath: web.conf',
    ),
  );
});

test('the token of the node gets a token of its own, and shared memory an emptyDir in memory', () => {
  const titles = (path: string) =>
    judge(
      mounted('Deployment', '/x', hostPath(path)),
      { config: { rules: { 'sensitive-host-path': 'off' } } },
      rule,
    )
      .filter(({ finding }) => finding.rule === rule.meta.id)
      .flatMap(({ finding }) => finding.fixes().map(({ title }) => title));
  const remove = 'Remove the volume and its mounts';
  expect(titles('/var/run/secrets/kubernetes.io/serviceaccount')).toEqual([
    "Project a token of the pod's own ServiceAccount",
    remove,
  ]);
  expect(titles('/dev/shm')).toEqual(['Replace the hostPath by an emptyDir in memory', remove]);
  expect(titles('/proc')).toEqual([remove]);
});

test('another fix removes the volume with all of its mounts', () => {
  checkFix(
    rule,
    `
    initContainers:
      - name: setup
        image: registry.example.com/setup:1
        volumeMounts:
          - name: data
            mountPath: /data
            readOnly: true
    containers:
      - name: web
        image: registry.example.com/web:1
        volumeMounts:
          - name: data
            mountPath: /data
            readOnly: true
          - name: tmp # scratch
            mountPath: /tmp
          - name: data
            mountPath: /more
            subPath: more
            readOnly: true
    volumes:
      - name: tmp
        emptyDir: {}
      - name: data
        hostPath:
          path: /srv/data
    `,
    `
    initContainers:
      - name: setup
        image: registry.example.com/setup:1
    containers:
      - name: web
        image: registry.example.com/web:1
        volumeMounts:
          - name: tmp # scratch
            mountPath: /tmp
    volumes:
      - name: tmp
        emptyDir: {}
    `,
    { title: 'Remove the volume and its mounts' },
  );
});
