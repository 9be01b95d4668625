import type { Pod } from '../../kube/pod.ts';
import { serviceAccountOf } from '../../kube/podServiceAccount.ts';
import type { EditOperation } from '../../syntax/edit/operation.ts';
import { workloadName } from '../lib/pod/podParts.ts';
import { bindingFor, bindingsOf } from '../lib/rbac/bindings.ts';
import { newServiceAccount } from '../lib/rbac/podIdentity.ts';
import { findServiceAccount } from '../lib/rbac/serviceAccount.ts';
import { defineRule } from '../rule.ts';

/** Without a token in the pod it does not matter whose account it would be. */
export const defaultServiceAccount = defineRule({
  id: 'default-service-account',
  visits: 'pod',
  category: 'service-account',
  kinds: 'pods',
  severity: 'info',
  fix: 'unsafe',
  risk: 4,
  crossResource: true,
  standards: ['CIS 5.1.5', 'ATT&CK T1078'],
  equivalents: {
    'kube-linter': ['default-service-account'],
    kubesec: ['ServiceAccountName'],
  },
  yieldsTo: ['automount-service-account-token'],

  summary: 'A pod with an API token runs as the ServiceAccount `default`.',
  why: `
    All pods of a namespace that name no account share \`default\`. A right that one of them needs is then given to all, and
    in the audit log nobody can tell them apart.
  `,
  attack: `
    Someone once bound a role to \`default\` to make one tool work. The attacker breaks into another, weaker pod of the
    namespace and has that role too.
  `,
  rollout: `
    Create the ServiceAccount with the role bindings that the workload needs, before or together with it: pods that name an
    account that is missing are not created.
  `,
  docs: 'https://kubernetes.io/docs/concepts/security/service-accounts/',
  messages: {
    shared: (_data: object) =>
      'The pod shares the ServiceAccount "default" with all others of its namespace that name none.',
  },

  *check(pod, { facts }) {
    const { at, name } = serviceAccountOf(pod);
    if (name !== 'default') return;
    const automount = pod.at('automountServiceAccountToken');
    if (!automount.isNot(false)) return;
    const fact = findServiceAccount(facts, pod.resource.namespace, name);
    if (automount.isAbsent && fact?.automount === false) return;
    // Who asks for the token uses it, and is not told to give it up but to have an account of its own.
    yield { message: 'shared', at, data: {}, ...(automount.is(true) ? { yieldsTo: [] } : {}) };
  },

  fixes: (_finding, pod, { facts, file }) => {
    const name = workloadName(pod);
    if (name === undefined || name === 'default') return [];
    const { namespace } = pod.resource;
    const exists = findServiceAccount(facts, namespace, name) !== undefined;
    const bindings = exists ? [] : bindingsOf(facts, { name: 'default', namespace, file });
    const copies = bindings.filter(({ complete }) => complete);
    return [
      {
        title: exists ? `Run as the ServiceAccount ${name}` : `Run as a ServiceAccount of its own, ${name}`,
        safety: 'unsafe',
        caution: exists
          ? 'That account may have other rights: compare its role bindings with those of "default".'
          : 'The new account has the roles that the workspace binds to "default", but none that it gets elsewhere, and no image pull secrets.',
        operations: [
          { kind: 'set', path: [...pod.spec.path, 'serviceAccountName'], value: name },
          ...withoutDeprecated(pod),
        ],
        adds: exists
          ? []
          : [
              newServiceAccount(name, namespace),
              ...copies.map((binding) => bindingFor(name, namespace, binding)),
            ],
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
      serviceAccountName: web
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
  },
});

/** The old field would contradict the new one. */
function withoutDeprecated(pod: Pod): readonly EditOperation[] {
  const deprecated = pod.at('serviceAccount');
  return deprecated.node ? [{ kind: 'remove', path: deprecated.path }] : [];
}
