import { expect, test } from 'vitest';
import { namespaceQuota as rule } from '../../server/src/rules/admission/namespace-quota.ts';
import { checkFix, messagesOf } from '../support/ruleTester.ts';

const SHOP = `apiVersion: v1
kind: Namespace
metadata:
  name: shop
`;
const POD = `
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop }
spec: { containers: [{ name: web, image: registry.example.com/web:1 }] }
`;
const quota = (metadata: string) => `
apiVersion: v1
kind: ResourceQuota
metadata: { name: team${metadata} }
spec: { hard: { pods: 10 } }
`;

test('reports a Namespace with workloads and no quota', () => {
  expect(messagesOf(rule, SHOP, { beside: POD })).toEqual([
    'hint: Namespace "shop" has workloads, but no ResourceQuota in this workspace.',
  ]);
});

test('is silent where a quota is or may be there, where nothing else is known, and in the system namespaces', () => {
  expect(messagesOf(rule, SHOP, { beside: `${POD}---${quota(', namespace: shop')}` })).toEqual([]);
  expect(messagesOf(rule, SHOP, { beside: `${POD}---${quota('')}` })).toEqual([]);
  expect(messagesOf(rule, SHOP, { beside: `${POD}---${quota(', namespace: other')}` })).toHaveLength(1);
  expect(messagesOf(rule, SHOP)).toEqual([]);
  const system = (text: string) => text.replace('shop', 'kube-system');
  expect(messagesOf(rule, system(SHOP), { beside: system(POD) })).toEqual([]);
});

test('the fix adds a quota and defaults that go with it', () => {
  const fix = checkFix(
    rule,
    SHOP,
    `${SHOP}---
apiVersion: v1
kind: ResourceQuota
metadata:
  name: shop
  namespace: shop
spec:
  hard:
    requests.cpu: 2000m
    requests.memory: 2560Mi
    limits.cpu: 10000m
    limits.memory: 10240Mi
---
apiVersion: v1
kind: LimitRange
metadata:
  name: shop
  namespace: shop
spec:
  limits:
    - type: Container
      defaultRequest:
        cpu: 100m
        memory: 128Mi
      default:
        cpu: 500m
        memory: 512Mi
`,
    { beside: POD, config: { rules: { 'namespace-quota': 'on', 'limit-range': 'off' } } },
  );
  expect(fix.safety).toBe('unsafe');
});
