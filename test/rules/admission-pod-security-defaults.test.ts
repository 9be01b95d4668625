import { expect, test } from 'vitest';
import { admissionPodSecurityDefaults as rule } from '../../server/src/rules/audit/admission-pod-security-defaults.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';

test('reports defaults that enforce nothing, embedded or in a file of their own', () => {
  checkRule(
    rule,
    `
    apiVersion: apiserver.config.k8s.io/v1
    kind: AdmissionConfiguration
    plugins:
      - name: PodSecurity
        configuration:
          apiVersion: pod-security.admission.config.k8s.io/v1
          kind: PodSecurityConfiguration
          defaults:
            enforce: privileged
            #        ^^^^^^^^^^ warning unsafe: Pods in namespaces without labels are not limited: defaults.enforce is privileged.
            warn: restricted
    `,
  );
  checkRule(
    rule,
    `
    apiVersion: apiserver.config.k8s.io/v1
    kind: AdmissionConfiguration
    plugins:
      - name: PodSecurity
        configuration:
          apiVersion: pod-security.admission.config.k8s.io/v1
          kind: PodSecurityConfiguration
          defaults:
         #^^^^^^^^ warning unsafe: Pods in namespaces without labels are not limited: defaults.enforce is not set.
            warn: restricted
    `,
  );
  expect(
    messagesOf(
      rule,
      `
    apiVersion: pod-security.admission.config.k8s.io/v1
    kind: PodSecurityConfiguration
    exemptions: { namespaces: [kube-system] }
    `,
    ),
  ).toEqual(['warning: Pods in namespaces without labels are not limited: defaults.enforce is not set.']);
});

test('is silent about a level, a file that is elsewhere, a template and another plugin', () => {
  checkRule(
    rule,
    `
    apiVersion: apiserver.config.k8s.io/v1
    kind: AdmissionConfiguration
    plugins:
      - name: PodSecurity
        configuration:
          apiVersion: pod-security.admission.config.k8s.io/v1
          kind: PodSecurityConfiguration
          defaults: { enforce: baseline }
    `,
  );
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
    plugins:
      - name: PodSecurity
        configuration:
          apiVersion: pod-security.admission.config.k8s.io/v1
          kind: PodSecurityConfiguration
          defaults: { enforce: "{{ level }}" }
    `,
  );
  checkRule(
    rule,
    `
    apiVersion: apiserver.config.k8s.io/v1
    kind: AdmissionConfiguration
    plugins: [{ name: ImagePolicyWebhook, configuration: { imagePolicy: {} } }]
    `,
  );
});

test('the fix enforces baseline', () => {
  checkFix(
    rule,
    `
    apiVersion: pod-security.admission.config.k8s.io/v1
    kind: PodSecurityConfiguration
    defaults:
      warn: restricted # since spring
    `,
    `
    apiVersion: pod-security.admission.config.k8s.io/v1
    kind: PodSecurityConfiguration
    defaults:
      warn: restricted # since spring
      enforce: baseline
    `,
  );
});
