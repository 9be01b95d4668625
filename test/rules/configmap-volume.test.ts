import { expect, test } from 'vitest';
import { configmapVolume as rule } from '../../server/src/rules/volumes/configmap-volume.ts';
import { checkRule, messagesOf } from '../support/ruleTester.ts';

const pod = (source: string, mounts = '[{ name: files, mountPath: /files }]') => `
  apiVersion: v1
  kind: Pod
  metadata: { name: web, namespace: shop }
  spec:
    containers: [{ name: web, image: a:1, volumeMounts: ${mounts} }]
    volumes: [{ name: files, configMap: { name: ${source} } }]
`;
const beside = (namespace = 'shop') => `
  apiVersion: v1
  kind: ConfigMap
  metadata: { name: web, namespace: ${namespace} }
`;

test('lists a mounted volume whose ConfigMap is in the workspace', () => {
  expect(messagesOf(rule, pod('web'), { beside: beside() })).toEqual([
    'hint: Volume "files" shows the ConfigMap "web" to its containers.',
  ]);
});

test('is silent about others, those of another namespace, unmounted ones and templates', () => {
  checkRule(rule, pod('web'));
  checkRule(rule, pod('other'), { beside: beside() });
  checkRule(rule, pod('web'), { beside: beside('other') });
  checkRule(rule, pod('web', '[]'), { beside: beside() });
  checkRule(rule, pod('"{{ .Values.name }}"'), { beside: beside() });
});
