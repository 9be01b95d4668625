import type { Finding } from '../../analysis/finding.ts';
import { REASON } from '../../analysis/suppress/mend.ts';
import { ANNOTATION } from '../../analysis/suppress/scan.ts';
import { applyOperations, type EditOutcome } from '../../syntax/edit/apply.ts';
import { applyTextChanges } from '../../syntax/edit/textChanges.ts';
import { parse } from '../../syntax/parse.ts';
import type { PlacedSection, Section } from '../../syntax/sections.ts';
import type { FixOutcome, ReadFile } from '../applyFix.ts';
import { diagnose, type PlacedFinding } from '../diagnose.ts';
import { type Change, toFileEdits } from '../fileEdits.ts';
import { difference, identityOf } from '../sameFinding.ts';
import { createSnapshot, type Snapshot } from '../snapshot.ts';
import { addExemption, CONFIG_FILE_NAME, canExempt, configFileFor } from './exemption.ts';
import { aroundItem, forDocument, forFile, forLine, isJson } from './insert.ts';

/** How far a suppression that is inserted reaches. */
export type Scope = 'line' | 'container' | 'object' | 'file' | 'config';

/** A way to suppress a finding, and how to name it. */
export interface SuppressionOffer {
  readonly scope: Scope;
  readonly title: string;
}

/** The ways to suppress a finding that its document allows, the narrowest first. */
export function suppressionsFor(snapshot: Snapshot, placed: PlacedFinding): SuppressionOffer[] {
  const section = snapshot.file.sections[placed.document]?.section;
  const first = snapshot.file.sections[0]?.section;
  const { finding } = placed;
  if (!section || !first || !canSuppress(section, finding)) return [];
  const { rule, container, resource } = finding;
  const name = resource?.name === undefined ? '' : ` "${resource.name}"`;
  const object = `${resource?.kind ?? 'this document'}${name}`;
  const offers: (SuppressionOffer | false)[] = [
    !isJson(section) && { scope: 'line', title: `Suppress ${rule} for this line` },
    hasContainerLines(section, finding) && {
      scope: 'container',
      title: `Suppress ${rule} for container "${container?.name}"`,
    },
    { scope: 'object', title: `Suppress ${rule} for ${object}` },
    !isJson(first) &&
      parse(first).problems.length === 0 && { scope: 'file', title: `Suppress ${rule} for this file` },
    canExempt(finding) && { scope: 'config', title: `Suppress ${rule} for ${object} in ${CONFIG_FILE_NAME}` },
  ];
  return offers.filter((offer) => offer !== false);
}

/** What is wrong with the YAML, or with suppressions, is not suppressed; nor is anything in text that is not edited. */
function canSuppress(section: Section, { source, category }: Finding): boolean {
  return source !== 'yaml' && category !== 'suppression' && parse(section).problems.length === 0;
}

function hasContainerLines(section: Section, finding: Finding): boolean {
  return !isJson(section) && aroundItem(section, finding, finding.container?.root.node) !== undefined;
}

/** What else is needed to compute an edit of the configuration file. */
export interface Workspace {
  readonly read: ReadFile;
  /** URIs of the open folders. */
  readonly folders: readonly string[];
}

/** The edits that suppress a finding, with the cursor in the reason. What does not do just that is refused. */
export function suppress(
  snapshot: Snapshot,
  placed: PlacedFinding,
  scope: Scope,
  workspace: Workspace,
): FixOutcome {
  if (scope === 'config') return exempt(snapshot, placed.finding, workspace);
  const target = snapshot.file.sections[scope === 'file' ? 0 : placed.document];
  if (!target) return refused('The finding is no longer there.');
  for (const outcome of attempts(target.section, placed.finding, scope)) {
    if (!outcome.ok || !silences(snapshot, target, outcome.text, placed)) continue;
    const { text: after, tabStops } = outcome;
    const change: Change = { before: target.section.text, after, tabStops, startLine: target.startLine };
    return { ok: true, files: [{ file: snapshot.context.file, edits: toFileEdits([change]) }] };
  }
  return refused('There is no place here for a comment that suppresses this and nothing else.');
}

const refused = (reason: string): FixOutcome => ({ ok: false, reason });

function* attempts(
  section: Section,
  finding: Finding,
  scope: Exclude<Scope, 'config'>,
): Iterable<EditOutcome> {
  const changes = {
    line: () => forLine(section, finding),
    container: () => [aroundItem(section, finding, finding.container?.root.node)],
    object: () => [
      finding.resource?.root.path.length
        ? aroundItem(section, finding, finding.resource.root.node)
        : forDocument(section, finding),
    ],
    file: () => [forFile(section, finding.rule)],
  };
  if (scope === 'object' && isJson(section)) {
    yield annotate(section, finding);
    return;
  }
  for (const attempt of changes[scope]()) if (attempt) yield applyTextChanges(section, attempt);
}

/** Writes the annotation of an object, for JSON has no comments. */
function annotate(section: Section, { rule, resource }: Finding): EditOutcome {
  if (!resource) return { ok: false, reason: 'There is no object here.' };
  const statement = `${rule} -- ${REASON}`;
  const field = resource.metadata.at('annotations', ANNOTATION);
  const value = field.string ? `${field.string}\n${statement}` : statement;
  const outcome = applyOperations(section, [{ kind: 'set', path: field.path, value }]);
  if (!outcome.ok) return outcome;
  const start = outcome.text.lastIndexOf(statement) + statement.length - REASON.length;
  return { ...outcome, tabStops: [{ start, end: start + REASON.length }] };
}

/** Whether a finding is gone with the new text of a section, nothing is new, and nothing else is gone but findings of its rule. */
function silences(
  snapshot: Snapshot,
  target: PlacedSection,
  after: string,
  { finding, document }: PlacedFinding,
): boolean {
  const { text } = snapshot.file;
  const end = target.start + target.section.text.length;
  const changed = createSnapshot(
    text.slice(0, target.start) + after + text.slice(end),
    snapshot.context.config,
    {
      file: snapshot.context.file,
      previous: snapshot,
      factsWith: () => snapshot.context.facts,
    },
  );
  const findings = (of: Snapshot, where?: number): Finding[] =>
    diagnose(of)
      .findings.filter((placed) => where === undefined || placed.document === where)
      .map((placed) => placed.finding);
  const [before, now] = [findings(snapshot), findings(changed)];
  const gone = difference(findings(snapshot, document), findings(changed, document));
  return (
    difference(now, before).length === 0 &&
    difference(before, now).every(({ rule }) => rule === finding.rule) &&
    gone.some((other) => identityOf(other) === identityOf(finding))
  );
}

function exempt(snapshot: Snapshot, finding: Finding, { read, folders }: Workspace): FixOutcome {
  const file = configFileFor(snapshot.context.file, folders, (path) => read(path) !== undefined);
  const before = read(file);
  const edited = addExemption(before ?? '', finding);
  if (!edited)
    return refused(`${CONFIG_FILE_NAME} cannot be edited: it is broken, or laid out in an unusual way.`);
  const change: Change = {
    before: before ?? '',
    after: edited.text,
    tabStops: edited.tabStops,
    startLine: 0,
  };
  const edits = toFileEdits([change]);
  return { ok: true, files: [{ file, edits, ...(before === undefined ? { isNew: true } : {}) }] };
}
