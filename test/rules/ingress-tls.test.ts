import { test } from 'vitest';
import { ingressTls as rule } from '../../server/src/rules/network/ingress-tls.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';

test('reports a missing and an empty list', () => {
  checkRule(
    rule,
    `
    apiVersion: v1
    kind: List
    items:
      - apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata:
          name: a
        spec:
       #^^^^ warning unsafe: Ingress "a" has no TLS: what clients send can be read on the way.
          rules:
            - host: web.example.com
              http:
                paths:
                  - path: /
                    pathType: Prefix
                    backend:
                      service:
                        name: web
                        port:
                          number: 80
      - apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata:
          name: b
        spec:
          tls: []
         #^^^ warning unsafe: Ingress "b" has no TLS: what clients send can be read on the way.
          rules:
            - host: web.example.com
              http:
                paths:
                  - path: /
                    pathType: Prefix
                    backend:
                      service:
                        name: web
                        port:
                          number: 80
    `,
  );
});

test('is silent with TLS, with a certificate in another place, and where something is not known', () => {
  checkRule(
    rule,
    `
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: a
    spec:
      tls: [{ secretName: web-tls }]
      rules:
        - host: web.example.com
          http:
            paths:
              - path: /
                pathType: Prefix
                backend:
                  service:
                    name: web
                    port:
                      number: 80
    ---
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: b
      annotations:
        alb.ingress.kubernetes.io/certificate-arn: arn:aws:acm:x
    spec:
      rules:
        - host: web.example.com
          http:
            paths:
              - path: /
                pathType: Prefix
                backend:
                  service:
                    name: web
                    port:
                      number: 80
    ---
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: c
      annotations:
        alb.ingress.kubernetes.io/listen-ports: '[{"HTTPS": 443}]'
    spec:
      rules:
        - host: web.example.com
          http:
            paths:
              - path: /
                pathType: Prefix
                backend:
                  service:
                    name: web
                    port:
                      number: 80
    ---
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: d
      annotations:
        traefik.ingress.kubernetes.io/router.tls: "true"
    spec:
      rules:
        - host: web.example.com
          http:
            paths:
              - path: /
                pathType: Prefix
                backend:
                  service:
                    name: web
                    port:
                      number: 80
    ---
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: e
    spec:
      ingressClassName: tailscale
      rules:
        - host: web.example.com
          http:
            paths:
              - path: /
                pathType: Prefix
                backend:
                  service:
                    name: web
                    port:
                      number: 80
    ---
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: f
    spec:
      tls: "{{ .Values.tls }}"
      rules:
        - host: web.example.com
          http:
            paths:
              - path: /
                pathType: Prefix
                backend:
                  service:
                    name: web
                    port:
                      number: 80
    ---
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: g
      annotations: "{{ .Values.annotations }}"
    spec:
      rules:
        - host: web.example.com
          http:
            paths:
              - path: /
                pathType: Prefix
                backend:
                  service:
                    name: web
                    port:
                      number: 80
    `,
  );
});

test('the fix names the hosts of the rules', () => {
  checkFix(
    rule,
    `
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: web
    spec:
      # public
      rules:
        - host: web.example.com
        - host: api.example.com # since May
        - host: web.example.com
    `,
    `
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: web
    spec:
      # public
      rules:
        - host: web.example.com
        - host: api.example.com # since May
        - host: web.example.com
      tls:
        - hosts: ["web.example.com", "api.example.com"]
          secretName: web-tls
    `,
  );
});
