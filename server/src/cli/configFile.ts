import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { isMap, isScalar, parseDocument, type YAMLMap } from 'yaml';
import { type Config, DEFAULT_CONFIG, PROFILE_NAMES, type ProfileName } from '../config/config.ts';
import { readSettings } from '../config/settings.ts';
import { displayName } from '../host/files.ts';
import { readText } from '../host/readText.ts';
import { type KubernetesVersion, parseKubernetesVersion } from '../kube/version.ts';
import { RULES } from '../rules/index.ts';
import { didYouMean, UsageError } from './usageError.ts';

/** Looked for in the folder of a file and in those above it. */
const CONFIG_FILE_NAME = '.manifest-guard.yaml';

/** Options of the command line that bear on the configuration. */
export interface ConfigOptions {
  /** A configuration file for everything; `false` for none (`--no-config`), `true` for the nearest. */
  readonly config: string | boolean;
  readonly profile?: string;
  readonly kubernetesVersion?: string;
}

/** Finds the configuration of a file by its absolute path. The same object for the same configuration. */
export type ConfigFinder = (path: string) => Config;

const RULE_IDS: ReadonlySet<string> = new Set(RULES.map(({ meta }) => meta.id));

const KEYS = ['profile', 'kubernetesVersion', 'rules', 'trustedRegistries', 'fixDefaults'] as const;

/**
 * Makes the finder of configurations: the file given with `--config`, or the nearest configuration file, with the options of
 * the command line on top.
 *
 * @throws UsageError for wrong options at once, for a wrong configuration file when it is first needed
 */
export function createConfigFinder(options: ConfigOptions, cwd: string): ConfigFinder {
  const profile = options.profile === undefined ? undefined : readProfile(options.profile);
  const version =
    options.kubernetesVersion === undefined ? undefined : readVersion(options.kubernetesVersion);
  const load = (path: string | undefined): Config => ({
    ...(path === undefined ? DEFAULT_CONFIG : readConfigFile(path, cwd)),
    ...(profile === undefined ? {} : { profile }),
    ...(version === undefined ? {} : { kubernetesVersion: version }),
  });
  if (typeof options.config === 'string') {
    const config = load(resolve(cwd, options.config));
    return () => config;
  }
  if (!options.config) {
    const config = load(undefined);
    return () => config;
  }
  const byFile = remember(load);
  const byFolder = remember((folder: string) => byFile(findConfigFile(folder)));
  return (path) => byFolder(path === '-' ? cwd : dirname(path));
}

function remember<K, V>(compute: (key: K) => V): (key: K) => V {
  const known = new Map<K, { readonly value: V }>();
  return (key) => {
    const entry = known.get(key) ?? { value: compute(key) };
    known.set(key, entry);
    return entry.value;
  };
}

function findConfigFile(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    const path = join(at, CONFIG_FILE_NAME);
    if (existsSync(path)) return path;
    if (at === dirname(at)) return undefined;
  }
}

function readProfile(text: string): ProfileName {
  const profile = PROFILE_NAMES.find((name) => name === text);
  if (profile) return profile;
  const all = PROFILE_NAMES.join(', ');
  throw new UsageError(
    `Unknown profile "${text}".${didYouMean(text, PROFILE_NAMES)} The profiles are ${all}.`,
  );
}

function readVersion(text: string): KubernetesVersion {
  const version = parseKubernetesVersion(text);
  if (version !== undefined) return version;
  throw new UsageError(`"${text}" is no Kubernetes version. Write 1.34, v1.34 or latest.`);
}

/**
 * Reads a configuration file.
 *
 * @throws UsageError that names the file and what is wrong in it
 */
function readConfigFile(path: string, cwd: string): Config {
  const name = displayName(path, cwd);
  const read = readText(path);
  if ('problem' in read) throw new UsageError(`${name}: ${read.problem}`);
  const value = parseConfigText(read.text, name);
  const unknown = Object.keys(value).find((key) => !KEYS.some((known) => known === key));
  if (unknown !== undefined) {
    throw new UsageError(`${name}: ${unknown}: There is no such key.${didYouMean(unknown, KEYS)}`);
  }
  const { config, problems } = readSettings(value, RULE_IDS);
  if (problems.length > 0) throw new UsageError(`${name}: ${problems.join(' ')}`);
  return config;
}

function parseConfigText(text: string, name: string): Record<string, unknown> {
  const document = parseDocument(text, { logLevel: 'silent' });
  const [error] = document.errors;
  if (error) {
    const line = error.linePos?.[0].line ?? 1;
    throw new UsageError(
      `${name}: line ${line}: ${(error.message.split('\n')[0] ?? '').replace(/ at line.*/, '.')}`,
    );
  }
  const { contents } = document;
  if (contents === null || (isScalar(contents) && contents.value === null)) return {};
  if (!isMap(contents)) throw new UsageError(`${name}: Write a mapping with the keys ${KEYS.join(', ')}.`);
  keepAsWritten(contents, ['kubernetesVersion']);
  const defaults = contents.get('fixDefaults');
  if (isMap(defaults)) keepAsWritten(defaults, ['cpuRequest', 'cpuLimit', 'memoryRequest', 'memoryLimit']);
  return { ...(document.toJS({ maxAliasCount: 100 }) as object) };
}

/** YAML reads 1.30 as the number 1.3, and a quantity of 1 is a number too: texts they are, as they stand in the file. */
function keepAsWritten(map: YAMLMap, keys: readonly string[]): void {
  for (const key of keys) {
    const node = map.get(key, true);
    if (isScalar(node) && typeof node.value === 'number') node.value = node.source;
  }
}
