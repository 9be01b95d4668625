import type { TeamImage } from '../images/teamImage.ts';
import type { KubernetesVersion } from '../kube/version.ts';
import type { Exemption, SuppressionPolicy } from './exemption.ts';

/** How loudly a finding speaks, as in the editor. */
export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** A named selection of rules. */
export type ProfileName = 'pss-baseline' | 'pss-restricted' | 'recommended' | 'nsa-cisa' | 'all';

/** All profiles, in the order in which they are shown. */
export const PROFILE_NAMES: readonly ProfileName[] = [
  'pss-baseline',
  'pss-restricted',
  'recommended',
  'nsa-cisa',
  'all',
];

/** The service meshes that are known; `none` where a team says that it has none. */
export type Mesh = 'none' | 'istio' | 'linkerd' | 'consul' | 'kuma';

/** All meshes, in the order in which they are shown. */
export const MESHES: readonly Mesh[] = ['none', 'istio', 'linkerd', 'consul', 'kuma'];

/** Values that fixes insert where the manifest must say something that only its owner can know. */
export interface FixDefaults {
  readonly cpuRequest: string;
  readonly cpuLimit: string;
  readonly memoryRequest: string;
  readonly memoryLimit: string;
  /** User and group for containers whose image names none of its own. */
  readonly userId: number;
  readonly groupId: number;
}

/** Everything that a verdict depends on besides the manifest. One immutable value; a change makes a new one. */
export interface Config {
  readonly profile: ProfileName;
  readonly kubernetesVersion: KubernetesVersion;
  /** Single rules switched off, or on with a severity, on top of the profile. */
  readonly rules: Readonly<Record<string, Severity | 'off' | 'on'>>;
  /** What single rules are told, by rule id and option name; only values of the option's type. */
  readonly options: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Registry or repository prefixes that images may come from; empty: the rule about them is silent. */
  readonly trustedRegistries: readonly string[];
  readonly fixDefaults: FixDefaults;
  /** What the team knows of its own images; said before the built-in table has a word. */
  readonly knownImages: readonly TeamImage[];
  /** The service mesh whose sidecars pods get; undefined: manifests tell. */
  readonly mesh: Mesh | undefined;
  /** What the team accepts in this file. */
  readonly exemptions: readonly Exemption[];
  readonly suppressions: SuppressionPolicy;
  /** The day, `YYYY-MM-DD`, as the host knows it: the engine has no clock. Undefined: nothing expires. */
  readonly today: string | undefined;
}

/** What holds when nobody configures anything. */
export const DEFAULT_CONFIG: Config = {
  profile: 'recommended',
  kubernetesVersion: Number.POSITIVE_INFINITY,
  rules: {},
  options: {},
  trustedRegistries: [],
  fixDefaults: {
    cpuRequest: '100m',
    cpuLimit: '500m',
    memoryRequest: '128Mi',
    memoryLimit: '512Mi',
    userId: 10001,
    groupId: 10001,
  },
  knownImages: [],
  mesh: undefined,
  exemptions: [],
  suppressions: { requireReason: true },
  today: undefined,
};
