import { test } from 'vitest';
import { externalNameLocalhost as rule } from '../../server/src/rules/network/external-name-localhost.ts';
import { checkRule } from '../support/ruleTester.ts';

test('reports names and addresses of the caller itself', () => {
  checkRule(
    rule,
    `
    apiVersion: v1
    kind: Service
    metadata:
      name: a
    spec:
      type: ExternalName
      externalName: localhost
      #             ^^^^^^^^^ warning: Service "a" leads back to whoever asks for it, such as the ingress controller.
    ---
    apiVersion: v1
    kind: Service
    metadata:
      name: b
    spec:
      type: ExternalName
      externalName: 127.0.0.1
      #             ^^^^^^^^^ warning: Service "b" leads back to whoever asks for it, such as the ingress controller.
    ---
    apiVersion: v1
    kind: Service
    metadata:
      name: c
    spec:
      type: ExternalName
      externalName: admin.localhost
      #             ^^^^^^^^^^^^^^^ warning: Service "c" leads back to whoever asks for it, such as the ingress controller.
    ---
    apiVersion: v1
    kind: Service
    metadata:
      name: d
    spec:
      type: ExternalName
      externalName: localhost.
      #             ^^^^^^^^^^ warning: Service "d" leads back to whoever asks for it, such as the ingress controller.
    `,
  );
});

test('is silent about other names, other types and templates', () => {
  checkRule(
    rule,
    `
    apiVersion: v1
    kind: Service
    metadata:
      name: a
    spec:
      type: ExternalName
      externalName: localhost.example.com
    ---
    apiVersion: v1
    kind: Service
    metadata:
      name: b
    spec:
      externalName: localhost
    ---
    apiVersion: v1
    kind: Service
    metadata:
      name: c
    spec:
      type: ExternalName
      externalName: "{{ .Values.host }}"
    `,
  );
});
