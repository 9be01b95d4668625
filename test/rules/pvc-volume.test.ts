import { expect, test } from 'vitest';
import { pvcVolume as rule } from '../../server/src/rules/volumes/pvc-volume.ts';
import { checkRule, messagesOf } from '../support/ruleTester.ts';

const pod = (source: string, mounts = '[{ name: files, mountPath: /files }]') => `
  apiVersion: v1
  kind: Pod
  metadata: { name: web, namespace: shop }
  spec:
    containers: [{ name: web, image: a:1, volumeMounts: ${mounts} }]
    volumes: [{ name: files, persistentVolumeClaim: { claimName: ${source} } }]
`;
const beside = (namespace = 'shop') => `
  apiVersion: v1
  kind: PersistentVolumeClaim
  metadata: { name: web, namespace: ${namespace} }
`;

test('lists a mounted volume whose PersistentVolumeClaim is in the workspace', () => {
  expect(messagesOf(rule, pod('web'), { beside: beside() })).toEqual([
    'hint: Volume "files" shows the PersistentVolumeClaim "web" to its containers.',
  ]);
});

test('is silent about others, those of another namespace, unmounted ones and templates', () => {
  checkRule(rule, pod('web'));
  checkRule(rule, pod('other'), { beside: beside() });
  checkRule(rule, pod('web'), { beside: beside('other') });
  checkRule(rule, pod('web', '[]'), { beside: beside() });
  checkRule(rule, pod('"{{ .Values.name }}"'), { beside: beside() });
});
