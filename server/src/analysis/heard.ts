import { PathSet, startsWith } from '../base/path.ts';
import type { Config } from '../config/config.ts';
import type { Container } from '../kube/pod.ts';
import type { Excuse, Judgement } from '../rules/rule.ts';
import { rankOf, severityOf, yieldsTo } from '../rules/selection.ts';
import type { Said } from './passes.ts';

/**
 * Where two rules would report the same thing at the same place, the more specific one speaks. A verdict that another one answers
 * for says nothing, and so silences nobody.
 */
export function withoutSuperseded(all: readonly Said[]): Said[] {
  const excuses = all.flatMap(({ judgement }) => judgement.excuses);
  const said = all.filter(({ judgement }) => !excuses.some((excuse) => isExcused(judgement, excuse)));
  const placesByRule = new Map<string, PathSet>();
  for (const { active, judgement } of said) {
    for (const rule of active.supersedes) {
      const places = placesByRule.get(rule) ?? new PathSet();
      placesByRule.set(rule, places);
      places.add(judgement.at.path);
    }
  }
  return said.filter(
    ({ judgement }) => !placesByRule.get(judgement.rule.id)?.hasRelativeOf(judgement.at.path),
  );
}

/** Where a louder finding has the same cause, the quieter one says nothing. */
export function withoutYielding(said: readonly Said[], config: Config): Said[] {
  const ranks = loudest(said, config);
  return said.filter((item) => {
    const rules = yieldsTo(item.judgement, config);
    const own = rules.length === 0 ? undefined : severityOf(item.judgement, config);
    if (own === undefined) return true;
    const { container } = item.finding;
    // What is said of the whole pod or object counts for each of its containers.
    return !rules.some((rule) =>
      [ranks.get(container), ranks.get(undefined)].some((byRule) => (byRule?.get(rule) ?? -1) > rankOf(own)),
    );
  });
}

/** How loudly each rule speaks at most of each container, and of what is none. */
function loudest(
  said: readonly Said[],
  config: Config,
): ReadonlyMap<Container | undefined, ReadonlyMap<string, number>> {
  const ranks = new Map<Container | undefined, Map<string, number>>();
  for (const { judgement, finding } of said) {
    const severity = severityOf(judgement, config);
    if (severity === undefined) continue;
    const byRule = ranks.get(finding.container) ?? new Map<string, number>();
    ranks.set(finding.container, byRule);
    byRule.set(judgement.rule.id, Math.max(byRule.get(judgement.rule.id) ?? -1, rankOf(severity)));
  }
  return ranks;
}

function isExcused({ rule, at }: Judgement, { rules, within }: Excuse): boolean {
  return rules.includes(rule.id) && startsWith(at.path, within);
}
