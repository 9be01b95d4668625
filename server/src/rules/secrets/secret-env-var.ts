import type { Container } from '../../kube/pod.ts';
import type { Field } from '../../syntax/field.ts';
import { defineRule } from '../rule.ts';

/**
 * Off by default, unlike the row: most programs can read their secrets from the environment only, and it is what the rule about
 * literal credentials proposes. No fix, because the program must learn to read a file. One finding for each container.
 */
export const secretEnvVar = defineRule({
  id: 'secret-env-var',
  visits: 'container',
  category: 'secrets',
  kinds: 'pods',
  severity: 'info',
  optIn: true,
  fix: null,
  risk: 6,
  standards: ['CIS 5.4.1', 'NSA', 'ATT&CK T1552.007'],
  equivalents: {
    'kube-linter': ['read-secret-from-env-var'],
    checkov: ['CKV_K8S_35'],
    kubescape: ['C-0207', 'C-0012'],
    kubesec: ['SecretsAsEnvironmentVariables'],
    kyverno: ['secrets-not-from-env-vars'],
  },

  summary: 'A Secret reaches a container through environment variables.',
  why: `
    Environment variables are handed on to every child process and end up in crash reports, debug pages and logs. A mounted
    file is read by the program that needs it only, and changes when the Secret does.
  `,
  attack: `
    The attacker opens a debug page that prints the environment, or reads /proc/1/environ through a path traversal, and has
    all passwords at once.
  `,
  rollout: `
    The program must read the secret from a file; many have a setting that ends in _FILE for it. Mount the Secret as a
    read-only volume, and switch over before the variable goes. A Secret in a variable is still better than the value in the
    manifest: the fix of \`hardcoded-secret-env\` goes only as far as that.
  `,
  docs: 'https://kubernetes.io/docs/concepts/configuration/secret/#using-secrets-as-files-from-a-pod',
  messages: {
    environment: ({ container, names }: { container: string; names: readonly string[] }) =>
      `Container "${container}" gets ${names.join(', ')} through its environment: a file leaks less.`,
  },

  *check(container) {
    const [first, ...more] = secretsInEnvironment(container);
    if (!first) return;
    const all = [...new Set([first, ...more].map(({ name }) => name))];
    const names = all.length > 3 ? [...all.slice(0, 2), `${all.length - 2} others`] : all;
    yield { message: 'environment', at: first.at, data: { container: container.name, names } };
  },

  examples: {
    bad: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          envFrom:
            - secretRef:
                name: web-secrets
    `,
    good: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          env:
            - name: DB_PASSWORD_FILE
              value: /etc/web/secrets/db_password
    `,
  },
});

/** The variables that come from a Secret, by name, and the Secrets that all keys are taken from. */
function secretsInEnvironment(container: Container): { at: Field; name: string }[] {
  const single = container.at('env').items.flatMap((item) => {
    const at = item.at('valueFrom', 'secretKeyRef');
    return at.node?.kind === 'map' ? [{ at, name: item.at('name').string ?? 'a secret' }] : [];
  });
  const whole = container.at('envFrom').items.flatMap((item) => {
    const at = item.at('secretRef');
    return at.node?.kind === 'map' ? [{ at, name: `Secret ${at.at('name').string ?? '?'}` }] : [];
  });
  return [...single, ...whole];
}
