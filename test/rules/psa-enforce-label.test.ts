import { expect, test } from 'vitest';
import { psaEnforceLabel as rule } from '../../server/src/rules/admission/psa-enforce-label.ts';
import { checkFix, messagesOf } from '../support/ruleTester.ts';

const shop = (labels: string) =>
  `apiVersion: v1\nkind: Namespace\nmetadata: { name: shop, labels: ${labels} }\n`;
const pod = (spec: string) => `
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop }
spec:
  containers: [{ name: web, image: registry.example.com/web:1 }]
  ${spec}
`;

test('reports a Namespace without the label', () => {
  expect(messagesOf(rule, shop('{}'))).toEqual([
    'warning: Namespace "shop" enforces no Pod Security level: even privileged pods are admitted.',
  ]);
  expect(messagesOf(rule, shop('{ pod-security.kubernetes.io/warn: baseline }'))).toHaveLength(1);
});

test('is silent about every level, templates, and namespaces whose labels others keep', () => {
  expect(messagesOf(rule, shop('{ pod-security.kubernetes.io/enforce: privileged }'))).toEqual([]);
  expect(messagesOf(rule, shop('"{{ .Values.labels }}"'))).toEqual([]);
  expect(messagesOf(rule, shop('{ pod-security.kubernetes.io/enforce: "{{ .Values.level }}" }'))).toEqual([]);
  expect(messagesOf(rule, shop('{ security.openshift.io/scc.podSecurityLabelSync: "true" }'))).toEqual([]);
  expect(messagesOf(rule, shop('{}').replace('shop', 'kube-system'))).toEqual([]);
  const beside = shop('{ pod-security.kubernetes.io/enforce: baseline }');
  expect(messagesOf(rule, shop('{}'), { beside })).toEqual([]);
});

test('the fix is safe where the workloads of the namespace are known to keep to the level', () => {
  const fix = (beside: string) =>
    checkFix(
      rule,
      `
      apiVersion: v1
      kind: Namespace
      metadata:
        name: shop # ours
        labels:
          pod-security.kubernetes.io/warn: baseline # soon more
      `,
      `
      apiVersion: v1
      kind: Namespace
      metadata:
        name: shop # ours
        labels:
          pod-security.kubernetes.io/warn: baseline # soon more
          pod-security.kubernetes.io/enforce: baseline
          pod-security.kubernetes.io/enforce-version: v1.33
          pod-security.kubernetes.io/audit: restricted
      `,
      { beside, config: { kubernetesVersion: 33 } },
    );
  expect(fix(pod('restartPolicy: Always')).safety).toBe('safe');
  expect(fix(pod('hostNetwork: true')).caution).toMatch(/^Pod web asks for more than baseline/);
  expect(fix(pod('volumes: [{ name: a, hostPath: { path: / } }]')).safety).toBe('unsafe');
  expect(fix(pod('').replace('1 }', '1, ports: [{ containerPort: 1, hostPort: 1 }] }')).safety).toBe(
    'unsafe',
  );
  const added = '1, securityContext: { capabilities: { add: [SYS_ADMIN] } } }';
  expect(fix(pod('').replace('1 }', added)).safety).toBe('unsafe');
  expect(fix('').safety).toBe('unsafe');
});
