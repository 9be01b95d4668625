import type { Span } from '../../base/span.ts';
import type { TeamImage } from '../../images/teamImage.ts';
import type { KubernetesVersion } from '../../kube/version.ts';
import { DEFAULT_CONFIG, type FixDefaults, type Mesh, type ProfileName } from '../config.ts';
import { type Exemption, isExpired, type SuppressionPolicy } from '../exemption.ts';
import { converted, type Described, described, list, mapping, oneOrMore, record } from './collections.ts';
import { knownImages } from './images.ts';
import { type RuleSettings, ruleId, rules } from './rules.ts';
import { flag, text } from './scalars.ts';
import { complain, type Spec } from './spec.ts';
import {
  type CoexistenceChoice,
  coexistence,
  day,
  kubernetesVersion,
  mesh,
  ordinaryId,
  profile,
  quantity,
} from './values.ts';

/** What a configuration says about verdicts; what it does not say is left to what lies below it. */
export interface Choices {
  readonly profile?: ProfileName;
  readonly kubernetesVersion?: KubernetesVersion;
  readonly mesh?: Mesh;
  readonly rules?: RuleSettings;
  readonly trustedRegistries?: readonly string[];
  readonly fixDefaults?: Partial<FixDefaults>;
  readonly knownImages?: readonly TeamImage[];
  readonly suppressions?: Partial<SuppressionPolicy>;
}

/** Other choices for some files. */
export interface Override extends Choices {
  /** Globs, relative to the folder of the file that they are written in; see `matchesPath`. */
  readonly paths: readonly string[];
}

/** An exemption with the files that it is about. */
export interface FileExemption extends Exemption {
  /** Globs like those of `Override`; absent: all files. */
  readonly paths?: readonly string[];
}

/** Something that a file builds on: a profile's name or the path of another file, and where that is written. */
export interface Extended {
  readonly name: string;
  readonly span: Span;
}

/** One configuration as it is written: a file, or the settings of one person. */
export interface Layer extends Choices {
  readonly extends?: readonly Extended[];
  readonly overrides?: readonly Override[];
  readonly exemptions?: readonly FileExemption[];
  /** Whether anything is to be said at all; a person's setting. */
  readonly enable?: boolean;
  /** What is left to other extensions of the editor; a person's setting. */
  readonly coexistence?: CoexistenceChoice;
}

const fixDefaults = mapping<FixDefaults>({
  cpuRequest: described('resources.requests.cpu', quantity, {
    default: DEFAULT_CONFIG.fixDefaults.cpuRequest,
  }),
  cpuLimit: described('resources.limits.cpu', quantity, { default: DEFAULT_CONFIG.fixDefaults.cpuLimit }),
  memoryRequest: described('resources.requests.memory', quantity, {
    default: DEFAULT_CONFIG.fixDefaults.memoryRequest,
  }),
  memoryLimit: described('resources.limits.memory', quantity, {
    default: DEFAULT_CONFIG.fixDefaults.memoryLimit,
  }),
  userId: described('runAsUser, where the image names no user of its own', ordinaryId, {
    default: DEFAULT_CONFIG.fixDefaults.userId,
  }),
  groupId: described('runAsGroup and fsGroup, where the image names none of its own', ordinaryId, {
    default: DEFAULT_CONFIG.fixDefaults.groupId,
  }),
});

const choices = {
  profile: described('Which rules speak. Single rules can be switched with `rules`.', profile, {
    default: DEFAULT_CONFIG.profile,
  }),
  kubernetesVersion: described(
    'The version that your clusters run, such as `1.34`, or `latest`. The Pod Security Standards differ from version to version.',
    kubernetesVersion,
    { default: 'latest' },
  ),
  mesh: described(
    'The service mesh whose sidecars your pods get. Without it, manifests tell as far as they can.',
    mesh,
  ),
  rules: described(
    'Single rules on top of the profile: `off`, `on`, a severity (`error`, `warning`, `info`, `hint`), or a mapping with `severity` and `options`.',
    rules,
    { default: {} },
  ),
  trustedRegistries: described(
    'Registries or repository prefixes that images may come from, such as `registry.example.com/shop`. While the list is empty, every registry may be used.',
    list(text),
    { default: [] },
  ),
  fixDefaults: described(
    'Values that fixes insert where only you can know the right ones. Such fixes are never applied silently.',
    fixDefaults,
    { default: DEFAULT_CONFIG.fixDefaults },
  ),
  knownImages: described(
    'What you know of your own images: their user, where they write, what they need. Fixes go by it as by the built-in table, and it wins over that.',
    knownImages,
    { default: [] },
  ),
  suppressions: described(
    'What is asked of comments and annotations that suppress findings.',
    mapping<SuppressionPolicy>({
      requireReason: described('Whether a suppression must say why.', flag, {
        default: DEFAULT_CONFIG.suppressions.requireReason,
      }),
      foreign: described(
        'Whether the suppressions of kube-linter, kube-score, Polaris, Checkov, Trivy and Kubescape hold for the equivalent rules.',
        flag,
        { default: DEFAULT_CONFIG.suppressions.foreign },
      ),
    }),
  ),
} satisfies { readonly [K in keyof Choices]-?: Described<unknown> };

const paths = oneOrMore(text);

const override: Spec<Override> = converted(
  mapping<Override>(
    {
      paths: described(
        'The files it is for: globs relative to the folder of this file. `*` stays within a folder, `**` spans folders, a folder stands for all in it.',
        paths,
      ),
      ...choices,
    },
    ['paths'],
  ),
  ({ paths: globs, ...rest }) => (globs === undefined ? undefined : { ...rest, paths: globs }),
);

const exemption: Spec<FileExemption> = converted(
  mapping<FileExemption>(
    {
      rules: described('The rules whose findings are accepted; `*` for all.', oneOrMore(ruleId)),
      reason: described('Why.', text),
      kind: described('Only in objects of this kind.', text, { examples: ['Deployment', 'DaemonSet'] }),
      name: described('Only in objects of this name; `*` stands for any text.', text),
      namespace: described('Only in this namespace; `*` stands for any text.', text),
      labels: described(
        'Only in objects with these labels; `*` in a value stands for any text.',
        record(text),
      ),
      paths: described('Only in these files: globs relative to the folder of this file.', paths),
      until: described('The last day on which it holds, such as `2027-01-31`.', day),
    },
    ['rules', 'reason'],
  ),
  ({ rules: ids, reason, ...rest }, field, context) => {
    if (isExpired(rest.until, context.today))
      complain(
        field.at('until'),
        context,
        `This exemption ended on ${rest.until}: its findings are reported again.`,
        {
          severity: 'warning',
          inSchema: false,
        },
      );
    return ids === undefined || ids.length === 0 || reason === undefined
      ? undefined
      : { ...rest, rules: ids, reason };
  },
);

const extended: Spec<Extended> = {
  read: (field, context) => {
    const name = text.read(field, context);
    return name === undefined ? undefined : { name, span: field.label };
  },
  schema: (vocabulary) => ({ anyOf: [profile.schema(vocabulary), { type: 'string' }] }),
};

const common = {
  ...choices,
  overrides: described(
    'Other choices for some files. Of several that fit a file, later ones win.',
    list(override),
  ),
  exemptions: described('Findings that you accept, each with its reason.', list(exemption)),
};

/** What a configuration file may say. */
export const fileSpec: Spec<Layer> = mapping<Omit<Layer, 'enable' | 'coexistence'>>({
  extends: described(
    'What this file builds on: a profile, the path of another configuration file (relative to this one), or a list of these. Later ones win, and what this file says wins over all.',
    oneOrMore(extended),
  ),
  ...common,
});

/** Settings of the editor alone, which say nothing about verdicts. */
interface EditorSettings {
  readonly trace?: unknown;
}

const anything: Spec<unknown> = { read: () => undefined, schema: () => ({}) };

/** What the settings of one person may say. */
export const settingsSpec: Spec<Layer> = mapping<Omit<Layer, 'extends'> & EditorSettings>({
  enable: described('Whether manifests are checked at all.', flag, { default: true }),
  coexistence: described(
    'What is left to other extensions where they are active: errors in YAML itself, the Kubernetes schema with its completion and descriptions, and the outline to *YAML* by Red Hat (alone, or as *Kubernetes* by Microsoft sets it up); findings that *SonarQube for IDE* has on the same lines. Security findings, their fixes and hovers stay.',
    coexistence,
    { default: 'auto' },
  ),
  ...common,
  trace: described('Whether messages are logged.', anything),
});
