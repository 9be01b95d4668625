import { parseKubernetesVersion } from '../kube/version.ts';
import {
  type Config,
  DEFAULT_CONFIG,
  type FixDefaults,
  PROFILE_NAMES,
  type ProfileName,
  type Severity,
} from './config.ts';

/** What people wrote, as far as it could be understood. */
export interface Settings {
  readonly config: Config;
  /** Whether anything is to be said at all. */
  readonly enable: boolean;
  /** One sentence for each value that was not understood; the default holds in its place. */
  readonly problems: readonly string[];
}

/** What may be said of a single rule. */
export const RULE_CHOICES: readonly (Severity | 'off' | 'on')[] = [
  'off',
  'on',
  'error',
  'warning',
  'info',
  'hint',
];

/** Settings of the editor alone, which say nothing about verdicts. */
const EDITOR_ONLY: readonly string[] = ['trace'];

/** A number with an optional suffix, as the API server reads quantities (apimachinery, `resource.Quantity`). */
const QUANTITY = /^(?:\d+\.?\d*|\.\d+)(?:[numkMGTPE]|[KMGTPE]i|[eE][+-]?\d+)?$/;

/** Largest user and group id that the Pod Security rules and the kernel accept without wrapping to a negative number. */
const MAX_ID = 2 ** 31 - 1;

type Entries = Readonly<Record<string, unknown>>;

/** Reads one setting; `report` takes the sentence about a wrong value. */
type Reader<T> = (value: unknown, report: (problem: string) => void) => T | undefined;

/**
 * Reads settings from what an editor or a configuration file holds under `manifestGuard`. Never throws: nothing at all means
 * the defaults, and a wrong value costs a problem and leaves its default in force.
 *
 * @param value anything: settings come from outside
 * @param knownRules ids that exist; where given, others are reported
 */
export function readSettings(value: unknown, knownRules?: ReadonlySet<string>): Settings {
  const problems: string[] = [];
  const entries = readEntries(value, 'The settings', (problem) => problems.push(problem));
  const read = <T>(name: string, reader: Reader<T>, fallback: T): T => {
    const entry = entries[name];
    if (entry === undefined || entry === null) return fallback;
    return reader(entry, (problem) => problems.push(`${name}: ${problem}`)) ?? fallback;
  };
  const config: Config = {
    ...DEFAULT_CONFIG,
    profile: read('profile', readProfile, DEFAULT_CONFIG.profile),
    kubernetesVersion: read('kubernetesVersion', readVersion, DEFAULT_CONFIG.kubernetesVersion),
    rules: read('rules', readRules(knownRules), DEFAULT_CONFIG.rules),
    trustedRegistries: read('trustedRegistries', readTexts, DEFAULT_CONFIG.trustedRegistries),
    fixDefaults: read('fixDefaults', readFixDefaults, DEFAULT_CONFIG.fixDefaults),
  };
  const enable = read('enable', readBoolean, true);
  const known = [...Object.keys(config), 'enable', ...EDITOR_ONLY];
  for (const name of Object.keys(entries)) {
    if (!known.includes(name)) problems.push(`${name}: there is no such setting.`);
  }
  return { config, enable, problems };
}

const show = (value: unknown): string => {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
};

function readEntries(value: unknown, what: string, report: (problem: string) => void): Entries {
  if (value === undefined || value === null) return {};
  if (typeof value === 'object' && !Array.isArray(value)) return value as Entries;
  report(`${what} must be an object, not ${show(value)}.`);
  return {};
}

const readBoolean: Reader<boolean> = (value, report) => {
  if (typeof value === 'boolean') return value;
  report(`must be true or false, not ${show(value)}.`);
  return undefined;
};

const readProfile: Reader<ProfileName> = (value, report) => {
  const profile = PROFILE_NAMES.find((name) => name === value);
  if (!profile) report(`there is no profile ${show(value)}; choose one of ${PROFILE_NAMES.join(', ')}.`);
  return profile;
};

/** Numbers are refused: YAML and JSON turn 1.30 into 1.3. */
const readVersion: Reader<number> = (value, report) => {
  const version = typeof value === 'string' ? parseKubernetesVersion(value) : undefined;
  if (version === undefined)
    report(`must be "latest" or a quoted version such as "1.34", not ${show(value)}.`);
  return version;
};

const readTexts: Reader<readonly string[]> = (value, report) => {
  if (!Array.isArray(value)) {
    report(`must be a list of texts, not ${show(value)}.`);
    return undefined;
  }
  return value.filter((item): item is string => {
    const fits = typeof item === 'string' && item.trim() !== '';
    if (!fits) report(`must hold texts only, not ${show(item)}.`);
    return fits;
  });
};

const readRules =
  (knownRules: ReadonlySet<string> | undefined): Reader<Config['rules']> =>
  (value, report) => {
    const choices: [string, Severity | 'off' | 'on'][] = [];
    for (const [id, entry] of Object.entries(readEntries(value, 'It', report))) {
      const choice = RULE_CHOICES.find((name) => name === entry);
      if (knownRules && !knownRules.has(id)) report(`there is no rule ${show(id)}.`);
      else if (choice) choices.push([id, choice]);
      else if (entry !== null) report(`${id} must be one of ${RULE_CHOICES.join(', ')}, not ${show(entry)}.`);
    }
    return Object.fromEntries(choices);
  };

const readQuantity: Reader<string> = (value, report) => {
  if (typeof value === 'string' && QUANTITY.test(value)) return value;
  report(`must be a quantity such as "100m" or "128Mi", not ${show(value)}.`);
  return undefined;
};

const readId: Reader<number> = (value, report) => {
  if (typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= MAX_ID) return value;
  report(`must be a whole number from 1 to ${MAX_ID}, not ${show(value)}.`);
  return undefined;
};

const readFixDefaults: Reader<FixDefaults> = (value, report) => {
  const entries = readEntries(value, 'It', report);
  const defaults = DEFAULT_CONFIG.fixDefaults;
  const read = <T>(name: keyof FixDefaults, reader: Reader<T>, fallback: T): T => {
    const entry = entries[name];
    if (entry === undefined || entry === null) return fallback;
    return reader(entry, (problem) => report(`${name} ${problem}`)) ?? fallback;
  };
  for (const name of Object.keys(entries)) {
    if (!Object.hasOwn(defaults, name)) report(`there is no value ${show(name)}.`);
  }
  return {
    cpuRequest: read('cpuRequest', readQuantity, defaults.cpuRequest),
    cpuLimit: read('cpuLimit', readQuantity, defaults.cpuLimit),
    memoryRequest: read('memoryRequest', readQuantity, defaults.memoryRequest),
    memoryLimit: read('memoryLimit', readQuantity, defaults.memoryLimit),
    userId: read('userId', readId, defaults.userId),
    groupId: read('groupId', readId, defaults.groupId),
  };
};
