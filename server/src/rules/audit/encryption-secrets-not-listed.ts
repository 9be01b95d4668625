import { coversSecrets, encryptedResources } from '../lib/control-plane/encryptionConfiguration.ts';
import { defineRule } from '../rule.ts';

export const encryptionSecretsNotListed = defineRule({
  id: 'encryption-secrets-not-listed',
  visits: 'resource',
  category: 'audit',
  kinds: ['EncryptionConfiguration'],
  severity: 'warning',
  fix: 'unsafe',
  risk: 5,
  standards: ['NSA', 'ATT&CK T1552.001'],
  equivalents: {},

  summary: 'The encryption configuration leaves Secrets out.',
  why: `
    Only the resources that are named are encrypted. Secrets are what encryption at rest is made for, and here they are
    stored as they are.
  `,
  attack: `
    A backup or a disk of etcd shows every Secret, and the file makes everybody believe that it does not.
  `,
  rollout: `
    Keep identity as the last provider until all Secrets were written again.
  `,
  docs: 'https://kubernetes.io/docs/tasks/administer-cluster/encrypt-data/',
  messages: {
    missing: (_data: object) =>
      'Secrets are stored in clear text: no entry of the encryption configuration names them.',
  },

  *check(resource) {
    const list = resource.root.at('resources');
    const entries = encryptedResources(resource);
    if (!list.isCompleteList || !resource.root.isCompleteMap) return;
    if (entries.every(({ names }) => names !== undefined && !coversSecrets(names)))
      yield { message: 'missing', at: list, data: {} };
  },

  fixes: (_finding, resource) => {
    const entry = encryptedResources(resource).find(
      ({ providers }) => providers[0] && providers[0].kind !== 'identity',
    );
    if (!entry) return [];
    return [
      {
        title: 'Encrypt Secrets, too',
        safety: 'unsafe',
        caution: 'Give the file to all API servers, and write all Secrets again afterwards.',
        operations: [{ kind: 'append', path: entry.root.at('resources').path, value: 'secrets' }],
      },
    ];
  },

  examples: {
    bad: `
      apiVersion: apiserver.config.k8s.io/v1
      kind: EncryptionConfiguration
      resources:
        - resources: [configmaps]
          providers:
            - kms:
                apiVersion: v2
                name: my-kms
                endpoint: unix:///var/run/kmsplugin/socket.sock
    `,
    good: `
      apiVersion: apiserver.config.k8s.io/v1
      kind: EncryptionConfiguration
      resources:
        - resources: [secrets, configmaps]
          providers:
            - kms:
                apiVersion: v2
                name: my-kms
                endpoint: unix:///var/run/kmsplugin/socket.sock
    `,
  },
});
