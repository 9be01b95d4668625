import { podSecurityConfigurations } from '../lib/control-plane/admissionPlugins.ts';
import { defineRule } from '../rule.ts';

export const admissionPodSecurityDefaults = defineRule({
  id: 'admission-pod-security-defaults',
  visits: 'resource',
  category: 'audit',
  kinds: ['AdmissionConfiguration', 'PodSecurityConfiguration'],
  severity: 'warning',
  fix: 'unsafe',
  risk: 6,
  standards: ['NSA', 'ATT&CK T1610'],
  equivalents: {},

  summary: 'Pod Security enforces nothing in namespaces without labels.',
  why: `
    The defaults hold for every namespace that nobody labelled, which is also every namespace that is made tomorrow.
    With privileged, the default of the defaults, a pod there may do anything to its node.
  `,
  attack: `
    Whoever may create a namespace, or has rights in one that was forgotten, runs a privileged pod and owns the node.
  `,
  rollout: `
    Label system namespaces, or exempt them by name, first. Set \`warn\` and \`audit\` to the level for some days and
    look for \`pod-security.kubernetes.io/audit-violations\` in the audit log before you enforce it.
  `,
  docs: 'https://kubernetes.io/docs/tasks/configure-pod-container/enforce-standards-admission-controller/',
  messages: {
    absent: (_data: object) =>
      'Pods in namespaces without labels are not limited: defaults.enforce is not set.',
    privileged: (_data: object) =>
      'Pods in namespaces without labels are not limited: defaults.enforce is privileged.',
  },

  *check(resource) {
    for (const configuration of podSecurityConfigurations(resource)) {
      const enforce = configuration.at('defaults', 'enforce');
      if (enforce.isAbsent || enforce.is('')) yield { message: 'absent', at: enforce, data: {} };
      if (enforce.is('privileged')) yield { message: 'privileged', at: enforce, data: {} };
    }
  },

  fixes: ({ at }) => [
    {
      title: 'Enforce baseline by default',
      safety: 'unsafe',
      caution:
        'Pods that break the level are refused in every namespace without labels: exempt or label those that need it.',
      operations: [{ kind: 'set', path: at.path, value: 'baseline' }],
    },
  ],

  examples: {
    bad: `
      apiVersion: apiserver.config.k8s.io/v1
      kind: AdmissionConfiguration
      plugins:
        - name: PodSecurity
          configuration:
            apiVersion: pod-security.admission.config.k8s.io/v1
            kind: PodSecurityConfiguration
            defaults:
              enforce: privileged
    `,
    good: `
      apiVersion: apiserver.config.k8s.io/v1
      kind: AdmissionConfiguration
      plugins:
        - name: PodSecurity
          configuration:
            apiVersion: pod-security.admission.config.k8s.io/v1
            kind: PodSecurityConfiguration
            defaults:
              enforce: baseline
              enforce-version: latest
    `,
  },
});
