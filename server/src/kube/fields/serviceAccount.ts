import { docs, type SecurityField } from './securityField.ts';

/** Fields that decide which identity towards the API server a pod has, and whether it gets the token. */
export const serviceAccountFields: readonly SecurityField[] = [
  {
    path: 'serviceAccountName',
    level: 'pod',
    type: 'string (name of a ServiceAccount)',
    default: 'default: the account that all pods of the namespace share unless they name another.',
    summary:
      'The identity of the pod towards the API server. One account for each workload keeps a right that one of them needs from all the others.',
    rules: ['default-service-account', 'non-existent-service-account', 'service-account-allowlist'],
    docs: docs.serviceAccount,
  },
  {
    path: 'serviceAccount',
    level: 'pod',
    type: 'string (name of a ServiceAccount)',
    default: 'Filled from serviceAccountName.',
    summary: 'The old name of serviceAccountName, kept for old clients. Write serviceAccountName instead.',
    rules: ['deprecated-service-account-field', 'default-service-account'],
    docs: docs.podReference,
  },
  {
    path: 'automountServiceAccountToken',
    level: 'pod',
    type: 'boolean',
    default: 'What the ServiceAccount says; where it says nothing, the token is mounted.',
    summary:
      'Whether a token for the API server appears in every container. Whoever breaks into one reads it and acts as the ServiceAccount; with false there is nothing to take.',
    precedence: 'The pod wins over its ServiceAccount.',
    since: '1.6',
    rules: ['automount-service-account-token', 'bound-service-account-token', 'default-service-account'],
    docs: docs.serviceAccount,
  },
  {
    path: 'automountServiceAccountToken',
    level: 'serviceAccount',
    type: 'boolean',
    default: 'The token is mounted into pods that use this account and do not say otherwise.',
    summary:
      'Whether pods with this account get its token. Pods that talk to the API server can still ask for it in their own spec.',
    precedence: 'A value in the pod wins over this one.',
    since: '1.6',
    rules: [
      'automount-service-account-token',
      'default-service-account-automount',
      'service-account-automount',
    ],
    docs: docs.serviceAccount,
  },
  {
    path: 'secrets',
    level: 'serviceAccount',
    type: 'list of references to Secrets',
    default: 'No Secret is attached; pods get short-lived tokens.',
    summary:
      'Secrets that belong to the account, in old clusters its tokens without an end. The list limits which Secrets pods may mount only with an annotation that is deprecated since 1.32.',
    rules: ['service-account-secrets'],
    docs: docs.serviceAccount,
  },
];
