import { isCredential, looksLikeCredential, namesCredential } from './credentials.ts';
import { isPlaceholder } from './placeholder.ts';

/** Longer texts are looked at no further than this: configuration has its credentials near the top. */
const MAX_LENGTH = 40_000;

/** Cheap, and true for every text that the lines are worth reading of. */
const WORTH_READING =
  /passw|passphrase|pwd|secret|credential|token|bearer|jwt|key|BEGIN|:\/\/|A[KS]IA|gh[pousr]_|xox|eyJ/i;
const COMMENT = /^\s*(?:#|\/\/|;|--(?!-)|\*|<!--)/;
/** A line of a properties, INI, YAML, TOML, JSON or env file. */
const SETTING = /^\s*(?:export\s+|-\s+)?["']?([A-Za-z][\w.-]{1,80})["']?\s*[=:]\s*(\S.*?),?\s*$/;
const QUOTED = /^(["'])(.*)\1$/;
/** A value that is computed, a list or a mapping, or goes on in the next line. */
const COMPUTED = /[()[\]{}$`\\|]|^[&*!>@%]|%\(/;
/** Names of fields and labels in forms, as translations and mappings have them. */
const OWN_NAME = /^(?:pass(?:word|wd|wort|phrase)|secret|token|credentials?|api[-_]?key)s?$/i;

/** What in a text of several settings is a credential: the name of the setting, or undefined where none is. */
export function credentialIn(text: string): string | undefined {
  const start = text.slice(0, MAX_LENGTH);
  if (!WORTH_READING.test(start)) return undefined;
  const isProgram = start.startsWith('#!');
  for (const line of start.split('\n')) {
    if (COMMENT.test(line)) continue;
    const [, name = '', written = ''] = (isProgram ? null : SETTING.exec(line)) ?? [];
    if (name !== '' && isSecretSetting(name, written)) return name;
    if (looksLikeCredential(line))
      return (
        name ||
        line
          .trim()
          .slice(0, 20)
          .replace(/[^\w -].*$/s, '')
          .trim() ||
        'a token'
      );
  }
  return undefined;
}

function isSecretSetting(name: string, written: string): boolean {
  const plain = written.replace(/\s+#.*$/, '');
  const value = QUOTED.exec(plain)?.[2] ?? plain;
  if (COMPUTED.test(value) || isPlaceholder(value) || isObjectName(name, value)) return false;
  if (/\s/.test(value) || OWN_NAME.test(value)) return false;
  if (!isCredential(name, value)) return false;
  return namesCredential(name) === 'yes' || looksRandom(value);
}

/** Whether a setting that is called a secret names a Secret object rather: `tls-secret: web-tls`, `secret: shop/web`. */
export function isObjectName(name: string, value: string): boolean {
  if (
    !/secrets?$/i.test(name) ||
    /(?:client|app|shared|api|auth|session|jwt|cookie)[-_.]?secret$/i.test(name)
  )
    return false;
  return /^[a-z0-9]+(?:[-./][a-z0-9]+)*$/.test(value);
}

/** Words such as `token: standard` are names of something; what nobody would type by hand is a key. */
function looksRandom(value: string): boolean {
  return (
    value.length >= 16 && /\d/.test(value) && /[A-Za-z]/.test(value) && !/[-_. /][a-z]+[-_. /]/.test(value)
  );
}
