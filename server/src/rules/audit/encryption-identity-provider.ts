import type { EditOperation } from '../../syntax/edit/operation.ts';
import { entryForSecrets } from '../lib/control-plane/encryptionConfiguration.ts';
import { defineRule } from '../rule.ts';

export const encryptionIdentityProvider = defineRule({
  id: 'encryption-identity-provider',
  visits: 'resource',
  category: 'audit',
  kinds: ['EncryptionConfiguration'],
  severity: 'warning',
  fix: 'unsafe',
  risk: 5,
  standards: ['NSA', 'ATT&CK T1552.001'],
  equivalents: {},

  summary: 'Secrets are stored in etcd without encryption, although there is a configuration for it.',
  why: `
    The first provider of the list writes. With identity in front every Secret is stored as it is; the providers behind
    it only read what was encrypted earlier. That is right while encryption is being taken away, and wrong at any other
    time.
  `,
  attack: `
    A backup or a disk of etcd shows every Secret, and the file makes everybody believe that it does not.
  `,
  rollout: `
    Keep identity as the last provider, so that Secrets that are not encrypted yet can still be read; write all of them
    again with \`kubectl get secrets -A -o json | kubectl replace -f -\`, and then remove it.
  `,
  docs: 'https://kubernetes.io/docs/tasks/administer-cluster/encrypt-data/',
  messages: {
    first: (_data: object) =>
      'Secrets are stored in clear text: identity, the first provider, encrypts nothing.',
    only: (_data: object) =>
      'Secrets are stored in clear text: identity, the only provider, encrypts nothing.',
  },

  *check(resource) {
    const entry = entryForSecrets(resource);
    const list = entry?.root.at('providers');
    const [first] = entry?.providers ?? [];
    if (first?.kind !== 'identity' || first.item.path.at(-1) !== 0 || !list?.isCompleteList) return;
    yield { message: list.items.length > 1 ? 'first' : 'only', at: first.field, data: {} };
  },

  fixes: ({ at, message }) => {
    const item = at.path.slice(0, -1);
    const list = item.slice(0, -1);
    const last: EditOperation = { kind: 'append', path: list, value: { identity: {} } };
    const drop: EditOperation = { kind: 'remove', path: item };
    if (message === 'first')
      return [
        {
          title: 'Move identity to the end',
          safety: 'unsafe',
          caution: 'Give the file to all API servers, and write all Secrets again afterwards.',
          operations: [last, drop],
        },
      ];
    const kms = {
      apiVersion: 'v2',
      name: { tabStop: 'my-kms' },
      endpoint: { tabStop: 'unix:///var/run/kmsplugin/socket.sock' },
    };
    return [
      {
        title: 'Encrypt with a KMS',
        safety: 'unsafe',
        caution:
          'Needs a running KMS plugin on every control plane node; write all Secrets again afterwards.',
        operations: [{ kind: 'append', path: list, value: { kms } }, last, drop],
      },
    ];
  },

  examples: {
    bad: `
      apiVersion: apiserver.config.k8s.io/v1
      kind: EncryptionConfiguration
      resources:
        - resources: [secrets]
          providers:
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
