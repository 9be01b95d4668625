import { expect, test } from 'vitest';
import { schemaValidation as rule } from '../../server/src/rules/metadata/schema-validation.ts';
import { checkFix, messagesOf } from '../support/ruleTester.ts';

type Place = 'object' | 'metadata' | 'spec' | 'template' | 'pod' | 'container';

/** A Deployment with a line at one place of it. */
function deployment(place: Place, line: string): string {
  const at = (here: Place, indent: number): string =>
    here === place ? `${' '.repeat(indent)}${line}\n` : '';
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
${at('metadata', 2)}${at('object', 0)}spec:
  selector: { matchLabels: { app: web } }
${at('spec', 2)}  template:
    metadata:
      labels: { app: web }
${at('template', 4)}    spec:
${at('pod', 6)}      containers:
        - name: web
          image: registry.example.com/web:1.4.2
${at('container', 10)}`;
}

const POD = 'the spec of the pod';
const WORKLOAD = 'the spec of the Deployment';
const POD_CONTEXT = 'the securityContext of the pod';
const CONTEXT = 'the securityContext of the container';
const EACH_CONTEXT = 'the securityContext of each container';
const CONTAINERS = 'the containers of the pod';

const MISPLACED: readonly (readonly [place: Place, line: string, belongs: string])[] = [
  ['pod', 'securityContext: { capabilities: { drop: [ALL] } }', EACH_CONTEXT],
  ['pod', 'securityContext: { privileged: false }', EACH_CONTEXT],
  ['pod', 'securityContext: { allowPrivilegeEscalation: false }', EACH_CONTEXT],
  ['pod', 'readOnlyRootFilesystem: true', EACH_CONTEXT],
  ['pod', 'runAsNonRoot: true', POD_CONTEXT],
  ['pod', 'env: [{ name: A, value: b }]', CONTAINERS],
  ['pod', 'volumeMounts: []', CONTAINERS],
  ['pod', 'imagePullPolicy: Always', CONTAINERS],
  ['pod', 'livenessProbe: { tcpSocket: { port: 80 } }', CONTAINERS],
  ['pod', 'ports: [{ containerPort: 80 }]', CONTAINERS],
  ['pod', 'replicas: 2', WORKLOAD],
  ['pod', 'podAntiAffinity: {}', 'affinity'],
  ['container', 'securityContext: { fsGroup: 1000 }', POD_CONTEXT],
  ['container', 'securityContext: { drop: [ALL] }', 'capabilities'],
  ['container', 'securityContext: { hostNetwork: true }', POD],
  ['container', 'runAsNonRoot: true', CONTEXT],
  ['container', 'privileged: true', CONTEXT],
  ['container', 'hostNetwork: true', POD],
  ['container', 'nodeSelector: { disk: ssd }', POD],
  ['container', 'terminationGracePeriodSeconds: 10', POD],
  ['container', 'limits: { cpu: 1 }', 'resources'],
  ['container', 'preStop: { exec: { command: [a] } }', 'lifecycle'],
  ['template', 'resources: { limits: { cpu: 1 } }', CONTAINERS],
  ['template', 'annotations: { a: b }', 'metadata'],
  ['template', 'replicas: 2', WORKLOAD],
  ['template', 'volumes: []', POD],
  ['spec', 'serviceAccountName: web', POD],
  ['spec', 'securityContext: { runAsNonRoot: true }', POD],
  ['spec', 'maxSurge: 1', 'strategy.rollingUpdate'],
  ['metadata', 'replicas: 2', WORKLOAD],
  ['object', 'labels: { app: web }', 'metadata'],
  ['object', 'namespace: shop', 'metadata'],
  ['object', 'replicas: 2', WORKLOAD],
];

test.each(MISPLACED)('%s: %s', (place, line, belongs) => {
  const messages = messagesOf(rule, deployment(place, line));
  expect(messages).toEqual([expect.stringContaining(`and has no effect here: it belongs to ${belongs}.`)]);
});

test('what is said beside the containers moves into the only one', () => {
  checkFix(
    rule,
    deployment('pod', 'env: [{ name: A, value: b }]'),
    deployment('container', 'env:\n            - name: A\n              value: b'),
  );
  checkFix(rule, deployment('object', 'namespace: shop'), deployment('metadata', 'namespace: shop'));
});

test('of several containers nobody knows which is meant', () => {
  const text = deployment('pod', 'env: [{ name: A, value: b }]').concat(
    '        - name: b\n          image: b\n',
  );
  expect(messagesOf(rule, text)).toHaveLength(1);
  expect(() => checkFix(rule, text, text)).toThrow();
});

test('suggests no field that is there already', () => {
  expect(messagesOf(rule, deployment('object', 'data: { a: b }'))).toEqual([
    'error: "data" is not a field of Deployment: it is dropped, or the object is refused.',
  ]);
});

test('a key that comes twice is one diagnostic of the YAML', () => {
  expect(messagesOf(rule, deployment('spec', 'replicas: 2\n  replicas: 3'))).toEqual([]);
});
