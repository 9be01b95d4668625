import type { Field } from '../../syntax/field.ts';
import { isPlaceholder } from '../formats/format.ts';
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
/** Of these, one is enough. */
const LOGIN = ['username', 'password'];
const DOCKER_KEYS = ['.dockerconfigjson', '.dockercfg'];

const ACCOUNT = 'kubernetes.io/service-account.name';

export const checkSecret: Check = function* (at) {
  const annotations = at.at('metadata', 'annotations');
  const account = annotations.at(ACCOUNT);
  const isWhole = at.isCompleteMap && at.at('metadata').isCompleteMap && !annotations.isUnknown;
  if (at.at('type').is('kubernetes.io/service-account-token') && isWhole && account.isAbsent && !account.node)
    yield { at: account, lacks: true, statement: `A Secret of this type needs the annotation ${ACCOUNT}` };
  const [data, texts] = [at.at('data'), at.at('stringData')];
  // Without any data it may be filled in elsewhere.
  if ((!isThere(data) && !isThere(texts)) || data.isUnknown || texts.isUnknown) return;
  const type = at.at('type').string ?? '';
  const isAbsent = (key: string): boolean =>
    [data, texts].every((map) => map.at(key).isAbsent && !map.at(key).node);
  if (type === 'kubernetes.io/basic-auth' && LOGIN.every(isAbsent))
    yield {
      at: (isThere(data) ? data : texts).at('username'),
      lacks: true,
      needs: LOGIN,
      statement: `A Secret of type ${type} needs the key "username" or "password"`,
    };
  if (type.startsWith('kubernetes.io/docker')) yield* checkDockerConfig(texts);
  for (const key of KEYS_OF_TYPE.get(type) ?? [])
    if (isAbsent(key))
      yield {
        at: (isThere(data) ? data : texts).at(key),
        lacks: true,
        statement: `A Secret of type ${type} needs the key "${key}"`,
      };
};

/** The text is a secret: it is not repeated. */
function* checkDockerConfig(texts: Field) {
  for (const key of DOCKER_KEYS) {
    const text = texts.at(key).string;
    if (text !== undefined && !isPlaceholder(text) && !/^\s*\{/.test(text))
      yield { at: texts.at(key), marksKey: true, statement: `"${key}" must be a JSON object` };
  }
}
