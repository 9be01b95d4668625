import { podOf } from '../../kube/pod.ts';
import { serviceAccountOf } from '../../kube/podServiceAccount.ts';
import { imageOf } from '../lib/images/containerImage.ts';
import { defineRule } from '../rule.ts';

const DASHBOARD = 'kubernetes-dashboard';
const OWN_IMAGE = /\/(?:kubernetesui\/|kubernetes-dashboard)/;

export const dashboardAccess = defineRule({
  id: 'dashboard-access',
  visits: 'resource',
  category: 'rbac',
  kinds: ['pods', 'RoleBinding', 'ClusterRoleBinding'],
  severity: 'warning',
  fix: null,
  risk: 4,
  standards: ['ATT&CK T1078'],
  equivalents: {
    kubescape: ['C-0014'],
  },

  summary: 'Something else than the Kubernetes Dashboard uses its account or its role.',
  why: `
    The account of the dashboard reads the Secrets that hold its sessions and certificates, and in many clusters was given
    cluster-admin once. Whatever shares it has these rights too, and nobody expects it to.
  `,
  attack: `
    An attacker in the other pod uses the token of the dashboard, or reads the Secret that its sessions are encrypted with
    and logs in as anybody.
  `,
  rollout: `
    Give the other program a ServiceAccount of its own, with a role for what it does.
  `,
  docs: 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/',
  messages: {
    account: ({ name }: { name: string }) =>
      `"${name}" runs as the ServiceAccount of the Kubernetes Dashboard and has all of its rights.`,
    role: ({ subject }: { subject: string }) =>
      `"${subject}" is given the role of the Kubernetes Dashboard, with the Secrets that it reads.`,
  },

  *check(resource) {
    const { root, name = '' } = resource;
    const pod = podOf(resource);
    if (pod) {
      const account = serviceAccountOf(pod);
      const isOwn = pod.containers.some((container) =>
        OWN_IMAGE.test(imageOf(container).reference?.repository ?? ''),
      );
      if (account.name === DASHBOARD && name !== '' && !name.startsWith(DASHBOARD) && !isOwn)
        yield { message: 'account', at: account.at, data: { name } };
    } else if (root.at('roleRef', 'name').is(DASHBOARD)) {
      for (const item of root.at('subjects').items) {
        const at = item.at('name');
        const subject = at.string;
        if (subject !== undefined && !subject.startsWith(DASHBOARD))
          yield { message: 'role', at, data: { subject } };
      }
    }
  },

  examples: {
    bad: `
      serviceAccountName: kubernetes-dashboard
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
