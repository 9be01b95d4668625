import type { Position, Range } from '../base/span.ts';
import { NO_DESCRIPTIONS } from '../schema/descriptions.ts';
import { aliasAt, nodeAt } from '../syntax/nodeAt.ts';
import { parse } from '../syntax/parse.ts';
import { lineMapOf, type PlacedSection } from '../syntax/sections.ts';
import { diagnose, rangeOf } from './diagnose.ts';
import { describeAlias } from './hover/alias.ts';
import { describePlace } from './hover/describers.ts';
import { describeFinding } from './hover/finding.ts';
import { type HoverHost, placeOf } from './hover/place.ts';
import { describeSuppression } from './hover/suppression.ts';
import type { Snapshot } from './snapshot.ts';

/** What to show at a position. */
export interface Hover {
  readonly markdown: string;
  /** What it is about. */
  readonly range: Range;
}

/** Explains the findings, the suppression, and the key or value at a position of the file; undefined where there is nothing to say. */
export function hover(
  snapshot: Snapshot,
  position: Position,
  host: HoverHost = { descriptions: NO_DESCRIPTIONS },
): Hover | undefined {
  const placed = snapshot.file.sections.findLast(({ startLine }) => startLine <= position.line);
  if (!placed) return undefined;
  const offset = lineMapOf(placed.section).offsetAt({ ...position, line: position.line - placed.startLine });
  const { root } = parse(placed.section);
  const alias = root && aliasAt(placed.section.text, root, offset);
  const hit = alias ?? (root && nodeAt(root, offset));
  const suppression = describeSuppression(snapshot, placed, offset);
  const findings = findingsAt(snapshot, placed, offset).flatMap(({ finding }) =>
    host.isSaidElsewhere?.(finding) ? [] : [finding],
  );
  const { section } = placed;
  const explained = findings.map(({ rule }) => rule);
  const parts = [
    ...findings.flatMap((finding) => describeFinding(finding) ?? []),
    ...(suppression ? [suppression.markdown] : []),
    ...(alias ? describeAlias(alias) : []),
    ...((hit && describePlace(placeOf({ snapshot, section, host, explained }, hit))) ?? []),
  ];
  if (parts.length === 0) return undefined;
  const span = hit?.span ?? suppression?.span ?? findings[0]?.span;
  return span && { markdown: parts.join('\n\n---\n\n'), range: rangeOf(span, placed) };
}

function findingsAt(snapshot: Snapshot, placed: PlacedSection, offset: number) {
  const document = snapshot.file.sections.indexOf(placed);
  return diagnose(snapshot).findings.filter(
    ({ document: other, finding: { span } }) =>
      other === document && span.start <= offset && offset <= span.end,
  );
}
