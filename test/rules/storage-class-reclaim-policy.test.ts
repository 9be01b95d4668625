import { expect, test } from 'vitest';
import { storageClassReclaimPolicy as rule } from '../../server/src/rules/volumes/storage-class-reclaim-policy.ts';
import { checkRule, messagesOf } from '../support/ruleTester.ts';

const storageClass = (policy: string) => `
  apiVersion: storage.k8s.io/v1
  kind: StorageClass
  metadata: { name: fast }
  provisioner: ebs.csi.aws.com
  ${policy}
`;

test('reports another policy than the expected one; none means Delete', () => {
  expect(messagesOf(rule, storageClass('reclaimPolicy: Retain'))).toEqual([
    'hint: The reclaim policy is Retain: expected is Delete.',
  ]);
  expect(messagesOf(rule, storageClass(''), { options: { expected: 'Retain' } })).toEqual([
    'hint: The reclaim policy is Delete: expected is Retain.',
  ]);
});

test('is silent about the expected one and a template', () => {
  checkRule(rule, storageClass(''));
  checkRule(rule, storageClass('reclaimPolicy: Delete'));
  checkRule(rule, storageClass('reclaimPolicy: "{{ .Values.policy }}"'));
});
