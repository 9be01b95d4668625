import { relativeTo } from '../../base/filePath.ts';
import { matchesPath } from '../../base/glob.ts';
import { type Config, DEFAULT_CONFIG } from '../config.ts';
import type { Exemption } from '../exemption.ts';
import type { Choices, FileExemption } from './layer.ts';
import type { PlacedLayer } from './load.ts';
import type { RuleSettings } from './rules.ts';

/** What holds for all files, whatever they are called. */
export interface Circumstances {
  /** The day, `YYYY-MM-DD`. */
  readonly today?: string | undefined;
  /** Choices that win over all layers. */
  readonly above?: Choices;
}

/**
 * Makes the function that gives the configuration of a file by its absolute path (with `/`). Files for which the same holds get
 * the same object.
 *
 * Layers apply in their order and within each, its own choices before its overrides. The path of what is no file is undefined: no
 * glob fits it.
 */
export function composeConfig(
  layers: readonly PlacedLayer[],
  { today, above = {} }: Circumstances = {},
): (path: string | undefined) => Config {
  const known = new Map<string, Config>();
  return (path) => {
    const chosen = layers.flatMap(({ layer, folder }) => [
      layer,
      ...(layer.overrides ?? []).filter(({ paths }) => isFor(paths, folder, path)),
    ]);
    const exemptions = layers.flatMap(({ layer, folder }) =>
      (layer.exemptions ?? []).filter(({ paths }) => paths === undefined || isFor(paths, folder, path)),
    );
    const key = identify([...chosen, ...exemptions]);
    const config = known.get(key) ?? {
      ...[...chosen, above].reduce<Config>(choose, { ...DEFAULT_CONFIG, today }),
      exemptions: exemptions.map(withoutPaths),
    };
    known.set(key, config);
    return config;
  };
}

function isFor(globs: readonly string[], folder: string, path: string | undefined): boolean {
  const relative = path === undefined ? undefined : relativeTo(folder, path);
  return relative !== undefined && globs.some((glob) => matchesPath(glob, relative));
}

const names = new WeakMap<object, number>();
let count = 0;

function identify(parts: readonly object[]): string {
  return parts
    .map((part) => {
      const name = names.get(part) ?? ++count;
      names.set(part, name);
      return name;
    })
    .join(' ');
}

function withoutPaths({ paths: _paths, ...exemption }: FileExemption): Exemption {
  return exemption;
}

function choose(config: Config, choices: Choices): Config {
  const { rules = {} } = choices;
  return {
    ...config,
    profile: choices.profile ?? config.profile,
    kubernetesVersion: choices.kubernetesVersion ?? config.kubernetesVersion,
    mesh: choices.mesh ?? config.mesh,
    rules: { ...config.rules, ...severitiesOf(rules) },
    options: withOptions(config.options, rules),
    trustedRegistries: choices.trustedRegistries ?? config.trustedRegistries,
    fixDefaults: { ...config.fixDefaults, ...choices.fixDefaults },
    knownImages: choices.knownImages ? [...config.knownImages, ...choices.knownImages] : config.knownImages,
    suppressions: { ...config.suppressions, ...choices.suppressions },
  };
}

function severitiesOf(rules: RuleSettings): Config['rules'] {
  const said = Object.entries(rules).map(([id, { severity }]) => [id, severity] as const);
  return Object.fromEntries(
    said.filter(
      (entry): entry is readonly [string, NonNullable<(typeof entry)[1]>] => entry[1] !== undefined,
    ),
  );
}

function withOptions(options: Config['options'], rules: RuleSettings): Config['options'] {
  const told = Object.entries(rules).flatMap(([id, { options: own }]) =>
    own === undefined ? [] : [[id, { ...options[id], ...own }] as const],
  );
  return told.length > 0 ? { ...options, ...Object.fromEntries(told) } : options;
}
