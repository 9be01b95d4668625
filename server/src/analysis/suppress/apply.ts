import type { Config } from '../../config/config.ts';
import { isDay, isExpired } from '../../config/exemption.ts';
import type { Section } from '../../syntax/sections.ts';
import type { Finding } from '../finding.ts';
import { covers } from './covers.ts';
import { exemptionFor } from './exempt.ts';
import type { FileWide } from './fileWide.ts';
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
  if (foreign && suppressions.foreign === false) return false;
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
  const byRule = mentionsByRule(suppressions);
  const suppressing = (finding: Finding): Suppression | undefined => {
    const mentions = (byRule.get(finding.rule) ?? []).filter(({ suppression }) =>
      covers(suppression.reach, finding, section),
    );
    for (const { named } of mentions) used.add(named);
    return mentions[0]?.suppression;
  };
  for (const finding of silent) suppressing(finding);
  const kept: Finding[] = [];
  const suppressed: SuppressedFinding[] = [];
  for (const finding of findings) {
    const suppression = suppressing(finding);
    const exemption = suppression ? undefined : exemptionFor(finding, config);
    const said = suppression ?? exemption;
    if (!said) kept.push(finding);
    else suppressed.push({ finding, reason: said.reason, by: suppression?.by ?? 'config', suppression });
  }
  return { findings: kept, suppressed, used };
}

interface Mention {
  readonly suppression: Suppression;
  readonly named: Named;
}

function mentionsByRule(suppressions: readonly Suppression[]): Map<string, Mention[]> {
  const found = new Map<string, Mention[]>();
  for (const suppression of suppressions) {
    for (const named of suppression.names) {
      const mentions = found.get(named.rule) ?? [];
      mentions.push({ suppression, named });
      found.set(named.rule, mentions);
    }
  }
  return found;
}
