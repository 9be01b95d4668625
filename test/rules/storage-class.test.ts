import { expect, test } from 'vitest';
import { storageClass as rule } from '../../server/src/rules/volumes/storage-class.ts';
import { checkRule, messagesOf } from '../support/ruleTester.ts';

const claim = (spec: string) => `
  apiVersion: v1
  kind: PersistentVolumeClaim
  metadata: { name: data }
  spec: { accessModes: [ReadWriteOnce]${spec} }
`;

test('reports a missing and an empty class', () => {
  expect(messagesOf(rule, claim(''))).toEqual([
    'hint: Claim "data" names no StorageClass: the cluster\'s default decides about speed, encryption and deletion.',
  ]);
  expect(messagesOf(rule, claim(', storageClassName: ""'))).toEqual([
    'hint: Claim "data" has an empty StorageClass: it waits until somebody makes a fitting volume by hand.',
  ]);
});

test('is silent about a class, a template, and a claim that chooses its volume', () => {
  checkRule(rule, claim(', storageClassName: fast'));
  checkRule(rule, claim(', storageClassName: "{{ .Values.class }}"'));
  checkRule(rule, claim(', storageClassName: "", volumeName: data'));
  checkRule(rule, claim(', storageClassName: "", selector: {}'));
});
