import { matchesName } from '../../base/glob.ts';
import type { Pod } from '../../kube/pod.ts';
import type { Field } from '../../syntax/field.ts';
import { defineRule } from '../rule.ts';

/** Allows all Secrets until a team says which ones. */
export const forbiddenSecretUse = defineRule({
  id: 'forbidden-secret-use',
  visits: 'pod',
  category: 'secrets',
  kinds: 'pods',
  severity: 'hint',
  optIn: true,
  options: {
    allowed: {
      type: 'texts',
      default: ['*'],
      description: 'Secrets that pods may use, `*` for any characters; an empty list forbids all.',
    },
  },
  fix: null,
  risk: 3,
  standards: ['ATT&CK T1552.007'],
  equivalents: {
    kyverno: ['no-secrets', 'restrict-secrets-by-name'],
  },

  summary: 'A pod uses a Secret that the team does not allow.',
  why: `
    Whoever may create pods in a namespace can mount each of its Secrets, also those of others. Where a namespace is shared,
    or secrets come from elsewhere altogether, the manifests are where this shows.
  `,
  attack: `
    With the right to create pods, but not to read Secrets, the attacker mounts the Secret of the payment service into a pod
    of their own and prints it.
  `,
  rollout: `
    Give the workload a Secret of its own, with a name that the list allows.
  `,
  docs: 'https://kubernetes.io/docs/concepts/security/secrets-good-practices/',
  messages: {
    used: ({ secret }: { secret: string }) => `The pod uses Secret "${secret}", which is not allowed here.`,
  },

  *check(pod, _context, { allowed }) {
    const said = new Set<string>();
    for (const at of secretNames(pod)) {
      const secret = at.string;
      if (secret === undefined || said.has(secret)) continue;
      if (allowed.some((pattern) => matchesName(pattern, secret))) continue;
      said.add(secret);
      yield { message: 'used', at, data: { secret } };
    }
  },

  examples: {
    bad: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          envFrom:
            - secretRef:
                name: payment
    `,
    good: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          envFrom:
            - secretRef:
                name: web-database
    `,
    options: { allowed: ['web-*'] },
  },
});

function secretNames(pod: Pod): Field[] {
  const volumes = pod.at('volumes').items;
  return [
    ...pod.containers.flatMap((container) => [
      ...container.at('env').items.map((item) => item.at('valueFrom', 'secretKeyRef', 'name')),
      ...container.at('envFrom').items.map((item) => item.at('secretRef', 'name')),
    ]),
    ...volumes.map((volume) => volume.at('secret', 'secretName')),
    ...volumes.flatMap((volume) =>
      volume.at('projected', 'sources').items.map((source) => source.at('secret', 'name')),
    ),
  ];
}
