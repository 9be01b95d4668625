import { test } from 'vitest';
import { auditLogsSecretBodies as rule } from '../../server/src/rules/audit/audit-logs-secret-bodies.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';

test('reports levels with bodies for what nobody took before', () => {
  checkRule(
    rule,
    `
    apiVersion: audit.k8s.io/v1
    kind: Policy
    rules:
      - level: RequestResponse
        #      ^^^^^^^^^^^^^^^ warning unsafe: The level RequestResponse writes Secrets with their contents into the audit log.
        namespaces: [production]
        resources:
          - group: ""
            resources: [secrets]
      - level: Metadata
        resources:
          - group: ""
            resources: [secrets, "configmaps"]
      - level: Request
        #      ^^^^^^^ warning unsafe: The level Request writes TokenReviews with their contents into the audit log.
        verbs: [create, update]
      - level: RequestResponse
        #      ^^^^^^^^^^^^^^^ warning unsafe: The level RequestResponse writes TokenReviews, ServiceAccount tokens with their contents into the audit log.
    `,
  );
});

test('is silent where they are taken before, or their contents are not written', () => {
  checkRule(
    rule,
    `
    apiVersion: audit.k8s.io/v1
    kind: Policy
    rules:
      - level: None
        users: ["system:kube-proxy"]
      - level: Request
        verbs: [get, list, watch]
      - level: RequestResponse
        nonResourceURLs: ["/api*"]
      - level: Request
        namespaces: [kube-system]
        resources: [{ group: "", resources: [configmaps] }]
      - level: Metadata
        resources:
          - group: ""
            resources: [secrets, configmaps, "serviceaccounts/*"]
          - group: authentication.k8s.io
      - level: RequestResponse
    `,
  );
  checkRule(
    rule,
    `
    apiVersion: audit.k8s.io/v1
    kind: Policy
    rules: [{ level: "{{ level }}" }, { level: Metadata }]
    `,
  );
  checkRule(
    rule,
    `
    apiVersion: audit.k8s.io/v1
    kind: Policy
    rules: [{ level: Metadata, resources: "{{ quiet }}" }, { level: RequestResponse }]
    `,
  );
});

test('the fix keeps the comment', () => {
  checkFix(
    rule,
    `
    apiVersion: audit.k8s.io/v1
    kind: Policy
    rules:
      - level: RequestResponse # all of it
    `,
    `
    apiVersion: audit.k8s.io/v1
    kind: Policy
    rules:
      - level: Metadata # all of it
    `,
  );
});
