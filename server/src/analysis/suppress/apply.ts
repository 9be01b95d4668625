import { groupBy } from '../../base/groupBy.ts';
import type { Config } from '../../config/config.ts';
import { isDay, isExpired } from '../../config/exemption.ts';
import type { Section } from '../../syntax/sections.ts';
import type { Finding } from '../finding.ts';
import { exemptionFor } from './exempt.ts';
import type { FileWide } from './fileWide.ts';
import { Mentions } from './mentions.ts';
import { suppressionsOf } from './scan.ts';
import type { Named, SuppressedBy, Suppression } from './suppression.ts';

/** A finding that is not reported because somebody said so. */
export interface SuppressedFinding {
  readonly finding: Finding;
  /** Empty where none was given: by other tools, or where the configuration does not ask for one. */
  readonly reason: string;
  readonly by: SuppressedBy;
  /** What said so, in the manifest; undefined for the configuration. */
  readonly suppression: Suppression | undefined;
}

/** Findings after the suppressions of their section, of the file and of the configuration. */
export interface Suppressed {
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
  /** The mentions of rules that had a finding to speak of. */
  readonly used: ReadonlySet<Named>;
}

/** Whether a suppression is in force: it has a reason where one is asked for, and its last day is not over. */
export function isInForce({ foreign, reason, until }: Suppression, { suppressions, today }: Config): boolean {
  if (foreign && !suppressions.foreign) return false;
  if (!foreign && suppressions.requireReason && reason === '') return false;
  return until === undefined || (isDay(until) && !isExpired(until, today));
}

/**
 * Takes out what is suppressed.
 *
 * @param silent findings that nobody hears anyway, because a more specific rule speaks in their place: their suppressions are
 *   of use as well
 */
export function applySuppressions(
  section: Section,
  { findings, silent }: { readonly findings: readonly Finding[]; readonly silent: readonly Finding[] },
  config: Config,
  fileWide: FileWide | undefined,
): Suppressed {
  const suppressions = [...suppressionsOf(section).suppressions, ...(fileWide?.suppressions ?? [])].filter(
    (suppression) => isInForce(suppression, config),
  );
  const used = new Set<Named>();
  if (suppressions.length === 0 && config.exemptions.length === 0) return { findings, suppressed: [], used };
  const saying = suppressing(section, suppressions, { findings, silent, used });
  const kept: Finding[] = [];
  const suppressed: SuppressedFinding[] = [];
  for (const finding of findings) {
    const suppression = saying.get(finding);
    const exemption = suppression ? undefined : exemptionFor(finding, config);
    const said = suppression ?? exemption;
    if (!said) kept.push(finding);
    else suppressed.push({ finding, reason: said.reason, by: suppression?.by ?? 'config', suppression });
  }
  return { findings: kept, suppressed, used };
}

interface Matching {
  readonly findings: readonly Finding[];
  readonly silent: readonly Finding[];
  readonly used: Set<Named>;
}

/** What suppresses each finding that is suppressed. */
function suppressing(
  section: Section,
  suppressions: readonly Suppression[],
  { findings, silent, used }: Matching,
): ReadonlyMap<Finding, Suppression> {
  const byRule = new Map<string, Mentions>();
  for (const suppression of suppressions) {
    for (const named of suppression.names) {
      const mentions = byRule.get(named.rule) ?? new Mentions();
      byRule.set(named.rule, mentions);
      mentions.add(suppression, named);
    }
  }
  const saying = new Map<Finding, Suppression>();
  const loud = groupBy(findings, ({ rule }) => rule);
  const quiet = groupBy(silent, ({ rule }) => rule);
  for (const [rule, mentions] of byRule) {
    const mine = loud.get(rule) ?? [];
    const found = mentions.match(mine, section, used);
    for (const [index, finding] of mine.entries()) {
      const suppression = found[index];
      if (suppression) saying.set(finding, suppression);
    }
    mentions.match([...(quiet.get(rule) ?? [])].sort(byStart), section, used);
  }
  return saying;
}

const byStart = (a: Finding, b: Finding): number => a.span.start - b.span.start;
