import { expect, test } from 'vitest';
import { externalSecretStorage as rule } from '../../server/src/rules/volumes/external-secret-storage.ts';
import { checkRule, messagesOf } from '../support/ruleTester.ts';

const pod = (volumes: string, container = '', metadata = '') => `
  apiVersion: v1
  kind: Pod
  metadata: { name: web, namespace: shop${metadata} }
  spec:
    containers: [{ name: web, image: a:1${container} }]
    volumes: [${volumes}]
`;
const SECRET = '{ name: keys, secret: { secretName: web } }';
const TEXT = 'hint: Secret "web" is kept in the cluster: no volume of this pod comes from a secret store.';

test('reports a pod that takes its secrets from the cluster', () => {
  expect(messagesOf(rule, pod(SECRET))).toEqual([TEXT]);
  expect(messagesOf(rule, pod('', ', envFrom: [{ secretRef: { name: web } }]'))).toEqual([TEXT]);
  expect(
    messagesOf(rule, pod('', ', env: [{ name: A, valueFrom: { secretKeyRef: { name: web, key: a } } }]')),
  ).toEqual([TEXT]);
});

test('is silent without secrets, with a store, and where it is not known', () => {
  checkRule(rule, pod('{ name: tmp, emptyDir: {} }'));
  checkRule(rule, pod(`${SECRET}, { name: store, csi: { volumeAttributes: { secretProviderClass: web } } }`));
  checkRule(rule, pod(SECRET, '', ', annotations: { vault.hashicorp.com/agent-inject: "true" }'));
  checkRule(rule, pod(SECRET).replace('[{ name: keys', '["{{ x }}", { name: keys'));
});

test('is silent where an object of the workspace fetches the Secret', () => {
  const made = (kind: string, group: string) =>
    `apiVersion: ${group}/v1\nkind: ${kind}\nmetadata: { name: web, namespace: shop }\n`;
  checkRule(rule, pod(SECRET), { beside: made('ExternalSecret', 'external-secrets.io') });
  expect(
    messagesOf(rule, pod(SECRET), { beside: 'apiVersion: v1\nkind: Secret\nmetadata: { name: web }\n' }),
  ).toEqual([TEXT]);
});
