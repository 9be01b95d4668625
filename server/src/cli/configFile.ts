import { dirname, resolve } from 'node:path';
import { didYouMean } from '../base/similar.ts';
import { type Config, PROFILE_NAMES, type ProfileName } from '../config/config.ts';
import { composeConfig } from '../config/file/compose.ts';
import type { LoadedFile, PlacedLayer } from '../config/file/load.ts';
import type { ConfigProblem } from '../config/file/spec.ts';
import { createConfigFiles, localDay, withSlashes } from '../host/configFiles.ts';
import { displayName } from '../host/files.ts';
import { type KubernetesVersion, parseKubernetesVersion } from '../kube/version.ts';
import { UsageError } from './usageError.ts';

/** Options of the command line that bear on the configuration. */
export interface ConfigOptions {
  /** A configuration file for everything; `false` for none (`--no-config`), `true` for the nearest. */
  readonly config: string | boolean;
  readonly profile?: string;
  readonly kubernetesVersion?: string;
}

/** Finds the configuration of a file by its absolute path. The same object for the same configuration. */
export type ConfigFinder = (path: string) => Config;

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
  const above = {
    ...(profile === undefined ? {} : { profile }),
    ...(version === undefined ? {} : { kubernetesVersion: version }),
  };
  const today = localDay();
  const files = createConfigFiles({ today: () => today });
  const compose = (layers: readonly PlacedLayer[]) => composeConfig(layers, { today, above });
  const ofFile = remember((path: string | undefined) => {
    if (path === undefined) return compose([]);
    const { layers, files: involved } = files.load(path);
    for (const file of involved) refuse(file, cwd);
    return compose(layers);
  });
  const finder = (configPath: (path: string) => string | undefined): ConfigFinder => {
    return (path) => ofFile(configPath(path))(path === '-' ? undefined : withSlashes(path));
  };
  if (typeof options.config === 'string') {
    const given = withSlashes(resolve(cwd, options.config));
    ofFile(given);
    return finder(() => given);
  }
  if (!options.config) return finder(() => undefined);
  return finder((path) => files.nearest(withSlashes(path === '-' ? cwd : dirname(path))));
}

function remember<K, V>(compute: (key: K) => V): (key: K) => V {
  const known = new Map<K, { readonly value: V }>();
  return (key) => {
    const entry = known.get(key) ?? { value: compute(key) };
    known.set(key, entry);
    return entry.value;
  };
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

/** Throws where something in a file is wrong: a configuration that is half in force would let findings slip through. */
function refuse({ path, text, problems }: LoadedFile, cwd: string): void {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  if (!first) return;
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
  throw new UsageError(`${displayName(path, cwd)}: ${placeOf(first, text)}${first.message}${more}`);
}

function placeOf({ span, path }: ConfigProblem, text: string): string {
  if (text === '') return '';
  const line = text.slice(0, span.start).split('\n').length;
  return `line ${line}: ${path.length > 0 ? `${path.join('.')}: ` : ''}`;
}
