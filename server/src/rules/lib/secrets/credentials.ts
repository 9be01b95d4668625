/**
 * Tells credentials from other texts, by the name of a setting and by the look of its value. Sources of the lists: the
 * configurations of kube-linter (`env-var-secret`), Polaris (`sensitiveContainerEnvVar`) and Kubescape (C-0012), the token
 * formats that their issuers publish, and what such names stand for in practice.
 */

/** Longer values are certificates, scripts or data; they are looked at no further than this. */
const MAX_LENGTH = 20_000;

/** Anywhere in a word, for people write `PGPASSWORD` and `mysecretvalue`. */
const SECRET_PART = /passw(?:or)?d|passphrase|secret|credential/;
const SECRET_WORDS = new Set(['pass', 'pwd']);
/** Words whose value may as well be a number or a switch that has to do with one. */
const MAYBE_SECRET_WORD = /^(?:.*token|bearer|jwt|(?:api|access|auth|private|secret|encryption)keys?)$/;
/** What stands before the last word `key` where it is no secret. */
const PLAIN_KEYS = new Set(
  (
    'public primary foreign partition sort cache object map index label annotation group order topic config prefix ' +
    'registry message event column field row hash lookup unique natural shard trust idempotency'
  ).split(' '),
);
/** A name that ends in one of these is about a secret, and is none. */
const ABOUT_SECRETS = new Set(
  (
    'file files path paths dir directory folder mount name names url uri endpoint host hostname port address addr domain ' +
    'server service ttl expiry expiration expires expire timeout lifetime duration interval period age seconds minutes ' +
    'hours days enabled disabled enable disable required optional allowed length len size count limit min max type kind ' +
    'format algorithm alg cipher issuer audience header prefix suffix rotation policy version provider backend store ' +
    'storage manager engine namespace scope scopes field ref reference arn region zone mode id ids user username claim ' +
    'claims location source cookie validation strength complexity encoding resolver class usage budget'
  ).split(' '),
);

/** Whether the name of a setting says that its value is a credential; `maybe` where numbers and switches are called so too. */
export function namesCredential(name: string): 'yes' | 'maybe' | 'no' {
  const words = wordsOf(name);
  const last = words.at(-1);
  if (last === undefined || ABOUT_SECRETS.has(last)) return 'no';
  if (words.some((word) => SECRET_WORDS.has(word) || isSecretWord(word))) return 'yes';
  if (words.some((word) => MAYBE_SECRET_WORD.test(word))) return 'maybe';
  const before = words.at(-2);
  return last === 'key' && before !== undefined && !PLAIN_KEYS.has(before) ? 'maybe' : 'no';
}

/** Whether a word has a secret in it, and does not only begin the same, as `secretary` does. */
function isSecretWord(word: string): boolean {
  return SECRET_PART.test(word) && !/secretar|passwordless|credentialless/.test(word);
}

function wordsOf(name: string): string[] {
  return name
    .slice(0, 200)
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

/** Values that are credentials whatever they are called. */
const TOKENS: readonly RegExp[] = [
  /-----BEGIN (?:[A-Z0-9]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----/,
  // The same in Base64, as kubeconfigs have it.
  /LS0tLS1CRUdJTi(?:BQUklWQVRFIEtFWS|BFQyBQUklWQVRFIEtFWS|BSU0EgUFJJVkFURSBLRVkt|BPUEVOU1NIIFBSSVZBVEUgS0VZ)/,
  // A JSON Web Token: two dots between three parts, the first of which is `{"…` in Base64.
  /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\./,
  /eyJhbGciO/,
  /^Bearer [A-Za-z0-9._~+/-]{12,}/i,
  // Amazon Web Services
  /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/,
  // GitHub, GitLab
  /\bgh[pousr]_[A-Za-z0-9]{36}/,
  /\bgithub_pat_[A-Za-z0-9_]{50,}/,
  /\bglpat-[A-Za-z0-9_-]{20}/,
  // Google
  /\bAIza[0-9A-Za-z_-]{35}/,
  // Slack
  /\bxox[abeprs]-[A-Za-z0-9-]{10,}/,
  /hooks\.slack\.com\/services\/T[A-Za-z0-9]+\//,
  // Stripe, SendGrid, npm, Docker Hub, Hugging Face, Anthropic, OpenAI
  /\b[sr]k_live_[A-Za-z0-9]{16,}/,
  /\bSG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,}/,
  /\bnpm_[A-Za-z0-9]{36}/,
  /\bdckr_pat_[A-Za-z0-9_-]{20,}/,
  /\bhf_[A-Za-z0-9]{30,}/,
  /\bsk-(?:ant|proj)-[A-Za-z0-9_-]{20,}/,
  // Azure storage and service bus, ADO.NET connection strings
  /(?:AccountKey|SharedAccessKey)=[A-Za-z0-9+/]{20,}/,
  /;\s*(?:Password|Pwd)=[^;\s${<]/i,
];

/** A password in a URL. The part after `://` has no further slash, so that the search takes linear time. */
const URL_PASSWORD = /:\/\/[^\s/?#:@]*:([^\s/?#@]+)@/g;

/** Whether a value is a credential by its look: a known token format, a private key, a URL with a password. */
export function looksLikeCredential(value: string): boolean {
  const text = value.slice(0, MAX_LENGTH);
  if (TOKENS.some((token) => token.test(text))) return true;
  return [...text.matchAll(URL_PASSWORD)].some(([, password = '']) => !isReference(password));
}

/** Values that stand for another one, which the program or the platform fills in. */
const REFERENCES: readonly RegExp[] = [
  /\$\(|\$\{|\{\{|^\$[A-Za-z_]\w*$/,
  /^<[^<>]*>$/,
  /^\*+$/,
  // A placeholder: INSERT_PASSWORD_HERE.
  /^[A-Z]+(?:_[A-Z]+)+$/,
  // Files, and addresses in secret stores: Vault, vals, 1Password, AWS, Google, Azure.
  /^(?:\.{0,2}\/|[A-Za-z]:\\)/,
  /^(?:vault|ref\+\w+|op|secretref|keyvault|sm|ssm|gcp-?sm|awssm|env|file):/i,
  /^arn:aws[\w-]*:/,
  /^projects\/[^/]+\/secrets\//,
];

/** Whether a value only says where the real one comes from. */
export function isReference(value: string): boolean {
  return REFERENCES.some((reference) => reference.test(value));
}

const SWITCH =
  /^(?:true|false|yes|no|on|off|none|null|nil|enabled?|disabled?|auto|default|required|optional|0|1)$/i;
const NUMBER = /^[-+]?\d+(?:\.\d+)?[a-z%]{0,3}$/i;
const PLAIN_URL = /^[a-z][a-z0-9+.-]*:\/\//i;

/** Whether a setting holds a credential in clear text. */
export function isCredential(name: string, value: string): boolean {
  if (value.trim() === '') return false;
  if (looksLikeCredential(value)) return true;
  const named = namesCredential(name);
  if (named === 'no' || isReference(value) || SWITCH.test(value) || PLAIN_URL.test(value)) return false;
  return named === 'yes' || !NUMBER.test(value);
}
