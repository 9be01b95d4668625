import { expect, test } from 'vitest';
import { nakedPod as rule } from '../../server/src/rules/hardening/naked-pod.ts';
import { checkRule, messagesOf } from '../support/ruleTester.ts';

const pod = (metadata: string) => `
  apiVersion: v1
  kind: Pod
  metadata: { name: web${metadata} }
  spec:
    containers: [{ name: web, image: registry.example.com/web:1 }]
`;

test('reports a Pod at its kind', () => {
  checkRule(
    rule,
    `
    apiVersion: v1
    kind: Pod
    #     ^^^ info: Pod "web" has no controller: it does not come back when its node fails.
    metadata: { name: web }
    spec:
      containers: [{ name: web, image: registry.example.com/web:1 }]
    `,
  );
});

test('is silent about owned pods, hooks of Helm, templates, and static pods', () => {
  checkRule(rule, pod(', ownerReferences: [{ kind: Job, name: web }]'));
  checkRule(rule, pod(', ownerReferences: "{{ x }}"'));
  checkRule(rule, pod(', annotations: { helm.sh/hook: test }'));
  checkRule(rule, pod(', labels: { tier: control-plane }'));
  checkRule(rule, pod(''), { file: '/etc/kubernetes/manifests/web.yaml' });
  expect(messagesOf(rule, pod(''), { file: 'deploy/manifests/web.yaml' })).toHaveLength(1);
});
