import { expect, test } from 'vitest';
import { agentSandboxEgress as rule } from '../../server/src/rules/admission/agent-sandbox-egress.ts';
import { objectOf } from '../support/manifests.ts';
import { messagesOf } from '../support/ruleTester.ts';

const template = (spec: string) =>
  objectOf('extensions.agents.x-k8s.io/v1alpha1', 'SandboxTemplate', `spec: ${spec}\n`);
const egress = (rules: string) => template(`{ networkPolicy: { egress: ${rules} } }`);

test('reports a policy that is switched off, and rules for any address', () => {
  expect(messagesOf(rule, template('{ networkPolicyManagement: Unmanaged }'))).toEqual([
    'warning: SandboxTemplate "example" has its network policy switched off (networkPolicyManagement).',
  ]);
  const open = 'warning: SandboxTemplate "example" lets its sandboxes connect to any address.';
  expect(messagesOf(rule, egress('[{}]'))).toEqual([open]);
  expect(messagesOf(rule, egress('[{ to: [{ ipBlock: { cidr: 0.0.0.0/0 } }] }]'))).toEqual([open]);
  expect(messagesOf(rule, egress('[{ to: [{ namespaceSelector: {} }] }]'))).toEqual([open]);
});

test.each([
  '{ podTemplate: {} }',
  '{ networkPolicyManagement: Managed }',
  '{ networkPolicyManagement: "{{ .Values.management }}" }',
  '{ networkPolicy: { egress: [] } }',
  '{ networkPolicy: { egress: [{ to: [{ podSelector: { matchLabels: { app: proxy } } }] }] } }',
  '{ networkPolicy: { egress: [{ to: [{ ipBlock: { cidr: 0.0.0.0/0, except: [10.0.0.0/8] } }] }] } }',
  '{ networkPolicy: { egress: [{ to: "{{ .Values.to }}" }] } }',
  '{ networkPolicy: "{{ .Values.policy }}" }',
])('is silent about %s', (spec) => {
  expect(messagesOf(rule, template(spec))).toEqual([]);
});
