import { expect, test } from 'vitest';
import { hardcodedSecretEnv as rule } from '../../server/src/rules/secrets/hardcoded-secret-env.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';

test('reports a literal credential, by name and by look, without showing it', () => {
  checkRule(
    rule,
    `
    initContainers:
      - name: migrate
        image: registry.example.com/migrate:1
        env: [{ name: DATABASE_URL, value: "postgres://app:hunter2@db/app" }]
        #                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning unsafe: DATABASE_URL of container "migrate" holds a credential in clear text: it belongs in a Secret.
    containers:
      - name: web
        image: registry.example.com/web:1
        env:
          - name: DB_PASSWORD
            value: "123456"
            #      ^^^^^^^^ warning unsafe: DB_PASSWORD of container "web" holds a credential in clear text: it belongs in a Secret.
    `,
  );
});

test('is silent about references, settings about secrets, templates and wrong types', () => {
  checkRule(
    rule,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        env:
          - { name: DB_PASSWORD, valueFrom: { secretKeyRef: { name: web, key: password } } }
          - { name: DB_PASSWORD_FILE, value: /run/secrets/db }
          - { name: TOKEN_TTL, value: 15m }
          - { name: API_TOKEN, value: "$(OTHER)" }
          - { name: API_TOKEN, value: "{{ .Values.token }}" }
          - { name: API_TOKEN, value: "" }
          - { name: API_TOKEN, value: 5 }
          - { name: 5, value: hunter2 }
          - API_TOKEN
    `,
  );
});

test('the fix takes the value from a Secret, named after the workload', () => {
  const fix = checkFix(
    rule,
    `
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: shop
    spec:
      template:
        spec:
          containers:
            - name: web
              image: registry.example.com/web:1
              env:
                # the database
                - name: DB_PASSWORD
                  value: hunter2 # change me
                - name: MODE
                  value: fast
    `,
    `
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: shop
    spec:
      template:
        spec:
          containers:
            - name: web
              image: registry.example.com/web:1
              env:
                # the database
                - name: DB_PASSWORD
                  valueFrom:
                    secretKeyRef:
                      name: shop-secrets
                      key: db_password
                  # change me
                - name: MODE
                  value: fast
    `,
  );
  expect(JSON.stringify(fix)).not.toContain('hunter2');
});

test('the other fix adds an ExternalSecret that makes the Secret', () => {
  const pod = (env: string) => `apiVersion: v1
kind: Pod
metadata:
  name: shop
  namespace: sales
spec:
  containers:
    - name: web
      image: registry.example.com/web:1
      env:
        - name: DB_PASSWORD
${env}`;
  const fix = checkFix(
    rule,
    pod('          value: hunter2\n'),
    `${pod(`          valueFrom:
            secretKeyRef:
              name: shop-secrets
              key: db_password
`)}---
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata:
  name: shop-secrets
  namespace: sales
spec:
  secretStoreRef:
    kind: ClusterSecretStore
    name: secret-store
  target:
    name: shop-secrets
  data:
    - secretKey: db_password
      remoteRef:
        key: shop-secrets
        property: db_password
`,
    { title: 'Take DB_PASSWORD from a secret store (External Secrets Operator)' },
  );
  expect(JSON.stringify(fix)).not.toContain('hunter2');
});
