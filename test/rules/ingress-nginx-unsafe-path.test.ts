import { test } from 'vitest';
import { ingressNginxUnsafePath as rule } from '../../server/src/rules/network/ingress-nginx-unsafe-path.ts';
import { checkRule } from '../support/ruleTester.ts';

test('reports paths of the controller', () => {
  checkRule(
    rule,
    `
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: web
    spec:
      rules:
        - host: web.example.com
          http:
            paths:
              - path: /x/etc/nginx
              #       ^^^^^^^^^^^^ warning: Path /x/etc/nginx of Ingress "web" names files of the ingress controller (CVE-2021-25745).
              - path: /var/run/secrets/kubernetes.io
              #       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: Path /var/run/secrets/kubernetes.io of Ingress "web" names files of the ingress controller (CVE-2021-25745).
              - path: /root
              #       ^^^^^ warning: Path /root of Ingress "web" names files of the ingress controller (CVE-2021-25745).
              - path: /var/run/kubernetes/serviceaccount/token
              #       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: Path /var/run/kubernetes/serviceaccount/token of Ingress "web" names files of the ingress controller (CVE-2021-25745).
    `,
  );
});

test('is silent about names that only begin alike, and templates', () => {
  checkRule(
    rule,
    `
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: web
    spec:
      rules:
        - host: web.example.com
          http:
            paths:
              - path: /etcd
              - path: /roots
              - path: /etc-docs
              - path: "{{ .Values.path }}"
              - path: /var/run
    `,
  );
});
