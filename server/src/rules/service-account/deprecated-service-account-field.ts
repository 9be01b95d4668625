import { defineRule } from '../rule.ts';

export const deprecatedServiceAccountField = defineRule({
  id: 'deprecated-service-account-field',
  visits: 'pod',
  category: 'service-account',
  kinds: 'pods',
  severity: 'info',
  fix: 'safe',
  risk: 1,
  standards: [],
  equivalents: { 'kube-linter': ['deprecated-service-account-field'], kubescape: ['C-0294'] },

  summary: 'A pod names its ServiceAccount in the deprecated field serviceAccount.',
  why: `
    \`serviceAccount\` is an old name of \`serviceAccountName\`. Where both are written and differ, the API server
    takes the new one, so that the old one says something untrue.
  `,
  attack: `
    A reviewer reads the harmless name in one field while the pod runs as the account in the other.
  `,
  rollout: `
    Nothing breaks: the API server copies one field to the other.
  `,
  docs: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#PodSpec',
  messages: {
    renamed: ({ name }: { name: string }) =>
      `serviceAccount is deprecated: name "${name}" in serviceAccountName.`,
    contradicts: ({ name, other }: { name: string; other: string }) =>
      `serviceAccount says "${name}", but the pod runs as "${other}".`,
  },

  *check(pod) {
    const at = pod.at('serviceAccount');
    const name = at.string;
    if (!name) return;
    const current = pod.at('serviceAccountName');
    if (current.isAbsent) yield { message: 'renamed', at, data: { name } };
    const other = current.string;
    if (other !== undefined && other !== name) yield { message: 'contradicts', at, data: { name, other } };
  },

  fixes: ({ at, message }) =>
    message === 'renamed'
      ? [
          {
            title: 'Rename serviceAccount to serviceAccountName',
            safety: 'safe',
            operations: [{ kind: 'rename', path: at.path, key: 'serviceAccountName' }],
          },
        ]
      : [
          {
            title: 'Remove serviceAccount',
            safety: 'unsafe',
            caution: 'Make sure that serviceAccountName has the account that was meant.',
            operations: [{ kind: 'remove', path: at.path }],
          },
        ],

  examples: {
    bad: `
      serviceAccount: web
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
    good: `
      serviceAccountName: web
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
  },
});
