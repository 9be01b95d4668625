import { expect, test } from 'vitest';
import { emptyDirSizeLimit as rule } from '../../server/src/rules/volumes/empty-dir-size-limit.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';

const pod = (emptyDir: string, container = '', more = '') => `
  ${more}
  containers: [{ name: web, image: a:1${container}, volumeMounts: [{ name: tmp, mountPath: /tmp }] }]
  volumes: [{ name: tmp, emptyDir: ${emptyDir} }]
`;
const limits = (list: string) => `, resources: { limits: { ${list} } }`;

test('reports a volume that can fill disk or memory', () => {
  const disk = 'info: Volume "tmp" has no sizeLimit: the pod can fill the disk of its node.';
  const memory = 'info: Volume "tmp" has no sizeLimit: the pod can fill the memory of its node.';
  expect(messagesOf(rule, pod('{}'))).toEqual([disk]);
  expect(messagesOf(rule, pod('{}', limits('memory: 1Gi')))).toEqual([disk]);
  expect(messagesOf(rule, pod('{ medium: Memory }'))).toEqual([memory]);
});

test('is silent with a limit of the volume, the container or the pod, unmounted, and where it is not known', () => {
  checkRule(rule, pod('{ sizeLimit: 1Gi }'));
  checkRule(rule, pod('{ sizeLimit: "{{ .Values.size }}" }'));
  checkRule(rule, pod('{}', limits('ephemeral-storage: 1Gi')));
  checkRule(rule, pod('{ medium: Memory }', limits('memory: 1Gi')));
  checkRule(rule, pod('{ medium: Memory }', '', 'resources: { limits: { memory: 1Gi } }'));
  checkRule(rule, 'containers: [{ name: a, image: a:1 }]\nvolumes: [{ name: tmp, emptyDir: {} }]\n');
});

test('the fix sets it', () => {
  checkFix(
    rule,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        volumeMounts: [{ name: tmp, mountPath: /tmp }]
    volumes:
      - name: tmp # scratch
        emptyDir: {}
    `,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        volumeMounts: [{ name: tmp, mountPath: /tmp }]
    volumes:
      - name: tmp # scratch
        emptyDir:
          sizeLimit: 100Mi
    `,
  );
});
