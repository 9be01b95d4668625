import { expect, test } from 'vitest';
import { cloudCredentialHostPath as rule } from '../../server/src/rules/volumes/cloud-credential-host-path.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';

const pod = (path: string) => `
  containers: [{ name: a, image: a:1 }]
  volumes: [{ name: v, hostPath: { path: "${path}" } }]
`;

test.each([
  ['/root/.aws', 'AWS'],
  ['/home/ubuntu/.aws/credentials', 'AWS'],
  ['/.azure/', 'Azure'],
  ['/etc/kubernetes/azure.json', 'Azure'],
  ['/root/.config/gcloud', 'Google Cloud'],
  ['/srv/keys/application_default_credentials.json', 'Google Cloud'],
])('%s is of %s', (path, cloud) => {
  expect(messagesOf(rule, pod(path))).toEqual([
    `error: Volume "v" shows credentials for ${cloud} that lie on the node: they reach beyond the cluster.`,
  ]);
});

test.each([
  '/srv/data',
  '/etc/kubernetes',
  '/home/app/.config/app',
  '/opt/gcloud',
  '/srv/aws',
  '{{ .Values.path }}',
])('is silent about %s', (path) => checkRule(rule, pod(path)));

test('the fix removes volume and mounts', () => {
  checkFix(
    rule,
    `
    containers:
      - name: web
        image: registry.example.com/web:1 # ours
        volumeMounts:
          - { name: aws, mountPath: /root/.aws, readOnly: true }
    volumes:
      - name: aws
        hostPath: { path: /root/.aws }
    `,
    `
    containers:
      - name: web
        image: registry.example.com/web:1 # ours
    `,
  );
});
