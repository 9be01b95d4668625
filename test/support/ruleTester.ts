import { expect } from 'vitest';
import type { Finding } from '../../server/src/analysis/finding.ts';
import { judgeSection } from '../../server/src/analysis/judge.ts';
import { type Config, DEFAULT_CONFIG, type Severity } from '../../server/src/config/config.ts';
import type { FileFacts } from '../../server/src/kube/facts/facts.ts';
import type { Fix, Rule } from '../../server/src/rules/rule.ts';
import { applyFix } from '../../server/src/service/applyFix.ts';
import { factsOfFile } from '../../server/src/service/fileFacts.ts';
import { createSnapshot, type Snapshot } from '../../server/src/service/snapshot.ts';
import { parse } from '../../server/src/syntax/parse.ts';
import { lineMapOf, type Section, splitSections } from '../../server/src/syntax/sections.ts';
import { applyEdits } from './applyEdits.ts';

/** What a rule test may set besides the manifest. */
export interface Setting {
  readonly config?: Partial<Config>;
  /** Other documents, in another file of the same folder. */
  readonly beside?: string;
  /** The rule's own options. */
  readonly options?: Readonly<Record<string, unknown>>;
  /** Path of the file; default `app/manifest.yaml`. */
  readonly file?: string;
}

/** Removes the common indentation and the first and last blank lines of a template literal. */
export function dedent(text: string): string {
  const lines = text
    .replace(/^\n/, '')
    .replace(/\n[ \t]*$/, '\n')
    .split('\n');
  const indents = lines.filter((line) => line.trim()).map((line) => /^ */.exec(line)?.[0].length ?? 0);
  const common = Math.min(...indents);
  return lines.map((line) => line.slice(common)).join('\n');
}

/** A pod spec fragment becomes a Pod; a text with a `kind` stays as it is. */
export function wrapExample(example: string): string {
  const text = dedent(example);
  if (/^(?:apiVersion|kind):/m.test(text)) return text;
  const indented = text.replace(/^(?=.)/gm, '  ');
  return `apiVersion: v1\nkind: Pod\nmetadata:\n  name: example\nspec:\n${indented}`;
}

function configOf(setting: Setting, only?: Rule): Config {
  const rules = only ? { [only.meta.id]: 'on' as const } : {};
  const options = only && setting.options ? { [only.meta.id]: setting.options } : {};
  return {
    ...DEFAULT_CONFIG,
    ...setting.config,
    rules: { ...rules, ...setting.config?.rules },
    options: { ...options, ...setting.config?.options },
  };
}

/** The snapshot of a text as the setting has it; documents of one text know each other. */
export function snapshotFor(text: string, setting: Setting = {}, only?: Rule): Snapshot {
  const beside = factsOfFile(splitSections(dedent(setting.beside ?? '')), 'app/beside.yaml');
  const factsWith = (own: FileFacts) => ({ files: [own, beside] });
  return createSnapshot(text, configOf(setting, only), {
    file: setting.file ?? 'app/manifest.yaml',
    factsWith,
  });
}

/** Findings in a manifest, with each failure of a rule turned into a failure of the test. */
export function judge(
  text: string,
  setting: Setting = {},
  only?: Rule,
): { section: Section; startLine: number; finding: Finding }[] {
  const { file, context } = snapshotFor(text, setting, only);
  return file.sections.flatMap(({ section, startLine }) => {
    const { findings, failures } = judgeSection(section, context);
    if (failures[0]) throw failures[0].error;
    return findings.map((finding) => ({ section, startLine, finding }));
  });
}

/** The findings of one rule in a pod spec fragment or a whole manifest, as `severity: message`. */
export function messagesOf(rule: Rule, example: string, setting: Setting = {}): string[] {
  return judge(wrapExample(example), setting, rule)
    .filter(({ finding }) => finding.rule === rule.meta.id)
    .map(({ finding }) => `${finding.severity}: ${finding.message}`);
}

interface Marker {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const MARKER = /^(\s*#\s*)(\^+) (.*)$/;

function readMarkers(annotated: string): { text: string; markers: Marker[] } {
  const kept: string[] = [];
  const markers: Marker[] = [];
  for (const line of annotated.split('\n')) {
    const match = MARKER.exec(line);
    if (!match) {
      kept.push(line);
      continue;
    }
    const start = match[1]?.length ?? 0;
    markers.push({
      line: kept.length - 1,
      start,
      end: start + (match[2]?.length ?? 0),
      text: match[3] ?? '',
    });
  }
  return { text: kept.join('\n'), markers };
}

/**
 * Checks the findings of one rule against marker lines below the marked text:
 * `#    ^^^^ error: message`, with `safe`/`unsafe` before the colon where the first fix is that (`error unsafe: …`).
 * The manifest is a pod spec fragment or a whole document, as in `wrapExample`; without markers the rule must be silent.
 */
export function checkRule(rule: Rule, annotated: string, setting: Setting = {}): void {
  const { text, markers } = readMarkers(wrapExample(annotated));
  const actual = judge(text, setting, rule)
    .filter(({ finding }) => finding.rule === rule.meta.id)
    .map(({ section, startLine, finding }) => {
      const start = lineMapOf(section).positionAt(finding.span.start);
      const [fix] = finding.fixes();
      const label = fix ? `${finding.severity} ${fix.safety}` : finding.severity;
      const width = finding.span.end - finding.span.start;
      return {
        line: startLine + start.line,
        start: start.character,
        end: start.character + width,
        text: `${label}: ${finding.message}`,
      };
    });
  const byPlace = (a: Marker, b: Marker) =>
    a.line - b.line || a.start - b.start || a.text.localeCompare(b.text);
  expect([...actual].sort(byPlace)).toEqual([...markers].sort(byPlace));
}

/** Which fix `checkFix` takes, when a finding has several or the manifest has several findings. */
export interface Choice extends Setting {
  /** Title of the fix; default: the first. */
  readonly title?: string;
}

/**
 * Applies a fix of the first finding of a rule and compares the whole manifest. Also wants: the result parses, the finding is
 * gone, no finding of any rule of the default profile that is as bad is new, and no comment is lost.
 */
export function checkFix(rule: Rule, before: string, after: string, choice: Choice = {}): Fix {
  const text = wrapExample(before);
  const found = judge(text, choice, rule).find(({ finding }) => finding.rule === rule.meta.id);
  if (!found) throw new Error(`${rule.meta.id} finds nothing`);
  const fixes = found.finding.fixes();
  const fix = choice.title === undefined ? fixes[0] : fixes.find(({ title }) => title === choice.title);
  if (!fix) throw new Error(`No such fix. Offered: ${fixes.map(({ title }) => title).join(' | ') || 'none'}`);
  const mended = applied(snapshotFor(text, choice, rule), found.startLine, fix);
  expect(mended).toBe(wrapExample(after));
  expect(splitSections(mended).sections.flatMap(({ section }) => parse(section).problems)).toEqual([]);
  const identity = ({ finding: { rule, messageId, container } }: { finding: Finding }) =>
    `${rule} ${messageId} ${container?.name ?? ''}`;
  const old = judge(text, choice, rule);
  const now = judge(mended, choice, rule);
  const isMilder = ({ finding }: { finding: Finding }) =>
    RANKS[finding.severity] < RANKS[found.finding.severity];
  const asBad = now.filter((item) => !isMilder(item));
  expect(without(asBad.map(identity), old.map(identity))).toEqual([]);
  expect(without(old.map(identity), now.map(identity))).toContain(identity(found));
  return fix;
}

/** The whole text after a fix of a finding in the section that starts in a line. */
function applied(snapshot: Snapshot, startLine: number, fix: Fix): string {
  const document = snapshot.file.sections.findIndex((section) => section.startLine === startLine);
  const outcome = applyFix(snapshot, document, fix, () => undefined);
  if (!outcome.ok) throw new Error(`The edit was refused: ${outcome.reason}`);
  const [own, ...others] = outcome.files;
  expect(others).toEqual([]);
  return applyEdits(snapshot.file.text, own?.edits ?? []);
}

const RANKS: Readonly<Record<Severity, number>> = { hint: 0, info: 1, warning: 2, error: 3 };

/** What is left of a list when each item of another one is taken out once. */
function without(items: readonly string[], others: readonly string[]): string[] {
  const rest = [...others];
  return items.filter((item) => {
    const index = rest.indexOf(item);
    if (index >= 0) rest.splice(index, 1);
    return index < 0;
  });
}
