import type { Resource } from '../../../kube/resource.ts';
import type { Field } from '../../../syntax/field.ts';
import { decodeBase64 } from './base64.ts';
import { isCredential, looksLikeCredential, namesCredential } from './credentials.ts';
import { credentialIn } from './credentialsInText.ts';
import { isPlaceholder } from './placeholder.ts';

/** One value of a Secret, as a program would read it. */
interface SecretValue {
  readonly key: string;
  readonly text: string;
}

/** What a Secret says in clear: the part of it, and the keys whose values are secrets. */
export interface PlainSecrets {
  readonly part: Field;
  readonly keys: readonly string[];
}

/** The parts of a Secret that hold secrets which anybody can read; none where they are encrypted. */
export function plainSecrets({ root }: Resource): PlainSecrets[] {
  if (root.at('sops').node !== undefined) return [];
  return ['data', 'stringData'].flatMap((name) => {
    const part = root.at(name);
    const values = valuesOf(part, name === 'data');
    if (values.some(({ text }) => ENCRYPTED.test(text))) return [];
    const keys = values.filter(isSecret).map(({ key }) => key);
    return keys.length === 0 ? [] : [{ part, keys }];
  });
}

/** SOPS, Ansible Vault, PGP, age. */
const ENCRYPTED =
  /^(?:ENC\[|\$ANSIBLE_VAULT;|-----BEGIN PGP MESSAGE|-----BEGIN AGE ENCRYPTED|age-encryption\.org)/;

function valuesOf(part: Field, encoded: boolean): SecretValue[] {
  return part.entries.flatMap(({ key }) => {
    const written = part.at(key).stringOrNumber;
    if (written === undefined) return [];
    return [
      { key, text: (encoded && !isPlaceholder(written) ? decodeBase64(written) : undefined) ?? written },
    ];
  });
}

const PUBLIC_PEM =
  /-----BEGIN (?:TRUSTED )?(?:CERTIFICATE|PUBLIC KEY|RSA PUBLIC KEY|CERTIFICATE REQUEST|X509 CRL|DH PARAMETERS)/;
const PUBLIC_KEY_LINE = /^(?:ssh-(?:rsa|ed25519|dss)|ecdsa-sha2-\S+) /;
const KEY_STORE = /\.(?:jks|p12|pfx|keystore|kdbx|keytab)$/i;
const ARCHIVE = /\.(?:gz|tgz|zip|br|zst)$/i;
const LOGIN_FILES = ['.dockerconfigjson', '.dockercfg'];

/** Keys that say who or where, in Secrets that bring all parts of a login together. */
const PLAIN_WORDS = new Set(
  (
    'url uri host hostname port address addr endpoint server domain username user login email name type kind database db ' +
    'dbname schema project bucket region zone account organization org team tenant insecure tls ssl enabled driver engine ' +
    'version environment profile namespace channel sender from to ca crt cert pub id realm scope scopes role path file ' +
    'accountname proxy provider mode protocol timezone level'
  ).split(' '),
);

function isSecret({ key, text }: SecretValue): boolean {
  if (ARCHIVE.test(key) || (!isStructured(key, text) && isPlaceholder(text))) return false;
  if (LOGIN_FILES.includes(key)) return hasLogin(text);
  if (looksLikeCredential(text) || KEY_STORE.test(key)) return true;
  if (PUBLIC_PEM.test(text) || PUBLIC_KEY_LINE.test(text)) return false;
  if (isStructured(key, text)) return credentialIn(text) !== undefined;
  if (isCredential(key, text)) return true;
  return !isHarmless(key, text);
}

/** Whether a value is a file with settings of its own; whether it holds a secret these say. */
function isStructured(key: string, text: string): boolean {
  return (
    /\n./.test(text) ||
    /^\s*[{[<]/.test(text) ||
    /\.(?:ya?ml|json|ini|conf|cfg|toml|properties|env|xml|txt|sh)$/i.test(key)
  );
}

/** Whether a docker configuration has a login that is more than a placeholder. */
function hasLogin(text: string): boolean {
  return [...text.matchAll(/"(?:auth|password|identitytoken)"\s*:\s*"([^"]*)"/g)].some(
    ([, value = '']) => !isPlaceholder(value) && !/^:?$/.test(decodeBase64(value) ?? value),
  );
}

const PLAIN_VALUE =
  /^(?:true|false|yes|no|on|off|\d{1,6}|[a-z][a-z0-9+.-]*:\/\/\S*|[\w-]+(?:\.[\w-]+)+(?::\d+)?)$/i;

/** Whether neither the name of a value nor its look is that of a secret. */
function isHarmless(key: string, text: string): boolean {
  if (PLAIN_VALUE.test(text)) return true;
  const words = key
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  const last = words.filter((word) => word !== '' && word !== 'in').at(-1) ?? '';
  return (
    namesCredential(key) === 'no' &&
    (PLAIN_WORDS.has(last) || [...PLAIN_WORDS].some((word) => word.length > 3 && last.endsWith(word)))
  );
}
