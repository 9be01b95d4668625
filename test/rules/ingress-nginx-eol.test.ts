import { expect, test } from 'vitest';
import { ingressNginxEol as rule } from '../../server/src/rules/images/ingress-nginx-eol.ts';
import { messagesOf } from '../support/ruleTester.ts';

const controller = (kind: string, image: string) =>
  `apiVersion: apps/v1\nkind: ${kind}\nmetadata: { name: a }\nspec: { template: { spec: { containers: [{ name: a, image: "${image}" }] } } }\n`;

test.each([
  ['Deployment', 'registry.k8s.io/ingress-nginx/controller:v1.13.3'],
  ['DaemonSet', 'registry.example.com/mirror/ingress-nginx/controller-chroot:v1.13.3'],
  ['Deployment', 'quay.io/kubernetes-ingress-controller/nginx-ingress-controller:0.33.0'],
])('reports a %s of %s', (kind, image) => {
  expect(messagesOf(rule, controller(kind, image))).toEqual([
    'warning: Container "a" runs ingress-nginx, which gets no security fixes since March 2026.',
  ]);
});

test.each([
  ['Deployment', 'nginx/nginx-ingress:5.2.0'],
  ['Deployment', 'registry.k8s.io/ingress-nginx/kube-webhook-certgen:v1.6.3'],
  ['Deployment', 'nginx:1.29'],
  ['Deployment', '{{ .Values.image }}'],
])('is silent about a %s of %s', (kind, image) => {
  expect(messagesOf(rule, controller(kind, image))).toEqual([]);
});
