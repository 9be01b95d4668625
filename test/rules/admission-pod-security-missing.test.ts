import { expect, test } from 'vitest';
import { admissionPodSecurityMissing as rule } from '../../server/src/rules/audit/admission-pod-security-missing.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';

test('reports a configuration of other plugins only', () => {
  expect(
    messagesOf(
      rule,
      `
    apiVersion: apiserver.config.k8s.io/v1
    kind: AdmissionConfiguration
    plugins: [{ name: EventRateLimit, path: limits.yaml }]
    `,
    ),
  ).toEqual(['info: The admission configuration sets no Pod Security level for namespaces without labels.']);
});

test('is silent where it is there, or may be', () => {
  checkRule(
    rule,
    `
    apiVersion: apiserver.config.k8s.io/v1
    kind: AdmissionConfiguration
    plugins: [{ name: PodSecurity, path: pod-security.yaml }]
    `,
  );
  checkRule(
    rule,
    `
    apiVersion: apiserver.config.k8s.io/v1
    kind: AdmissionConfiguration
    plugins: [{ name: "{{ plugin }}", path: a.yaml }]
    `,
  );
  checkRule(
    rule,
    `
    apiVersion: apiserver.config.k8s.io/v1
    kind: AdmissionConfiguration
    plugins: "{{ plugins }}"
    `,
  );
});

test('the fix adds it', () => {
  checkFix(
    rule,
    `
    apiVersion: apiserver.config.k8s.io/v1
    kind: AdmissionConfiguration
    plugins:
      - name: EventRateLimit # generous
        path: limits.yaml
    `,
    `
    apiVersion: apiserver.config.k8s.io/v1
    kind: AdmissionConfiguration
    plugins:
      - name: EventRateLimit # generous
        path: limits.yaml
      - name: PodSecurity
        configuration:
          apiVersion: pod-security.admission.config.k8s.io/v1
          kind: PodSecurityConfiguration
          defaults:
            enforce: baseline
            enforce-version: latest
          exemptions:
            namespaces: ["kube-system"]
    `,
  );
});
