import { flagOf } from '../../../kube/components/component.ts';
import { type FlagDemand, listMend } from './flagDemands.ts';

/**
 * Suites of TLS 1.3, and those of TLS 1.2 with a key exchange that keeps old traffic secret and with authenticated encryption,
 * by the names of Go's crypto/tls, which Kubernetes uses.
 */
const STRONG =
  /^TLS_(?:AES_(?:128|256)_GCM|CHACHA20_POLY1305|ECDHE_(?:RSA|ECDSA)_WITH_(?:AES_(?:128|256)_GCM|CHACHA20_POLY1305))/;

/** Wants only strong suites in `--tls-cipher-suites`; where the flag is not given, Go's own choice is a good one. */
export const onlyStrongCipherSuites: FlagDemand = (component) => {
  const given = flagOf(component, 'tls-cipher-suites');
  const weak = given.items?.filter((suite) => suite.startsWith('TLS_') && !STRONG.test(suite)) ?? [];
  if (given.items === undefined || weak.length === 0) return undefined;
  const strong = given.items.filter((suite) => !weak.includes(suite));
  const more = weak.length > 1 ? ` and ${weak.length - 1} more` : '';
  return {
    kind: 'wrong',
    at: given.at,
    setting: `${weak[0]}${more}`,
    ...listMend(component, given, strong, `Keep only the strong suites in ${component.spell(given.name)}`),
  };
};
