import type { NewValue } from '../../../syntax/edit/operation.ts';

/**
 * The `spec` of an ExternalSecret that makes a Secret with some keys. Names in the store are values to review.
 * Source: https://external-secrets.io/latest/api/externalsecret/
 */
export function externalSpec(secret: string, keys: readonly string[], type: string | undefined): NewValue {
  return {
    secretStoreRef: { kind: 'ClusterSecretStore', name: { tabStop: 'secret-store' } },
    target: { name: secret, ...(type === undefined || type === 'Opaque' ? {} : { template: { type } }) },
    data: keys.map((key) => ({ secretKey: key, remoteRef: { key: { tabStop: secret }, property: key } })),
  };
}

/** An ExternalSecret that makes a Secret of its own name. */
export function externalSecret(
  namespace: string | undefined,
  secret: string,
  keys: readonly string[],
): NewValue {
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name: secret, ...(namespace === undefined ? {} : { namespace }) },
    spec: externalSpec(secret, keys, undefined),
  };
}
