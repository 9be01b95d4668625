import { CONTROLS, controlOf } from '../rules/controls.ts';
import { RULES } from '../rules/index.ts';
import type { RuleMeta } from '../rules/rule.ts';

/** Ways to look the rules up. */
export type RuleIndexName = 'by-control' | 'by-standard';

/** Whether a name is that of a list of rules. */
export function isRuleIndex(name: string): name is RuleIndexName {
  return name === 'by-control' || name === 'by-standard';
}

/** A list of rules by what they are for, as Markdown. */
export function ruleIndex(name: RuleIndexName): string {
  return name === 'by-control' ? byControl() : byStandard();
}

const METAS: readonly RuleMeta[] = RULES.map(({ meta }) => meta);

function byControl(): string {
  const parts = CONTROLS.map(({ number, title }) =>
    part(
      `${number}. ${title}`,
      METAS.filter((meta) => controlOf(meta) === number),
    ),
  );
  return `# Rules by control\n\n${parts.join('')}`;
}

/** A benchmark or guide, and how its sections are written in the rules. */
interface Standard {
  readonly title: string;
  readonly prefix: string;
  readonly url: string;
  /** The page of one section. */
  readonly section?: (name: string) => string;
}

const STANDARDS: readonly Standard[] = [
  {
    title: 'NSA/CISA Kubernetes Hardening Guide',
    prefix: 'NSA',
    url: 'https://media.defense.gov/2022/Aug/29/2003066362/-1/-1/0/CTR_KUBERNETES_HARDENING_GUIDANCE_1.2_20220829.PDF',
  },
  {
    title: 'CIS Kubernetes Benchmark',
    prefix: 'CIS',
    url: 'https://www.cisecurity.org/benchmark/kubernetes',
  },
  {
    title: 'MITRE ATT&CK for containers',
    prefix: 'ATT&CK',
    url: 'https://attack.mitre.org/matrices/enterprise/containers/',
    section: (name) => `https://attack.mitre.org/techniques/${name.replace('.', '/')}/`,
  },
];

function byStandard(): string {
  const levels = (['baseline', 'restricted'] as const).map((level) =>
    part(
      `Pod Security Standards: ${level}`,
      METAS.filter(({ pss }) => pss === level),
    ),
  );
  const parts = STANDARDS.map(
    (standard) => `## [${standard.title}](${standard.url})\n\n${sections(standard)}`,
  );
  return `# Rules by standard\n\n${levels.join('')}${parts.join('')}`;
}

function sections({ prefix, section }: Standard): string {
  const rules = new Map<string, RuleMeta[]>();
  for (const meta of METAS) {
    for (const standard of meta.standards) {
      if (standard !== prefix && !standard.startsWith(`${prefix} `)) continue;
      const name = standard.slice(prefix.length + 1);
      rules.set(name, [...(rules.get(name) ?? []), meta]);
    }
  }
  const rows = [...rules]
    .sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
    .map(([name, metas]) => {
      const shown = name === '' ? 'no section named' : section ? `[${name}](${section(name)})` : name;
      return `| ${shown} | ${metas.map(link).join(', ')} |`;
    });
  return ['| section | rules |', '|---|---|', ...rows].join('\n').concat('\n\n');
}

function part(title: string, metas: readonly RuleMeta[]): string {
  if (metas.length === 0) return '';
  const rows = metas.map((meta) => `| ${link(meta)} | ${meta.summary} | ${meta.severity} |`);
  return [`## ${title}`, '', '| rule | reports | severity |', '|---|---|---|', ...rows]
    .join('\n')
    .concat('\n\n');
}

const link = ({ id }: RuleMeta): string => `[\`${id}\`](${id}.md)`;
