import { expect, test } from 'vitest';
import { statefulsetServiceName as rule } from '../../server/src/rules/availability/statefulset-service-name.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';
import { workload } from '../support/workload.ts';

const set = (spec = 'serviceName: web') => workload({ kind: 'StatefulSet', spec });
const service = (name: string, spec = 'clusterIP: None, selector: { app: web }', namespace = '') => `---
apiVersion: v1
kind: Service
metadata: { name: ${name}${namespace} }
spec: { ${spec}, ports: [{ port: 80 }] }
`;

test('reports a Service that is not beside it while others are', () => {
  checkRule(
    rule,
    set(
      'serviceName: wbe\n#            ^^^ info unsafe: StatefulSet "web" takes its names from Service "wbe", which is not in this workspace.',
    ) + service('web'),
  );
});

test('reports no name, a Service that is not headless, one that selects other pods', () => {
  expect(messagesOf(rule, set('replicas: 1'))).toEqual([
    'info: StatefulSet "web" names no Service, so its pods get no names in DNS.',
  ]);
  expect(messagesOf(rule, set() + service('web', 'selector: { app: web }'))).toEqual([
    'info: StatefulSet "web" takes its names from Service "web", which is not headless: its pods get no names in DNS.',
  ]);
  expect(messagesOf(rule, set() + service('web', 'clusterIP: None, selector: { app: api }'))).toEqual([
    'info: Service "web" does not select the pods of StatefulSet "web", so they get no names in DNS.',
  ]);
});

test.each([
  ['its headless Service', set() + service('web')],
  ['a StatefulSet alone', set()],
  ['a Service that may be in the namespace', set() + service('web', 'clusterIP: None', ', namespace: shop')],
  [
    'a Service of two variants',
    set() + service('web', 'clusterIP: None') + service('web', 'selector: { app: web }'),
  ],
  ['a Service that is not wholly known', set() + service('web', 'clusterIP: None, selector: "{{ s }}"')],
  ['a template', set('serviceName: "{{ name }}"') + service('web')],
])('is silent about %s', (_what, text) => {
  checkRule(rule, text);
});

test('the fix names the headless Service that is there', () => {
  checkFix(
    rule,
    set('serviceName: wbe # dns') + service('web'),
    set('serviceName: web # dns') + service('web'),
  );
});

test('the fix adds a headless Service with the ports of the containers', () => {
  const before = (line: string) =>
    `${workload({ kind: 'StatefulSet', namespace: 'shop', spec: line })}          ports:
            - { name: sql, containerPort: 5432 }
            - containerPort: 9187
            - { containerPort: 53, protocol: UDP }
`;
  checkFix(
    rule,
    before('serviceName: # none'),
    `${before('serviceName: web # none')}---
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: shop
spec:
  clusterIP: None
  selector:
    app: web
  ports:
    - name: sql
      port: 5432
    - name: port-9187
      port: 9187
`,
  );
});
