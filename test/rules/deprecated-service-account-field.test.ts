import { test } from 'vitest';
import { deprecatedServiceAccountField as rule } from '../../server/src/rules/service-account/deprecated-service-account-field.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';

test('reports the old field alone', () => {
  checkRule(
    rule,
    `
    serviceAccount: web
    #               ^^^ info safe: serviceAccount is deprecated: name "web" in serviceAccountName.
    containers: [{ name: a, image: a:1 }]
    `,
  );
});

test('reports a contradiction', () => {
  checkRule(
    rule,
    `
    serviceAccount: web
    #               ^^^ info unsafe: serviceAccount says "web", but the pod runs as "cart".
    serviceAccountName: cart
    containers: [{ name: a, image: a:1 }]
    `,
  );
});

test('is silent where both agree, as the API server writes them', () => {
  checkRule(
    rule,
    `
    serviceAccount: web
    serviceAccountName: web
    containers: [{ name: a, image: a:1 }]
    `,
  );
});

test('is silent about unknown names', () => {
  checkRule(
    rule,
    `
    serviceAccount: web
    serviceAccountName: "{{ .Values.account }}"
    containers: [{ name: a, image: a:1 }]
    `,
  );
});

test('the fix renames the field', () => {
  checkFix(
    rule,
    `
    serviceAccount: web # as always
    containers: [{ name: a, image: registry.example.com/a:1 }]
    `,
    `
    serviceAccountName: web # as always
    containers: [{ name: a, image: registry.example.com/a:1 }]
    `,
  );
});

test('the fix removes the one that does not count', () => {
  checkFix(
    rule,
    `
    serviceAccount: web
    serviceAccountName: cart
    containers: [{ name: a, image: registry.example.com/a:1 }]
    `,
    `
    serviceAccountName: cart
    containers: [{ name: a, image: registry.example.com/a:1 }]
    `,
  );
});
