import { expect, test } from 'vitest';
import { fsGroup as rule } from '../../server/src/rules/hardening/fs-group.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';

const pod = (fsGroup: string, volume: string) => `
  securityContext: { runAsNonRoot: true${fsGroup} }
  containers: [{ name: web, image: registry.example.com/web:1 }]
  volumes: [{ name: data, ${volume} }]
`;
const UNSET = "fsGroup is not set: the pod's volumes belong to root's group, and only root can write there.";

/** Of what the API server refuses, `schema-validation` speaks where it is on. */
const UNCHECKED = { config: { rules: { 'schema-validation': 'off' as const } } };

test('reports a pod with writable volumes and no group for them', () => {
  expect(messagesOf(rule, pod('', 'persistentVolumeClaim: { claimName: data }'))).toEqual([`hint: ${UNSET}`]);
  checkRule(
    rule,
    `
    apiVersion: apps/v1
    kind: StatefulSet
    metadata: { name: db }
    spec:
      volumeClaimTemplates: [{ metadata: { name: data } }]
      template:
        spec:
    #   ^^^^ hint unsafe: ${UNSET}
          containers: [{ name: db, image: registry.example.com/db:1 }]
    `,
  );
});

test('reports a negative one', () => {
  expect(messagesOf(rule, pod(', fsGroup: -1', 'emptyDir: {}'), UNCHECKED)).toEqual([
    'hint: fsGroup is -1, which is no group: the API server refuses it.',
  ]);
});

test('is silent where it is set or unknown, without such volumes, in a patch and on Windows', () => {
  const claim = 'persistentVolumeClaim: { claimName: data }';
  checkRule(rule, pod(', fsGroup: 10001', claim));
  checkRule(rule, pod(', fsGroup: "{{ .Values.group }}"', claim));
  checkRule(rule, pod('', 'configMap: { name: data }'));
  checkRule(rule, pod('', 'emptyDir: {}'));
  checkRule(
    rule,
    `os: { name: windows }\ncontainers: [{ name: a, image: a:1 }]\nvolumes: [{ name: b, ${claim} }]\n`,
  );
  checkRule(rule, `containers: [{ name: a }]\nvolumes: [{ name: b, ${claim} }]\n`);
});

test('the fix sets it', () => {
  checkFix(
    rule,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
    volumes: # all of them
      - name: data
        persistentVolumeClaim: { claimName: web }
    securityContext: {}
    `,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
    volumes: # all of them
      - name: data
        persistentVolumeClaim: { claimName: web }
    securityContext:
      fsGroup: 10001
    `,
  );
});
