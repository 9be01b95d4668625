import { expect, test } from 'vitest';
import { resourceQuota as rule } from '../../server/src/rules/admission/resource-quota.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';

const quota = (spec: string, name = 'team') =>
  `apiVersion: v1\nkind: ResourceQuota\nmetadata: { name: ${name}, namespace: shop }\nspec: ${spec}\n`;

test('names what is not limited', () => {
  checkRule(
    rule,
    `
    apiVersion: v1
    kind: ResourceQuota
    metadata: { name: team }
    spec: {    hard: { cpu: "4", limits.memory: 8Gi } }
    #          ^^^^ info unsafe: ResourceQuota "team" does not limit requests.memory, limits.cpu.
    `,
  );
  expect(messagesOf(rule, quota('{ hard: { pods: 10 } }'))).toHaveLength(1);
});

test('is silent about complete quotas, those with scopes, and templates', () => {
  const full = '{ hard: { cpu: 1, requests.memory: 1, limits.cpu: 1, limits.memory: 1 } }';
  expect(messagesOf(rule, quota(full))).toEqual([]);
  expect(messagesOf(rule, quota('{ hard: { pods: 10 }, scopes: [BestEffort] }'))).toEqual([]);
  expect(messagesOf(rule, quota('{ hard: { pods: 10 }, scopeSelector: { matchExpressions: [] } }'))).toEqual(
    [],
  );
  expect(messagesOf(rule, quota('{ hard: "{{ .Values.hard }}" }'))).toEqual([]);
  expect(messagesOf(rule, quota('{}'))).toEqual([]);
});

test('quotas of one namespace add up', () => {
  const beside = quota('{ hard: { cpu: 1, memory: 1, limits.cpu: 1, limits.memory: 1 } }', 'other');
  expect(messagesOf(rule, quota('{ hard: { pods: 10 } }'), { beside })).toEqual([]);
});

test('the fix adds values to review', () => {
  checkFix(
    rule,
    `
    apiVersion: v1
    kind: ResourceQuota
    metadata:
      name: team
    spec:
      hard:
        requests.cpu: "4" # cores
        limits.memory: 8Gi
    `,
    `
    apiVersion: v1
    kind: ResourceQuota
    metadata:
      name: team
    spec:
      hard:
        requests.cpu: "4" # cores
        limits.memory: 8Gi
        requests.memory: 2560Mi
        limits.cpu: 10000m
    `,
  );
});
