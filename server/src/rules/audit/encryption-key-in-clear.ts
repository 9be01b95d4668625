import { encryptedResources } from '../lib/control-plane/encryptionConfiguration.ts';
import { defineRule } from '../rule.ts';

const WITH_KEYS = new Set(['aescbc', 'aesgcm', 'secretbox']);

/** Keys have 16, 24 or 32 bytes, in Base64; everything else is a placeholder, or encrypted itself. */
const KEY = /^(?:[A-Za-z0-9+/]{22}==|[A-Za-z0-9+/]{32}|[A-Za-z0-9+/]{43}=)$/;

function isKey(text: string | undefined): boolean {
  return text !== undefined && KEY.test(text) && new Set(text).size > 8;
}

export const encryptionKeyInClear = defineRule({
  id: 'encryption-key-in-clear',
  visits: 'resource',
  category: 'audit',
  kinds: ['EncryptionConfiguration'],
  severity: 'warning',
  fix: null,
  risk: 5,
  standards: ['ATT&CK T1552.001'],
  equivalents: {},

  summary: 'The key that encrypts the Secrets of the cluster stands in the manifest.',
  why: `
    Encryption at rest protects against those who read etcd or its backups. When the key is committed, everyone with
    access to the repository, its clones and its history can undo it.
  `,
  attack: `
    An attacker with an old backup of etcd looks for the key in the repository, and has all Secrets of that time.
  `,
  rollout: `
    Make a new key on the control plane nodes only, put it in front, write all Secrets again, and remove the old one: a
    key that was committed once stays in the history. A KMS needs no key in the file; SOPS and the like keep the file
    encrypted in the repository.
  `,
  docs: 'https://kubernetes.io/docs/tasks/administer-cluster/encrypt-data/',
  messages: {
    key: ({ name }: { name: string }) =>
      `The encryption key "${name}" stands in the file: whoever reads it can decrypt the Secrets.`,
  },

  *check(resource) {
    for (const { providers } of encryptedResources(resource)) {
      for (const { kind, field } of providers) {
        if (!WITH_KEYS.has(kind)) continue;
        for (const [index, key] of field.at('keys').items.entries()) {
          const secret = key.at('secret');
          if (isKey(secret.string)) {
            const name = key.at('name').string ?? `#${index + 1}`;
            yield { message: 'key', at: secret, data: { name } };
          }
        }
      }
    }
  },

  examples: {
    bad: `
      apiVersion: apiserver.config.k8s.io/v1
      kind: EncryptionConfiguration
      resources:
        - resources: [secrets]
          providers:
            - secretbox:
                keys:
                  - name: key1
                    secret: QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWY=
    `,
    good: `
      apiVersion: apiserver.config.k8s.io/v1
      kind: EncryptionConfiguration
      resources:
        - resources: [secrets]
          providers:
            - secretbox:
                keys:
                  - name: key1
                    secret: \${ENCRYPTION_KEY}
    `,
  },
});
