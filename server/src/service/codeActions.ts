import { toPointer } from '../base/path.ts';
import type { Range } from '../base/span.ts';
import type { Severity } from '../config/config.ts';
import type { Fix } from '../rules/rule.ts';
import type { PlacedSection } from '../syntax/sections.ts';
import { applyFix, type FixOutcome, type ReadFile } from './applyFix.ts';
import { asClause } from './clause.ts';
import { diagnose, type FindingKey, type PlacedFinding, rangeOf } from './diagnose.ts';
import { type FixAllChoice, fixAll } from './fixAll.ts';
import { fixability, fixesOf } from './fixesOf.ts';
import type { Snapshot } from './snapshot.ts';
import { type Scope, suppress, suppressionsFor, type Workspace } from './suppress/actions.ts';

/** Kinds of actions, as in the language server protocol. */
export type ActionKind = 'quickfix' | 'refactor.rewrite' | 'source.fixAll.manifestGuard';

/** What an action does: plain data, so that its edits can be computed when it is chosen. */
export type ActionRequest =
  | { readonly type: 'fix'; readonly key: FindingKey; readonly title: string }
  | { readonly type: 'fixRule'; readonly rule: string; readonly unsafe: boolean }
  | { readonly type: 'harden'; readonly document: number; readonly pointer: string; readonly unsafe: boolean }
  | { readonly type: 'fixAll'; readonly unsafe: boolean }
  | { readonly type: 'suppress'; readonly key: FindingKey; readonly scope: Scope };

/** An action to offer. */
export interface ActionOffer {
  readonly title: string;
  readonly kind: ActionKind;
  /** The one obvious fix of its finding. */
  readonly isPreferred: boolean;
  readonly findings: readonly PlacedFinding[];
  readonly request: ActionRequest;
}

const GRAVITY: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2, hint: 3 };

/** The edits of an action by file, its own file first, or why there are none. */
export type ActionOutcome = FixOutcome;

/**
 * The actions for a range of a file.
 *
 * @param only kinds that are asked for, each with all kinds below it; undefined for all
 */
export function offerActions(
  snapshot: Snapshot,
  range: Range,
  only?: readonly string[],
): readonly ActionOffer[] {
  const wanted = (kind: ActionKind): boolean => !only || only.some((asked) => isKindWithin(kind, asked));
  const { findings } = diagnose(snapshot);
  const here = findings
    .filter((placed) => overlaps(placed.range, range))
    .sort((a, b) => GRAVITY[a.finding.severity] - GRAVITY[b.finding.severity]);
  return [
    ...(wanted('quickfix') ? quickFixes(snapshot, here, findings) : []),
    ...(wanted('refactor.rewrite') ? hardenings(snapshot, range, findings) : []),
    ...(wanted('source.fixAll.manifestGuard') ? sourceFixAll(snapshot, findings) : []),
    ...(wanted('quickfix') && here.length <= MOST_SUPPRESSIBLE
      ? here.flatMap((placed) => suppressing(snapshot, placed))
      : []),
  ];
}

/** Who selects more findings than these does not want to choose how to suppress each of them. */
const MOST_SUPPRESSIBLE = 40;

/** Whether a kind is the asked one or below it: `source.fixAll.manifestGuard` is within `source`. */
function isKindWithin(kind: ActionKind, asked: string): boolean {
  return asked === '' || kind === asked || kind.startsWith(`${asked}.`);
}

function overlaps(a: Range, b: Range): boolean {
  const before = (one: Range['start'], other: Range['start']): boolean =>
    one.line < other.line || (one.line === other.line && one.character < other.character);
  return !before(a.end, b.start) && !before(b.end, a.start);
}

function sectionOf(snapshot: Snapshot, document: number): PlacedSection | undefined {
  return snapshot.file.sections[document];
}

/** What an unsafe fix may break stands in its title: nobody reads it anywhere else before choosing. */
function titleOf(fix: Fix): string {
  if (fix.safety === 'safe') return fix.title;
  return fix.caution ? `${fix.title} (review: ${asClause(fix.caution)})` : `${fix.title} (review)`;
}

function quickFixes(
  snapshot: Snapshot,
  here: readonly PlacedFinding[],
  all: readonly PlacedFinding[],
): ActionOffer[] {
  const single = here.flatMap((placed) =>
    fixesOf(snapshot, placed).map((fix, index) => ({
      isSafe: fix.safety === 'safe',
      offer: {
        title: titleOf(fix),
        kind: 'quickfix',
        isPreferred: index === 0 && fix.safety === 'safe',
        findings: [placed],
        request: { type: 'fix', key: placed.key, title: fix.title },
      } satisfies ActionOffer,
    })),
  );
  // Many findings may meet at one place, a container's name above all: what needs no thought comes first.
  const ordered = [...single.filter(({ isSafe }) => isSafe), ...single.filter(({ isSafe }) => !isSafe)];
  const rules = [...new Set(here.map(({ finding }) => finding.rule))];
  return [
    ...ordered.map(({ offer }) => offer),
    ...rules.flatMap((rule) => fixRule(snapshot, rule, all) ?? []),
  ];
}

/** The ways to say that a finding is accepted; never the obvious thing to do. */
function suppressing(snapshot: Snapshot, placed: PlacedFinding): ActionOffer[] {
  return suppressionsFor(snapshot, placed).map(({ scope, title }) => ({
    title,
    kind: 'quickfix',
    isPreferred: false,
    findings: [placed],
    request: { type: 'suppress', key: placed.key, scope },
  }));
}

function fixRule(snapshot: Snapshot, rule: string, all: readonly PlacedFinding[]): ActionOffer | undefined {
  const safeties = all
    .filter(({ finding }) => finding.rule === rule)
    .map((placed) => ({ placed, safety: fixability(snapshot, placed) }))
    .filter(({ safety }) => safety !== null);
  if (safeties.length < 2) return undefined;
  const unsafe = safeties.some(({ safety }) => safety === 'unsafe');
  const title = `Fix all ${safeties.length} "${rule}" in this file${unsafe ? ' (review)' : ''}`;
  const findings = safeties.map(({ placed }) => placed);
  return {
    title,
    kind: 'quickfix',
    isPreferred: false,
    findings,
    request: { type: 'fixRule', rule, unsafe },
  };
}

/** "Harden" for the container and the workload that the range lies in. */
function hardenings(snapshot: Snapshot, range: Range, all: readonly PlacedFinding[]): ActionOffer[] {
  const offers = new Map<string, ActionOffer[]>();
  for (const placed of all) {
    const { container, resource } = placed.finding;
    const section = sectionOf(snapshot, placed.document);
    for (const [what, root] of [
      [`container "${container?.name}"`, container?.root],
      [`${resource?.kind} "${resource?.name ?? ''}"`, resource?.root],
    ] as const) {
      if (!root?.node || !section || !overlaps(rangeOf(root.node.span, section), range)) continue;
      const pointer = toPointer(root.path);
      const id = `${placed.document} ${pointer}`;
      if (!offers.has(id)) offers.set(id, harden(snapshot, what, placed.document, pointer, all));
    }
  }
  // The innermost first: the container before its workload.
  return [...offers.entries()].sort(([a], [b]) => b.length - a.length).flatMap(([, offer]) => offer);
}

function harden(
  snapshot: Snapshot,
  what: string,
  document: number,
  pointer: string,
  all: readonly PlacedFinding[],
): ActionOffer[] {
  const mine = all.filter(
    ({ document: other, finding: { container, resource } }) =>
      other === document &&
      [container, resource].some((owner) => owner && toPointer(owner.root.path) === pointer),
  );
  const safeties = mine.map((placed) => fixability(snapshot, placed));
  const offer = (title: string, unsafe: boolean): ActionOffer => ({
    title,
    kind: 'refactor.rewrite',
    isPreferred: false,
    findings: mine,
    request: { type: 'harden', document, pointer, unsafe },
  });
  return [
    ...(safeties.includes('safe') ? [offer(`Harden ${what}`, false)] : []),
    ...(safeties.includes('unsafe') ? [offer(`Harden ${what}, with the fixes to review`, true)] : []),
  ];
}

function sourceFixAll(snapshot: Snapshot, all: readonly PlacedFinding[]): ActionOffer[] {
  const findings = all.filter((placed) => fixability(snapshot, placed) === 'safe');
  if (findings.length === 0) return [];
  const request: ActionRequest = { type: 'fixAll', unsafe: false };
  const title = 'Apply all safe fixes of Manifest Guard';
  return [{ title, kind: 'source.fixAll.manifestGuard', isPreferred: false, findings, request }];
}

const ALONE: Workspace = { read: () => undefined, folders: [] };

/** Computes the edits of an action against the snapshot that it was offered for. */
export function resolveAction(
  snapshot: Snapshot,
  request: ActionRequest,
  workspace: Workspace = ALONE,
): ActionOutcome {
  if (request.type === 'fix') return resolveFix(snapshot, request.key, request.title, workspace.read);
  if (request.type === 'suppress') {
    const placed = findPlaced(snapshot, request.key);
    return placed ? suppress(snapshot, placed, request.scope, workspace) : GONE;
  }
  const { edits } = fixAll(snapshot, choiceOf(request));
  return edits.length > 0
    ? { ok: true, files: [{ file: snapshot.context.file, edits }] }
    : { ok: false, reason: 'Nothing here can be fixed automatically.' };
}

function choiceOf(request: Exclude<ActionRequest, { type: 'fix' | 'suppress' }>): FixAllChoice {
  switch (request.type) {
    case 'fixRule':
      return { unsafe: request.unsafe, rules: [request.rule] };
    case 'harden':
      return { unsafe: request.unsafe, within: { document: request.document, pointer: request.pointer } };
    case 'fixAll':
      return { unsafe: request.unsafe };
  }
}

function resolveFix(snapshot: Snapshot, key: FindingKey, title: string, read: ReadFile): ActionOutcome {
  const placed = findPlaced(snapshot, key);
  const fix = placed?.finding.fixes().find((candidate) => candidate.title === title);
  return fix ? applyFix(snapshot, key.document, fix, read) : GONE;
}

const GONE: ActionOutcome = { ok: false, reason: 'The finding is no longer there.' };

function findPlaced(snapshot: Snapshot, key: FindingKey): PlacedFinding | undefined {
  return diagnose(snapshot).findings.find(({ key: other }) => sameKey(key, other));
}

function sameKey(a: FindingKey, b: FindingKey): boolean {
  return (
    a.rule === b.rule && a.messageId === b.messageId && a.document === b.document && a.pointer === b.pointer
  );
}
