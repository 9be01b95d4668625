import { test } from 'vitest';
import { serviceLoadBalancer as rule } from '../../server/src/rules/network/service-load-balancer.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';

test('reports the type', () => {
  checkRule(
    rule,
    `
    apiVersion: v1
    kind: Service
    metadata:
      name: web
    spec:
      type: LoadBalancer
      #     ^^^^^^^^^^^^ info unsafe: Service "web" gets a load balancer of its own, on most clouds reachable from the internet.
      selector: { app: web }
      ports: [{ port: 80 }]
    `,
  );
});

test('is silent about other types and templates', () => {
  checkRule(
    rule,
    `
    apiVersion: v1
    kind: Service
    metadata:
      name: web
    spec:
      type: NodePort
      selector: { app: web }
      ports: [{ port: 80 }]
    ---
    apiVersion: v1
    kind: Service
    metadata:
      name: c
    spec:
      type: "{{ .Values.type }}"
      selector: { app: web }
      ports: [{ port: 80 }]
    `,
  );
});

test('the fix takes away what a ClusterIP may not have', () => {
  checkFix(
    rule,
    `
    apiVersion: v1
    kind: Service
    metadata:
      name: web
    spec:
      type: LoadBalancer
      loadBalancerSourceRanges: # the office
        - 192.0.2.0/24
      allocateLoadBalancerNodePorts: false
      ports:
        - port: 80
    `,
    `
    apiVersion: v1
    kind: Service
    metadata:
      name: web
    spec:
      type: ClusterIP
      # the office
      ports:
        - port: 80
    `,
  );
});
