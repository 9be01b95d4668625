import type { Pod } from '../../kube/pod.ts';
import { serviceAccountOf } from '../../kube/podServiceAccount.ts';
import { apiClientIn, apiUseOf } from '../lib/pod/apiClients.ts';
import { injectionOf } from '../lib/pod/injection.ts';
import { bindingsPerhapsOf } from '../lib/rbac/bindings.ts';
import { accountOf } from '../lib/rbac/podIdentity.ts';
import { findServiceAccount } from '../lib/rbac/serviceAccount.ts';
import { defineRule, type Fix, type RuleContext } from '../rule.ts';

/**
 * A program that looks like an API client needs its token: asked about is one only where nobody says that it shall have it, neither
 * the pod nor a binding of its account.
 */
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
    Operators, ingress controllers, metrics and log agents, leader election and sidecars of a service mesh need a token: say so
    for those with \`automountServiceAccountToken: true\` in the pod and a ServiceAccount of their own. Look for "serviceaccount/token: no such file" in the logs.
  `,
  docs: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting',
  messages: {
    unset: (_data: object) =>
      'The containers get a Kubernetes API token: automountServiceAccountToken is not set to false.',
    injected: ({ owner }: { owner: string }) =>
      `The containers get a Kubernetes API token. The sidecar of ${owner} may need one, the application hardly does.`,
    client: ({ container }: { container: string }) =>
      `Container "${container}" may need the API token that it gets: say so with automountServiceAccountToken: true, or set false.`,
    written: (_data: object) =>
      'The containers get a Kubernetes API token: automountServiceAccountToken is true.',
  },

  *check(pod, context) {
    const at = pod.at('automountServiceAccountToken');
    const isWritten = at.is(true);
    if (!isWritten && !at.isAbsent) return;
    const { name } = serviceAccountOf(pod);
    if (!isWritten) {
      if (name === undefined) return;
      if (findServiceAccount(context.facts, pod.resource.namespace, name)?.automount === false) return;
    }
    const injection = injectionOf(pod, context);
    const injector = injection === 'unknown' ? undefined : injection;
    const client = apiClientIn(pod, context.config);
    if (isWritten) {
      if (!injector && !client) yield { message: 'written', at, data: {} };
    } else if (injector) yield { message: 'injected', at, data: injector, milder: true };
    else if (!client) yield { message: 'unset', at, data: {} };
    else if (!hasRights(pod, context))
      yield { message: 'client', at, data: { container: client.name }, milder: true };
  },

  fixes: ({ at, message }, pod, context) => {
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

/** Whether an account of the pod's own has a role, as far as is known. */
function hasRights(pod: Pod, context: RuleContext): boolean {
  const account = accountOf(pod, context);
  if (!account || account.name === 'default') return false;
  return bindingsPerhapsOf(context.facts, account).length > 0;
}
