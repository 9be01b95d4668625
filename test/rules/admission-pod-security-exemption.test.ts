import { test } from 'vitest';
import { admissionPodSecurityExemption as rule } from '../../server/src/rules/audit/admission-pod-security-exemption.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';

test('reports controllers, the namespace default and wildcards', () => {
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
          exemptions:
            usernames:
              - system:serviceaccount:kube-system:job-controller
              # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning unsafe: Exempting system:serviceaccount:kube-system:job-controller exempts the pods of everyone who may create the workload it works for.
              - alice
            namespaces: [kube-system, default, "team-*"]
            #                         ^^^^^^^ warning unsafe: The namespace default is exempt from Pod Security: anyone with rights in it may run privileged pods.
            #                                  ^^^^^^^^ warning unsafe: The exemption "team-*" has no effect: names are compared as they are, without wildcards.
    `,
  );
});

test('is silent about names of people and system namespaces, and about a template', () => {
  checkRule(
    rule,
    `
    apiVersion: pod-security.admission.config.k8s.io/v1
    kind: PodSecurityConfiguration
    exemptions:
      usernames: [kubernetes-admin]
      runtimeClasses: [kata]
      namespaces: [kube-system, "{{ namespace }}"]
    `,
  );
});

test('the fix removes it', () => {
  checkFix(
    rule,
    `
    apiVersion: pod-security.admission.config.k8s.io/v1
    kind: PodSecurityConfiguration
    exemptions:
      namespaces:
        - kube-system # CNI
        - default
    `,
    `
    apiVersion: pod-security.admission.config.k8s.io/v1
    kind: PodSecurityConfiguration
    exemptions:
      namespaces:
        - kube-system # CNI
    `,
  );
});
