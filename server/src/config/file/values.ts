import { parseKubernetesVersion } from '../../kube/version.ts';
import { MESHES, type Mesh, PROFILE_NAMES, type ProfileName, type Severity } from '../config.ts';
import { isDay } from '../exemption.ts';
import { choice, formed, whole } from './scalars.ts';

const PROFILES: Readonly<Record<ProfileName, string>> = {
  'pss-baseline': 'What the Pod Security Standard "baseline" forbids, and nothing else',
  'pss-restricted': 'What the Pod Security Standard "restricted" forbids, and nothing else',
  recommended: 'Every rule that most teams want: the Pod Security Standards and the hardening beyond them',
  'nsa-cisa': 'What the Kubernetes Hardening Guide of NSA and CISA asks for',
  all: 'Every rule, also those of taste',
};

/** A profile's name. */
export const profile = choice(
  'profile',
  PROFILE_NAMES.map((value) => ({ value, description: PROFILES[value] })),
);

const MESH_NAMES: Readonly<Record<Mesh, string>> = {
  none: 'No service mesh, whatever manifests look like',
  istio: 'Istio',
  linkerd: 'Linkerd',
  consul: 'Consul',
  kuma: 'Kuma',
};

/** A service mesh. */
export const mesh = choice(
  'mesh',
  MESHES.map((value) => ({ value, description: MESH_NAMES[value] })),
);

/** What is left to other extensions of the editor. */
export type CoexistenceChoice = 'auto' | 'everything' | 'securityOnly';

const COEXISTENCE: Readonly<Record<CoexistenceChoice, string>> = {
  auto: 'Leave to them what they show as well; the rest is shown as ever',
  everything: 'Show everything, also what they show as well',
  securityOnly:
    'Show only what concerns security, whatever is installed: no syntax errors, schema or outline',
};

/** How much is left to other extensions. */
export const coexistence = choice(
  'way to live beside other extensions',
  (Object.keys(COEXISTENCE) as CoexistenceChoice[]).map((value) => ({
    value,
    description: COEXISTENCE[value],
  })),
);

const RULE_CHOICES: Readonly<Record<Severity | 'off' | 'on', string>> = {
  off: 'Never reported',
  on: 'Reported with its own severity, whatever the profile says',
  error: 'Reported as an error',
  warning: 'Reported as a warning',
  info: 'Reported as information',
  hint: 'Reported as a hint',
};

/** What may be said of a single rule. */
export const ruleChoice = choice(
  'severity',
  (Object.keys(RULE_CHOICES) as (keyof typeof RULE_CHOICES)[]).map((value) => ({
    value,
    description: RULE_CHOICES[value],
  })),
);

/** A Kubernetes version. */
export const kubernetesVersion = formed({
  parse: parseKubernetesVersion,
  expected: 'latest or a version such as "1.34"',
  pattern: '^(?:latest|v?1\\.[0-9]{1,3}(?:[.+-].*)?)$',
  examples: ['latest', '1.34', '1.33', '1.32'],
});

/** A number with an optional suffix, as the API server reads quantities (apimachinery, `resource.Quantity`). */
const QUANTITY = '^(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[numkMGTPE]|[KMGTPE]i|[eE][+-]?[0-9]+)?$';
const quantityExpression = new RegExp(QUANTITY);

/** An amount of CPU time or memory. */
export const quantity = formed({
  parse: (text) => (quantityExpression.test(text) ? text : undefined),
  expected: 'a quantity such as "100m" or "128Mi"',
  pattern: QUANTITY,
});

/** A day. */
export const day = formed({
  parse: (text) => (isDay(text) ? text : undefined),
  expected: 'a day such as 2027-01-31',
  pattern: '^[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$',
});

/** An absolute path in a container, without a slash at its end. */
export const containerPath = formed({
  parse: (text) => (text.startsWith('/') ? text.replace(/(.)\/+$/, '$1') : undefined),
  expected: 'an absolute path such as /var/cache/app',
  pattern: '^/',
});

/** A Linux capability, without `CAP_`. */
export const capability = formed({
  parse: (text) => (/^[A-Za-z_]+$/.test(text) ? text.toUpperCase().replace(/^CAP_/, '') : undefined),
  expected: 'a capability such as NET_BIND_SERVICE',
  pattern: '^[A-Za-z_]+$',
});

/** Largest user and group id that the Pod Security rules and the kernel accept without wrapping to a negative number. */
const MAX_ID = 2 ** 31 - 1;

/** A user or group id; not root's. */
export const ordinaryId = whole(1, MAX_ID);
/** A user or group id. */
export const anyId = whole(0, MAX_ID);
/** A TCP port. */
export const port = whole(1, 65_535);
