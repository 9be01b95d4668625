import { PROFILE_NAMES, type ProfileName, type Severity } from '../config/config.ts';
import { controlOf } from '../rules/controls.ts';
import { RULES } from '../rules/index.ts';
import type { Equivalents, PodSecurityLevel, RuleMeta, Safety } from '../rules/rule.ts';
import { findRule, isInProfile } from '../rules/selection.ts';

/** Joins the lines of a paragraph written as an indented template literal. */
export function paragraph(text: string): string {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((part) => part.replace(/\s*\n\s*/g, ' '))
    .join('\n\n');
}

/** Removes the common indentation of an example. */
function example(text: string): string {
  const lines = text
    .replace(/^\s*\n/, '')
    .trimEnd()
    .split('\n');
  const indents = lines.filter((line) => line.trim() !== '').map((line) => /^ */.exec(line)?.[0].length ?? 0);
  const common = Math.min(...indents);
  return lines.map((line) => line.slice(common)).join('\n');
}

const SAFETY_TEXT: Readonly<Record<Safety, string>> = {
  safe: 'Has a fix that is safe where the manifest and the known images tell so; fix-all applies it.',
  unsafe: 'Has a fix to review: it may change behaviour or inserts a value, and is never applied silently.',
};

/** The page of a rule as Markdown, or undefined where there is no such rule. */
export function rulePage(id: string): string | undefined {
  const meta = findRule(id)?.meta;
  if (!meta) return undefined;
  return [
    `# ${meta.id}`,
    meta.summary,
    factTable(meta),
    `## Why it matters\n\n${paragraph(meta.why)}`,
    `## How it is attacked\n\n${paragraph(meta.attack)}`,
    `## What may break\n\nRollout risk ${meta.risk} of 10. ${paragraph(meta.rollout)}`,
    `## Fix\n\n${meta.fix ? SAFETY_TEXT[meta.fix] : 'No edit is right without knowing more than the manifest says.'}`,
    `## Example\n\nReported:\n\n\`\`\`yaml\n${example(meta.examples.bad)}\n\`\`\`\n\nNot reported:\n\n\`\`\`yaml\n${example(meta.examples.good)}\n\`\`\``,
    optionsPart(meta),
    companyPart(meta),
    enforcePart(meta),
    equivalentsPart(meta.equivalents),
    `## More\n\n[${new URL(meta.docs).hostname}](${meta.docs})`,
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

function factTable(meta: RuleMeta): string {
  const rows: [string, string][] = [
    ['Severity', meta.severity],
    ['Profiles', profilesOf(meta).join(', ')],
    ['Pod Security Standards', meta.pss ?? 'beyond them'],
    ['Looked at', describeKinds(meta.kinds)],
    ...(meta.yieldsTo ? [['Silent beside', yieldText(meta.yieldsTo)] as [string, string]] : []),
    ...(meta.standards.length > 0 ? [['Standards', meta.standards.join(', ')] as [string, string]] : []),
  ];
  return ['| | |', '|---|---|', ...rows.map(([name, value]) => `| ${name} | ${value} |`)].join('\n');
}

function yieldText(rules: readonly string[]): string {
  const names = rules.map((id) => `\`${id}\``).join(', ');
  return `${names}, which has the same cause there (in the profiles recommended and nsa-cisa, unless this rule is switched on by name)`;
}

function optionsPart({ id, options = {} }: RuleMeta): string {
  const rows = Object.entries(options).map(
    ([name, spec]) =>
      `- \`${name}\` (${spec.type}, default \`${JSON.stringify(spec.default)}\`): ${spec.description}`,
  );
  if (rows.length === 0) return '';
  return `## Options\n\nIn the configuration file, under \`rules.${id}.options\`:\n\n${rows.join('\n')}`;
}

/** Which rules speak in the place of this one, and for which it speaks, where several would report the same. */
function companyPart({ id, supersedes = [] }: RuleMeta): string {
  const louder = RULES.filter(({ meta }) => meta.supersedes?.includes(id)).map(({ meta }) => meta.id);
  const names = (ids: readonly string[]): string => ids.map((other) => `\`${other}\``).join(', ');
  const sentences = [
    ...(louder.length > 0
      ? [`Silent where a more specific rule reports the same at the same place: ${names(louder)}.`]
      : []),
    ...(supersedes.length > 0 ? [`Where it speaks, these stay silent: ${names(supersedes)}.`] : []),
  ];
  return sentences.length === 0 ? '' : `## Beside other rules\n\n${sentences.join('\n\n')}`;
}

/** How the cluster itself can refuse what the rule reports. */
function enforcePart({ pss, equivalents, enforce }: RuleMeta): string {
  const ways = [
    ...(pss ? [podSecurityWay(pss)] : []),
    ...(equivalents.kyverno?.length ? [kyvernoWay(equivalents.kyverno)] : []),
    ...(enforce ? [paragraph(enforce)] : []),
  ];
  return ways.length === 0 ? '' : `## How the cluster can enforce it\n\n${ways.join('\n\n')}`;
}

const podSecurityWay = (pss: PodSecurityLevel): string =>
  `Pod Security Admission refuses it in a namespace with the label \`pod-security.kubernetes.io/enforce: ${pss}\`.`;

function kyvernoWay(names: readonly string[]): string {
  const policies = names.map((name) => `\`${name}\``).join(', ');
  return `Of the [Kyverno policy library](https://kyverno.io/policies/), ${policies} ${names.length === 1 ? 'refuses' : 'refuse'} the same.`;
}

function equivalentsPart(equivalents: Equivalents): string {
  const rows = Object.entries(equivalents).map(
    ([tool, ids]) => `- ${tool}: ${ids.map((id) => `\`${id}\``).join(', ')}`,
  );
  return rows.length === 0 ? '' : `## The same in other tools\n\n${rows.join('\n')}`;
}

/** The profiles that have a rule. */
export function profilesOf(meta: RuleMeta): ProfileName[] {
  return PROFILE_NAMES.filter((profile) => isInProfile(meta, profile));
}

/** A rule as the command line lists it: a fixed format that others read. */
export interface RuleSummary {
  readonly id: string;
  readonly summary: string;
  readonly category: string;
  readonly kinds: RuleMeta['kinds'];
  readonly severity: Severity;
  readonly profiles: readonly ProfileName[];
  readonly pss: PodSecurityLevel | null;
  readonly fix: Safety | null;
  readonly risk: number;
  readonly crossResource: boolean;
  readonly equivalents: Readonly<Record<string, readonly string[]>>;
  readonly standards: readonly string[];
  /** Number of the control, as in the index by control. */
  readonly control: number;
  readonly docs: string;
}

const TOOLS = [
  'kube-linter',
  'kube-score',
  'polaris',
  'checkov',
  'trivy',
  'kubescape',
  'kubesec',
  'kyverno',
  'psa',
] as const;

/** Every rule with its metadata, by id. */
export function ruleSummaries(): RuleSummary[] {
  return RULES.map(({ meta }) => ({
    id: meta.id,
    summary: meta.summary,
    category: meta.category,
    kinds: meta.kinds,
    severity: meta.severity,
    profiles: profilesOf(meta),
    pss: meta.pss ?? null,
    fix: meta.fix,
    risk: meta.risk,
    crossResource: meta.crossResource ?? false,
    equivalents: Object.fromEntries(TOOLS.map((tool) => [tool, meta.equivalents[tool] ?? []])),
    standards: meta.standards,
    control: controlOf(meta),
    docs: meta.docs,
  })).sort((a, b) => (a.id < b.id ? -1 : 1));
}

function describeKinds(kinds: RuleMeta['kinds']): string {
  if (kinds === 'any') return 'every kind';
  const names = kinds === 'pods' ? [kinds] : kinds;
  return names.map((name) => (name === 'pods' ? 'every kind that carries a pod' : name)).join(', ');
}
