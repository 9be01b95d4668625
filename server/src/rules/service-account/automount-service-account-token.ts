import type { Pod } from '../../kube/pod.ts';
import { apiUseInView, apiUseOf } from '../lib/apiClients.ts';
import { bindingsOf } from '../lib/bindings.ts';
import { injectionOf } from '../lib/injection.ts';
import { accountOf } from '../lib/podIdentity.ts';
import { findServiceAccount, serviceAccountOf } from '../lib/serviceAccount.ts';
import { defineRule, type Fix, type RuleContext } from '../rule.ts';

export const automountServiceAccountToken = defineRule({
  id: 'automount-service-account-token',
  visits: 'pod',
  category: 'service-account',
  kinds: 'pods',
  severity: 'warning',
  fix: 'safe',
  risk: 4,
  crossResource: true,
  standards: ['CIS 5.1.6', 'NSA 1.11', 'ATT&CK T1552.007', 'ATT&CK T1528'],
  equivalents: {
    polaris: ['automountServiceAccountToken'],
    checkov: ['CKV_K8S_38'],
    trivy: ['KSV-0036'],
    kubescape: ['C-0034', 'C-0190'],
    kubesec: ['AutomountServiceAccountToken'],
    kyverno: ['restrict-automount-sa-token'],
  },

  summary: 'A token for the Kubernetes API is mounted into the containers of a pod.',
  why: `
    Kubernetes puts a token of the pod's ServiceAccount into every container unless it is told not to. Few applications talk
    to the API server; for all others the token is a key that lies about, in reach of whoever reads a file of theirs.
  `,
  attack: `
    With a path traversal or a shell the attacker reads /var/run/secrets/kubernetes.io/serviceaccount/token, asks the API
    server what it may do (\`kubectl auth can-i --list\`), and uses each right that somebody gave the account too generously.
  `,
  rollout: `
    Operators, ingress controllers, metrics and log agents, leader election and sidecars of a service mesh need a token: keep
    it for those, with a ServiceAccount of their own. Look for "serviceaccount/token: no such file" in the logs.
  `,
  docs: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting',
  messages: {
    unset: (_data: object) =>
      'The containers get a Kubernetes API token: automountServiceAccountToken is not set to false.',
    injected: ({ owner }: { owner: string }) =>
      `The containers get a Kubernetes API token. The sidecar of ${owner} may need one, the application hardly does.`,
    written: (_data: object) =>
      'The containers get a Kubernetes API token: automountServiceAccountToken is true.',
    used: ({ account }: { account: string }) =>
      `The containers get the token of ServiceAccount "${account}", whose roles the program seems to need.`,
  },

  *check(pod, context) {
    const at = pod.at('automountServiceAccountToken');
    const { name } = serviceAccountOf(pod);
    if (at.isAbsent) {
      if (name === undefined) return;
      if (findServiceAccount(context.facts, pod.resource.namespace, name)?.automount === false) return;
    } else if (!at.is(true)) return;
    const account = usedAccountOf(pod, context);
    if (account !== undefined) return yield { message: 'used', at, data: { account }, severity: 'hint' };
    if (!at.isAbsent) return yield { message: 'written', at, data: {} };
    const injection = injectionOf(pod, context);
    if (injection === undefined || injection === 'unknown') yield { message: 'unset', at, data: {} };
    else yield { message: 'injected', at, data: injection, milder: true };
  },

  fixes: ({ at, message }, pod, context) => {
    if (message === 'used') return [];
    const caution =
      message === 'written'
        ? 'Somebody asked for the token here, so the program may use the Kubernetes API.'
        : apiUseOf(pod, context);
    const trust: Pick<Fix, 'safety' | 'caution'> =
      caution === undefined ? { safety: 'safe' } : { safety: 'unsafe', caution };
    return [
      {
        title: 'Set automountServiceAccountToken to false',
        ...trust,
        operations: [{ kind: 'set', path: at.path, value: false }],
      },
    ];
  },

  examples: {
    bad: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
    good: `
      automountServiceAccountToken: false
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
  },
});

/** The account of its own that a program has for the Kubernetes API: it has roles, and the program looks like one that uses them. */
function usedAccountOf(pod: Pod, context: RuleContext): string | undefined {
  const account = accountOf(pod, context);
  if (!account || account.name === 'default' || bindingsOf(context.facts, account).length === 0)
    return undefined;
  return apiUseInView(pod, context) === undefined ? undefined : account.name;
}
