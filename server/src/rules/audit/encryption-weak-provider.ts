import { encryptedResources } from '../lib/control-plane/encryptionConfiguration.ts';
import { defineRule } from '../rule.ts';

export const encryptionWeakProvider = defineRule({
  id: 'encryption-weak-provider',
  visits: 'resource',
  category: 'audit',
  kinds: ['EncryptionConfiguration'],
  severity: 'info',
  fix: 'unsafe',
  risk: 4,
  standards: [],
  equivalents: {},

  summary: 'Data is encrypted at rest by a provider that Kubernetes advises against.',
  why: `
    The provider aescbc has no protection against changed data, aesgcm loses its security when one key is used for too
    long, and both keep the key in a file beside the database. A KMS with version 2 of the interface replaces keys by
    itself and keeps them elsewhere; secretbox is the better choice among local keys.
  `,
  attack: `
    Someone who can write to etcd or its backups changes ciphertexts and learns from the errors what is in them.
  `,
  rollout: `
    Put the new provider in front, give the file to all API servers, write all Secrets again, and then take the old
    provider out.
  `,
  docs: 'https://kubernetes.io/docs/tasks/administer-cluster/encrypt-data/#providers',
  messages: {
    aescbc: (_data: object) =>
      'The provider aescbc does not detect changed data: padding oracle attacks are possible.',
    aesgcm: (_data: object) =>
      'The provider aesgcm is only safe while its key is replaced every 200,000 writes.',
    kms: (_data: object) =>
      'Version 1 of the KMS interface is deprecated, and off by default since Kubernetes 1.29.',
  },

  *check(resource) {
    for (const { providers } of encryptedResources(resource)) {
      const index = providers.findIndex(({ kind }) => kind !== 'identity');
      const first = providers[index];
      if (first?.item.path.at(-1) !== index) continue;
      const { kind, field } = first;
      if (kind === 'aescbc' || kind === 'aesgcm') yield { message: kind, at: field, data: {} };
      const version = field.at('apiVersion');
      if (kind === 'kms' && (version.isAbsent || version.is('v1')))
        yield { message: kind, at: version, data: {} };
    }
  },

  fixes: ({ at, message }) =>
    message !== 'kms'
      ? []
      : [
          {
            title: 'Use version 2 of the KMS interface',
            safety: 'unsafe',
            caution:
              'The plugin must speak version 2, and the old provider must stay in the list until all is written again.',
            operations: [{ kind: 'set', path: at.path, value: 'v2' }],
          },
        ],

  examples: {
    bad: `
      apiVersion: apiserver.config.k8s.io/v1
      kind: EncryptionConfiguration
      resources:
        - resources: [secrets]
          providers:
            - aescbc:
                keys: []
            - identity: {}
    `,
    good: `
      apiVersion: apiserver.config.k8s.io/v1
      kind: EncryptionConfiguration
      resources:
        - resources: [secrets]
          providers:
            - kms:
                apiVersion: v2
                name: my-kms
                endpoint: unix:///var/run/kmsplugin/socket.sock
            - identity: {}
    `,
  },
});
