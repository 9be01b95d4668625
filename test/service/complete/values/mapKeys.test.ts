import { expect, test } from 'vitest';
import { factsOfFiles, mapKeysAt } from '../../../support/valuePlace.ts';

const FACTS = factsOfFiles({
  'app/api.yaml': `
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: api
    spec:
      template:
        metadata:
          labels:
            app: api
            team: red
        spec:
          containers:
            - {name: api, image: "api:1"}
    ---
    apiVersion: v1
    kind: Namespace
    metadata:
      name: shop
      labels:
        zone: inner
  `,
});

const at = (marked: string) => mapKeysAt(marked, { facts: FACTS });

test('proposes the labels of Pod Security to a Namespace first', () => {
  const keys = at('{apiVersion: v1, kind: Namespace, metadata: {labels: {|}}}');
  expect(keys.slice(0, 3)).toEqual([
    'pod-security.kubernetes.io/enforce',
    'pod-security.kubernetes.io/enforce-version',
    'pod-security.kubernetes.io/warn',
  ]);
  expect(at('{apiVersion: v1, kind: Pod, metadata: {labels: {|}}}').slice(0, 2)).toEqual([
    'app.kubernetes.io/name',
    'app.kubernetes.io/instance',
  ]);
});

test('proposes labels that a selector of the object asks for', () => {
  const text = `
    apiVersion: apps/v1
    kind: Deployment
    spec:
      selector:
        matchLabels:
          app: web
          tier: front
      template:
        metadata:
          labels:
            app: web
            |
  `;
  expect(at(text)[0]).toBe('tier');
});

test('proposes labels of pods near by to what selects pods, of namespaces to what selects these', () => {
  const policy = (rest: string) => `
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    spec:
      ${rest}
  `;
  expect(at(policy('podSelector: {matchLabels: {|}}'))).toEqual(['app', 'team', 'app.kubernetes.io/name']);
  expect(at(policy('ingress: [{from: [{namespaceSelector: {matchLabels: {|}}}]}]'))).toEqual([
    'kubernetes.io/metadata.name',
    'zone',
  ]);
  expect(at('{apiVersion: v1, kind: Service, spec: {selector: {app: api, |}}}')[0]).toBe('team');
});

test('proposes resources of containers, claims and quotas', () => {
  const container = '{apiVersion: v1, kind: Pod, spec: {containers: [{name: a, resources: {limits: {|}}}]}}';
  expect(at(container)).toEqual(['memory', 'cpu', 'ephemeral-storage']);
  const claim = '{apiVersion: v1, kind: PersistentVolumeClaim, spec: {resources: {requests: {|}}}}';
  expect(at(claim)).toEqual(['storage']);
  expect(at('{apiVersion: v1, kind: ResourceQuota, spec: {hard: {|}}}')[0]).toBe('requests.cpu');
});

test('proposes nothing for what only the author can name', () => {
  expect(at('{apiVersion: v1, kind: ConfigMap, data: {|}}')).toEqual([]);
});
