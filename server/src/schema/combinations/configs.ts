import { type Check, isThere } from './check.ts';

/* k8s.io/kubernetes pkg/apis/core/validation/validation.go: ValidateConfigMap, ValidateSecret. */

export const checkConfigMap: Check = function* (at) {
  const binary = at.at('binaryData');
  for (const { key } of at.at('data').entries)
    if (binary.entries.some((entry) => entry.key === key))
      yield { at: binary.at(key), marksKey: true, statement: `"${key}" is in "data" and in "binaryData"` };
};

/** The keys that Secrets of a type have. */
const KEYS_OF_TYPE: ReadonlyMap<string, readonly string[]> = new Map([
  ['kubernetes.io/tls', ['tls.crt', 'tls.key']],
  ['kubernetes.io/dockerconfigjson', ['.dockerconfigjson']],
  ['kubernetes.io/dockercfg', ['.dockercfg']],
  ['kubernetes.io/ssh-auth', ['ssh-privatekey']],
]);

export const checkSecret: Check = function* (at) {
  const [data, texts] = [at.at('data'), at.at('stringData')];
  // Without any data it may be filled in elsewhere.
  if ((!isThere(data) && !isThere(texts)) || data.isUnknown || texts.isUnknown) return;
  const type = at.at('type').string ?? '';
  for (const key of KEYS_OF_TYPE.get(type) ?? [])
    if (
      data.at(key).isAbsent &&
      texts.at(key).isAbsent &&
      !isNull(data.at(key).node) &&
      !isNull(texts.at(key).node)
    )
      yield {
        at: (isThere(data) ? data : texts).at(key),
        lacks: true,
        statement: `A Secret of type ${type} needs the key "${key}"`,
      };
};

/** A key that is there without a value. */
function isNull(node: unknown): boolean {
  return node !== undefined;
}
