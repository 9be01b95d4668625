import { externalSpec } from '../lib/secrets/externalSecret.ts';
import { plainSecrets } from '../lib/secrets/secretData.ts';
import { defineRule } from '../rule.ts';

/**
 * Ours: no scanner has it as a rule of its own. Values that are encrypted (SOPS, Ansible Vault), templates, placeholders,
 * certificates without a key and what says only who and where are no secrets. No value becomes part of a message or an
 * edit.
 */
export const plaintextSecret = defineRule({
  id: 'plaintext-secret',
  visits: 'resource',
  category: 'secrets',
  kinds: ['Secret'],
  severity: 'warning',
  fix: 'unsafe',
  risk: 4,
  standards: ['CIS 5.4.2', 'ATT&CK T1552.001'],
  equivalents: {},

  summary: 'A Secret has its values in clear text in the file.',
  why: `
    Base64 is a way of writing, not encryption: everybody with a copy of the repository, today or in the backup of three
    years ago, reads the values. They belong in a secret store, or in the file encrypted.
  `,
  attack: `
    The attacker searches leaked and public repositories for \`kind: Secret\`, decodes what stands there, and logs in.
  `,
  rollout: `
    Change the credential, for it stays in the history. Then keep it in a store (External Secrets, the CSI driver for secret
    stores) or encrypt the file (Sealed Secrets, SOPS).
  `,
  docs: 'https://kubernetes.io/docs/concepts/security/secrets-good-practices/',
  messages: {
    plain: ({ name, keys }: { name: string; keys: readonly string[] }) =>
      `Secret "${name}" holds ${listOf(keys)} for everyone who can read this file.`,
    encoded: ({ name, keys }: { name: string; keys: readonly string[] }) =>
      `Secret "${name}" holds ${listOf(keys)} for everyone who can read this file: Base64 is no encryption.`,
  },

  *check(secret) {
    for (const { part, keys } of plainSecrets(secret))
      yield {
        message: part.path.at(-1) === 'data' ? 'encoded' : 'plain',
        at: part,
        data: { name: secret.name ?? '', keys },
      };
  },

  fixes: (_finding, { root, name }) => {
    const parts = ['data', 'stringData'].map((part) => root.at(part)).filter(({ isAbsent }) => !isAbsent);
    if (name === undefined || !root.isCompleteMap || !parts.every((part) => part.isCompleteMap)) return [];
    const keys = [...new Set(parts.flatMap((part) => part.entries.map(({ key }) => key)))];
    const rest = ['data', 'stringData', 'type', 'immutable'].filter((key) => root.at(key).node !== undefined);
    return [
      {
        title: 'Take the values from a secret store (External Secrets Operator)',
        safety: 'unsafe',
        asks: true,
        caution:
          'The cluster needs the External Secrets Operator and the store the values, which must be changed: they are known.',
        operations: [
          { kind: 'set', path: [...root.path, 'apiVersion'], value: 'external-secrets.io/v1' },
          { kind: 'set', path: [...root.path, 'kind'], value: 'ExternalSecret' },
          ...rest.map((key) => ({ kind: 'remove' as const, path: [...root.path, key] })),
          {
            kind: 'set',
            path: [...root.path, 'spec'],
            value: externalSpec(name, keys, root.at('type').string),
          },
        ],
      },
    ];
  },

  examples: {
    bad: `
      apiVersion: v1
      kind: Secret
      metadata:
        name: web
      stringData:
        password: correct-horse
    `,
    good: `
      apiVersion: v1
      kind: Secret
      metadata:
        name: web
      stringData:
        password: \${WEB_PASSWORD}
    `,
  },
});

/** The first of the names, as many as fit into a message. */
function listOf(keys: readonly string[]): string {
  const shown = keys.filter((_, index) => keys.slice(0, index + 1).join(', ').length <= 40);
  const named = shown.length > 0 ? shown : [`${keys[0]?.slice(0, 40)}…`];
  const others = keys.length - named.length;
  return named.map((key) => `"${key}"`).join(', ') + (others > 0 ? ` and ${others} more` : '');
}
