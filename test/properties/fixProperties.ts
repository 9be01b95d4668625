import { judgeOpenly } from '../../server/src/analysis/judge.ts';
import { toPointer } from '../../server/src/base/path.ts';
import { type Config, DEFAULT_CONFIG, type Severity } from '../../server/src/config/config.ts';
import type { Fix } from '../../server/src/rules/rule.ts';
import { resolveAction } from '../../server/src/service/codeActions.ts';
import { diagnose, type PlacedFinding } from '../../server/src/service/diagnose.ts';
import type { FileEdit } from '../../server/src/service/fileEdits.ts';
import { type FixAllResult, fixAll } from '../../server/src/service/fixAll.ts';
import { fixesOf } from '../../server/src/service/fixesOf.ts';
import { createSnapshot, type Snapshot } from '../../server/src/service/snapshot.ts';
import { parse } from '../../server/src/syntax/parse.ts';
import { applyEdits } from '../support/applyEdits.ts';
import { commentsOf, differingPaths, readIndependently } from '../support/independentYaml.ts';

/** A promise of fix-all or of a single fix that does not hold for a text. */
export interface Violation {
  readonly property: string;
  readonly detail: string;
}

/** How to check. */
export interface FixCheck {
  readonly unsafe: boolean;
  readonly config?: Config;
  /** Of how many findings the fixes are tried one by one, evenly spread; default: of all. */
  readonly maxSingles?: number;
}

/**
 * Checks every promise of fix-all, and of each fix alone, on one text. Returns what does not hold; nothing where all does.
 */
export function checkFixAll(text: string, check: FixCheck): Violation[] {
  const config = check.config ?? DEFAULT_CONFIG;
  const violations: Violation[] = [];
  const report = (property: string, detail: string): void => {
    violations.push({ property, detail });
  };
  const snapshot = createSnapshot(text, config);
  const diagnosis = diagnose(snapshot);
  for (const { rule, error } of diagnosis.failures) report('no rule fails', `${rule}: ${String(error)}`);
  const { unsafe } = check;
  const result = fixAll(snapshot, { unsafe });
  if (applyEdits(text, result.edits) !== result.text) report('the edits give the text', 'they do not');
  if (result.fixed.length + result.left.length !== diagnosis.findings.length)
    report('fixed and left are all', `${result.fixed.length} + ${result.left.length}`);
  const after = createSnapshot(result.text, config);
  checkChange(snapshot, after, result.edits, report);
  checkFindings(result, diagnose(after).findings, report);
  const again = fixAll(after, { unsafe });
  if (again.text !== result.text || again.edits.length > 0)
    report('a second run changes nothing', JSON.stringify(again.edits));
  if (!unsafe) return violations;
  for (const placed of sample(diagnosis.findings, check.maxSingles)) checkSingle(snapshot, placed, report);
  return violations;
}

type Report = (property: string, detail: string) => void;

/** Evenly spread items of a list, the first always among them. */
function sample<T>(items: readonly T[], max: number = items.length): readonly T[] {
  if (items.length <= max) return items;
  const step = items.length / max;
  return Array.from({ length: max }, (_, index) => items[Math.floor(index * step)]).filter(
    (item) => item !== undefined,
  );
}

/** What holds between a text and its edited version, whatever the edit was. */
function checkChange(before: Snapshot, after: Snapshot, edits: readonly FileEdit[], report: Report): void {
  checkSyntax(before, after, report);
  checkBytes(before, after, edits, report);
  if (before.file.text === after.file.text) return;
  const placesByDocument = new Map<number, string[]>();
  for (const { finding, document } of diagnose(before).findings) {
    const places = placesByDocument.get(document) ?? [];
    places.push(...finding.fixes().flatMap(placesOf));
    placesByDocument.set(document, places);
  }
  checkMeaning(before.file.text, after.file.text, (document) => placesByDocument.get(document) ?? [], report);
}

/** Where a fix may change values, as JSON pointers: the mappings and lists that its operations name an entry of. */
function placesOf({ operations }: Fix): string[] {
  return operations.map(({ path }) => toPointer(path.slice(0, -1)));
}

type PlacesIn = (document: number) => readonly string[];

/** What a person reads in a text, comments and values, is the same but for what fixes say that they change. */
function checkMeaning(old: string, now: string, placesIn: PlacesIn, report: Report): void {
  const missing = without(commentsOf(old), commentsOf(now));
  if (missing.length > 0) report('every comment is kept', missing.join(' | '));
  const added = without(commentsOf(now), commentsOf(old));
  if (added.length > 0) report('no comment is new', added.join(' | '));
  checkValues(old, now, placesIn, report);
}

/**
 * @param adds how many documents the fix adds behind the last one
 * @param reachesOut whether it changes other documents on purpose
 */
function checkSyntax(before: Snapshot, after: Snapshot, report: Report, adds = 0, reachesOut = false): void {
  const sections = (snapshot: Snapshot) => snapshot.file.sections.map(({ section }) => section);
  const [old, now] = [sections(before), sections(after)];
  if (old.length + adds !== now.length) report('as many documents', `${old.length} -> ${now.length}`);
  const problems = (list: typeof old) =>
    list.flatMap((section) => parse(section).problems.map(({ id, message }) => `${id}: ${message}`));
  const broken = without(problems(now), problems(old));
  if (broken.length > 0) report('no new syntax problem', broken.join(' | '));
  const touched = new Set(diagnose(before).findings.map(({ document }) => document));
  for (const [index, section] of old.entries()) {
    const isSame = section.text.trimEnd() === now[index]?.text.trimEnd();
    if (!isSame && (!touched.has(index) || parse(section).problems.length > 0) && !reachesOut)
      report('a document without findings, or broken, stays as it is', `document ${index}`);
  }
}

function checkBytes(before: Snapshot, after: Snapshot, edits: readonly FileEdit[], report: Report): void {
  const [old, now] = [before.file.text, after.file.text];
  const styles = (text: string) => [...new Set(text.match(/\r\n|\r|\n/g))];
  const endings = without(styles(now), styles(old));
  if (endings.length > 0 && styles(old).length > 0) report('line endings stay', JSON.stringify(endings));
  if (old.startsWith('\uFEFF') !== now.startsWith('\uFEFF')) report('the byte-order mark stays', '');
  if (/\n$/.test(old) !== /\n$/.test(now))
    report('the end of the file stays', JSON.stringify(now.slice(-20)));
  if (/[\uE000\uE001]/.test(now) && !/[\uE000\uE001]/.test(old)) report('no mark of ours stays', '');
  const ugly = without(uglyLines(now), uglyLines(old));
  if (uglyLines(now).length > uglyLines(old).length)
    report('no trailing blanks, tabs or empty lines are new', JSON.stringify(ugly));
  for (const { newText, snippet } of edits) {
    if (snippet !== undefined && withoutTabStops(snippet) !== newText)
      report('a snippet is the new text with tab stops', `${snippet} / ${newText}`);
  }
}

/** Lines that nobody would write: with blanks at the end or a tab before the text, and empty ones. */
function uglyLines(text: string): string[] {
  return text.split(/\r?\n/).filter((line) => /[ \t]$|^[ ]*\t|^$/.test(line));
}

/** A snippet with its tab stops replaced by their default values. */
export function withoutTabStops(snippet: string): string {
  return snippet.replace(/\$\{\d+:((?:\\[\s\S]|[^}\\])*)\}/g, '$1').replace(/\\([\\$}])/g, '$1');
}

/** The library alone must read the same values as before, but for those that fixes say that they change. */
function checkValues(old: string, now: string, placesIn: PlacesIn, report: Report): void {
  const [before, after] = [readIndependently(old), readIndependently(now)];
  const errors = without(after.errors, before.errors);
  if (errors.length > 0) report('another parser finds no new error', errors.join(' | '));
  for (const [index, value] of before.values.entries()) {
    const places = placesIn(index);
    const strange = differingPaths(value, after.values[index]).filter(
      (path) => !places.some((place) => path.startsWith(place) || place.startsWith(path)),
    );
    if (strange.length > 0)
      report('only what fixes say that they change differs', `document ${index}: ${strange.join(' ')}`);
  }
}

/** The left ones are still there, the others gone, and none is new but for milder ones. */
function checkFindings({ fixed, left }: FixAllResult, now: readonly PlacedFinding[], report: Report): void {
  const worst = Math.max(...fixed.map(({ finding }) => RANKS[finding.severity]));
  const asBad = now.filter(({ finding }) => RANKS[finding.severity] >= worst);
  const told = fixed.length > 0 ? asBad : now;
  const more = without(told.map(identityOf), left.map(identityOf));
  if (more.length > 0) report('no finding is new, the fixed ones are gone', more.join(' | '));
  const fewer = without(left.map(identityOf), now.map(identityOf));
  if (fewer.length > 0) report('the left findings are still there', fewer.join(' | '));
}

/** Says which finding it is, whatever its place in the text. */
function identityOf({ finding, document }: Pick<PlacedFinding, 'finding' | 'document'>): string {
  const { rule, messageId, message, path, resource } = finding;
  const owner = resource ? toPointer(resource.root.path) : '';
  const container = toPointer(path).startsWith(toPointer(finding.container?.root.path ?? []))
    ? finding.container
    : undefined;
  return `#${document}${owner} ${resource?.kind}/${resource?.name} ${container?.name ?? ''} ${rule} ${messageId}: ${message}`;
}

/** What rules said and nobody heard beside something louder: that is not new where the louder one is mended. */
function silentIn({ file, context }: Snapshot): Pick<PlacedFinding, 'finding' | 'document'>[] {
  return file.sections.flatMap(({ section }, document) =>
    judgeOpenly(section, context.rules ?? context).silent.map((finding) => ({ finding, document })),
  );
}

/** Each fix of one finding, on its own. */
function checkSingle(snapshot: Snapshot, placed: PlacedFinding, report: Report): void {
  const section = snapshot.file.sections[placed.document]?.section;
  if (!section) return;
  const { text } = snapshot.file;
  for (const fix of fixesOf(snapshot, placed)) {
    const { title } = fix;
    const reportHere: Report = (property, detail) =>
      report(`single fix: ${property}`, `[${identityOf(placed)}] [${title}] ${detail}`);
    const outcome = resolveAction(snapshot, { type: 'fix', key: placed.key, title });
    if (!outcome.ok) {
      reportHere('what is offered can be done', outcome.reason);
      continue;
    }
    const edits = outcome.files[0]?.edits ?? [];
    const after = createSnapshot(applyEdits(text, edits), snapshot.context.config, {
      previous: snapshot,
    });
    const adds = fix.adds?.length ?? 0;
    checkSyntax(snapshot, after, reportHere, adds, fix.others !== undefined);
    // What is added ends with a line break, whatever the file did before.
    if (adds === 0) checkBytes(snapshot, after, edits, reportHere);
    const edited = after.file.sections[placed.document]?.section;
    if (edited) checkMeaning(section.text, edited.text, () => placesOf(fix), reportHere);
    const before = diagnose(snapshot).findings;
    const now = diagnose(after).findings;
    const isWorse = ({ finding }: PlacedFinding) => RANKS[finding.severity] > RANKS[placed.finding.severity];
    const told = fix.asks ? [] : fix.safety === 'safe' ? now : now.filter(isWorse);
    const added = without(told.map(identityOf), [...before, ...silentIn(snapshot)].map(identityOf));
    if (added.length > 0) reportHere('no finding is new, or no worse one after a review', added.join(' | '));
    const gone = without(before.map(identityOf), now.map(identityOf));
    if (!gone.includes(identityOf(placed))) reportHere('its finding is gone', '');
  }
}

const RANKS: Readonly<Record<Severity, number>> = { hint: 0, info: 1, warning: 2, error: 3 };

/** The items of the first list that the second has no counterpart of. */
function without(items: readonly string[], others: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const other of others) counts.set(other, (counts.get(other) ?? 0) + 1);
  return items.filter((item) => {
    const count = counts.get(item) ?? 0;
    counts.set(item, count - 1);
    return count <= 0;
  });
}
