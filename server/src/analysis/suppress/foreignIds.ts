import { RULES } from '../../rules/index.ts';
import type { Rule } from '../../rules/rule.ts';

/** Other tools whose suppressions are honoured. */
export type ForeignTool = 'kube-linter' | 'kube-score' | 'polaris' | 'checkov' | 'trivy' | 'kubescape';

const NONE: ReadonlySet<string> = new Set();

/** Our rules by tool and normalised foreign id. Made when it is first needed, for nobody else pays for it. */
const index = new Map<ForeignTool, ReadonlyMap<string, ReadonlySet<string>>>();

/** Our rules that are equivalent to a check of another tool; one check may stand for several. */
export function rulesFor(tool: ForeignTool, id: string): ReadonlySet<string> {
  return indexOf(tool).get(normalise(tool, id)) ?? NONE;
}

/** Our rules that are equivalent to a check whose id fits a pattern with `*`. */
export function rulesLike(tool: ForeignTool, pattern: string): ReadonlySet<string> {
  if (!pattern.includes('*')) return rulesFor(tool, pattern);
  const source = normalise(tool, pattern)
    .split('*')
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  const expression = new RegExp(`^${source}$`);
  const fitting = RULES.filter(({ meta }) =>
    idsOf(meta, tool).some((id) => expression.test(id) || expression.test(id.replace(/-0*(?=\d)/, '-'))),
  );
  return new Set(fitting.map(({ meta }) => meta.id));
}

/** Our rules that some check of another tool is equivalent to. */
export function allRulesOf(tool: ForeignTool): ReadonlySet<string> {
  return new Set([...indexOf(tool).values()].flatMap((rules) => [...rules]));
}

/** Our rules by the id of any other tool, to tell what somebody meant. */
export function rulesOfAnyTool(id: string): ReadonlySet<string> {
  const tools: readonly ForeignTool[] = [
    'kube-linter',
    'kube-score',
    'polaris',
    'checkov',
    'trivy',
    'kubescape',
  ];
  return tools.map((tool) => rulesFor(tool, id)).find((rules) => rules.size > 0) ?? NONE;
}

function indexOf(tool: ForeignTool): ReadonlyMap<string, ReadonlySet<string>> {
  const known = index.get(tool);
  if (known) return known;
  const made = new Map<string, Set<string>>();
  for (const { meta } of RULES) {
    for (const id of idsOf(meta, tool)) {
      const key = normalise(tool, id);
      made.set(key, (made.get(key) ?? new Set()).add(meta.id));
    }
  }
  index.set(tool, made);
  return made;
}

/** What some equivalents say in brackets behind the id is for people. */
function idsOf({ equivalents }: Rule['meta'], tool: ForeignTool): string[] {
  return (equivalents[tool] ?? []).map((id) => id.replace(/\s*\(.*$/, '')).filter((id) => id !== '');
}

/**
 * The one form of an id that may be written in several: `KSV017`, `KSV-0017` and `AVD-KSV-0017` are the same for Trivy
 * (aquasecurity/trivy-checks, `checks/kubernetes`: `aliases` in the metadata), and its ids are compared without case.
 */
function normalise(tool: ForeignTool, id: string): string {
  const text = id.trim();
  switch (tool) {
    case 'trivy':
      return text
        .toUpperCase()
        .replace(/^AVD-/, '')
        .replace(/^([A-Z]+)-?0*(\d+)$/, '$1-$2');
    case 'checkov':
    case 'kubescape':
      return text.toUpperCase();
    case 'polaris':
      return text.toLowerCase();
    default:
      return text;
  }
}
