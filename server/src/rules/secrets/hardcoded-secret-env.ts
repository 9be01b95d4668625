import type { EditOperation, NewValue } from '../../syntax/edit/operation.ts';
import { workloadName } from '../lib/pod/podParts.ts';
import { isCredential } from '../lib/secrets/credentials.ts';
import { externalSecret } from '../lib/secrets/externalSecret.ts';
import { defineRule } from '../rule.ts';

/** The value itself never becomes part of a message, a title or an edit. */
export const hardcodedSecretEnv = defineRule({
  id: 'hardcoded-secret-env',
  visits: 'container',
  category: 'secrets',
  kinds: 'pods',
  severity: 'warning',
  fix: 'unsafe',
  risk: 3,
  standards: ['NSA', 'ATT&CK T1552.001'],
  equivalents: {
    'kube-linter': ['env-var-secret'],
    polaris: ['sensitiveContainerEnvVar'],
    kubescape: ['C-0012', 'C-0259'],
  },

  summary: 'An environment variable holds a credential in clear text.',
  why: `
    What stands in a manifest is in the repository's history, in every clone and in the build logs, and everybody who may read
    Deployments can read it, not only those who may read Secrets. It cannot be changed without a release.
  `,
  attack: `
    The attacker searches leaked and public repositories for such names, or lists the pods with a role that was meant to be
    harmless, and logs in to the database with what it finds.
  `,
  rollout: `
    Create the Secret before the workload, with an operator for external secrets, Sealed Secrets or SOPS rather than as one
    more file in the repository. Then change the credential: the old one is known.
  `,
  docs: 'https://kubernetes.io/docs/tasks/inject-data-application/distribute-credentials-secure/',
  messages: {
    literal: ({ name, container }: { name: string; container: string }) =>
      `${name} of container "${container}" holds a credential in clear text: it belongs in a Secret.`,
  },

  *check(container) {
    for (const item of container.at('env').items) {
      const name = item.at('name').string;
      const at = item.at('value');
      const value = at.string;
      if (name === undefined || value === undefined || !isCredential(name, value)) continue;
      yield { message: 'literal', at, data: { name, container: container.name } };
    }
  },

  fixes: ({ at, data }, container) => {
    const entry = at.path.slice(0, -1);
    const secret = `${workloadName(container.pod) ?? container.name}-secrets`;
    const key = data.name.toLowerCase().replace(/[^a-z0-9._-]/g, '_');
    const operations = (name: NewValue): EditOperation[] => [
      { kind: 'remove', path: at.path },
      { kind: 'set', path: [...entry, 'valueFrom'], value: { secretKeyRef: { name, key } } },
    ];
    return [
      {
        title: `Take ${data.name} from a Secret`,
        safety: 'unsafe',
        caution: `Create the Secret with key ${key} first, outside of Git: a pod whose Secret is missing does not start.`,
        operations: operations({ tabStop: secret }),
      },
      {
        title: `Take ${data.name} from a secret store (External Secrets Operator)`,
        safety: 'unsafe',
        caution: 'The cluster needs the External Secrets Operator, and the value must be in the store first.',
        operations: operations(secret),
        adds: [externalSecret(container.pod.resource.namespace, secret, [key])],
      },
    ];
  },

  examples: {
    bad: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          env:
            - name: DB_PASSWORD
              value: correct-horse
    `,
    good: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          env:
            - name: DB_PASSWORD
              valueFrom:
                secretKeyRef:
                  name: web-secrets
                  key: db_password
    `,
  },
});
