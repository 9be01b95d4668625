import { defineRule } from '../rule.ts';

export const admissionPodSecurityMissing = defineRule({
  id: 'admission-pod-security-missing',
  visits: 'resource',
  category: 'audit',
  kinds: ['AdmissionConfiguration'],
  severity: 'info',
  fix: 'unsafe',
  risk: 6,
  standards: ['NSA', 'ATT&CK T1610'],
  equivalents: {},

  summary: 'The admission configuration has no defaults for Pod Security.',
  why: `
    There is one such file for the API server, so what is missing here is set nowhere: namespaces without labels of Pod
    Security accept privileged pods, unless a policy engine refuses them.
  `,
  attack: `
    Whoever may create a namespace, or has rights in one that was forgotten, runs a privileged pod and owns the node.
  `,
  rollout: `
    Label system namespaces, or exempt them by name, first, and begin with \`warn\` and \`audit\`. Switch the rule off
    where Kyverno, Gatekeeper or a ValidatingAdmissionPolicy does the work.
  `,
  docs: 'https://kubernetes.io/docs/tasks/configure-pod-container/enforce-standards-admission-controller/',
  messages: {
    missing: (_data: object) =>
      'The admission configuration sets no Pod Security level for namespaces without labels.',
  },

  *check({ root }) {
    const plugins = root.at('plugins');
    const names = plugins.items.map((plugin) => plugin.at('name').string);
    if (!root.isCompleteMap || !plugins.isCompleteList) return;
    if (names.every((name) => name !== undefined && name !== 'PodSecurity'))
      yield { message: 'missing', at: plugins, data: {} };
  },

  fixes: ({ at }) => [
    {
      title: 'Add Pod Security with the level baseline',
      safety: 'unsafe',
      caution:
        'Pods that break the level are refused in every namespace without labels: exempt or label those that need it.',
      operations: [
        {
          kind: 'append',
          path: at.path,
          value: {
            name: 'PodSecurity',
            configuration: {
              apiVersion: 'pod-security.admission.config.k8s.io/v1',
              kind: 'PodSecurityConfiguration',
              defaults: { enforce: { tabStop: 'baseline' }, 'enforce-version': 'latest' },
              exemptions: { namespaces: ['kube-system'] },
            },
          },
        },
      ],
    },
  ],

  examples: {
    bad: `
      apiVersion: apiserver.config.k8s.io/v1
      kind: AdmissionConfiguration
      plugins:
        - name: EventRateLimit
          path: event-rate-limit.yaml
    `,
    good: `
      apiVersion: apiserver.config.k8s.io/v1
      kind: AdmissionConfiguration
      plugins:
        - name: PodSecurity
          path: pod-security.yaml
    `,
  },
});
