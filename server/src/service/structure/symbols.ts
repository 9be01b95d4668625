import { derive } from '../../base/derive.ts';
import { movedRange, type Range, type Span } from '../../base/span.ts';
import { type Resource, resourcesOf } from '../../kube/resource.ts';
import type { Section } from '../../syntax/sections.ts';
import { rangeOf } from '../diagnose.ts';
import { podSecurityLevels, type ReachedLevel } from '../level.ts';
import type { Snapshot } from '../snapshot.ts';
import { kindOutline } from './kinds/parts.ts';
import { type Outline, outline, type Shape } from './outline.ts';

/** A named part of a file, with the parts in it, in the order of the text. */
export interface StructureSymbol {
  readonly name: string;
  readonly detail: string | undefined;
  readonly shape: Shape;
  readonly range: Range;
  /** What to select when somebody goes there; inside of `range`. */
  readonly selectionRange: Range;
  readonly children: readonly StructureSymbol[];
}

/** The objects of a file and what is in them; nothing for YAML that holds none. What did not change since the version before costs nothing but its move. */
export const documentSymbols = derive((snapshot: Snapshot): readonly StructureSymbol[] => {
  const levels = new Map(podSecurityLevels(snapshot).map(({ resource, level }) => [resource, level]));
  return snapshot.file.sections.flatMap(({ section, startLine }) =>
    objectsOf(section).flatMap(({ resource, symbol }) =>
      moved([withLevel(symbol, levels.get(resource))], startLine),
    ),
  );
});

function withLevel(symbol: StructureSymbol, level: ReachedLevel | undefined): StructureSymbol {
  return level === undefined || level === 'unknown' ? symbol : { ...symbol, detail: level };
}

interface ObjectSymbol {
  readonly resource: Resource;
  readonly symbol: StructureSymbol;
}

/** The objects of a section; lines are those of the section. */
const objectsOf = derive((section: Section): readonly ObjectSymbol[] =>
  resourcesOf(section).flatMap((resource) => {
    const { shape, parts } = kindOutline(resource);
    const about = { name: objectName(resource, section), shape, children: parts };
    return outline(resource.root, about).map((found) => ({
      resource,
      symbol: toSymbol({ ...found, ...placeOf(resource, found, section) }, section),
    }));
  }),
);

/** Somebody who goes to an object wants its name. Comments at its end are still its own. */
function placeOf(
  { metadata, root }: Resource,
  { span, label }: Outline,
  { text }: Section,
): Pick<Outline, 'span' | 'label'> {
  const whole = root.path.length === 0 ? { start: span.start, end: text.length } : span;
  const name = metadata.at('name').node;
  const isWritten = name && !name.shared && name.span.end > name.span.start;
  return { span: whole, label: isWritten ? name.span : label };
}

/** `Deployment shop/web`; of a name that a template makes, its text. */
export function objectName({ kind, name, namespace, metadata }: Resource, { text }: Section): string {
  const written = metadata.at('name').node;
  const shown = name ?? (written?.kind === 'unknown' ? firstWords(text, written.span) : undefined);
  const place = namespace === undefined ? '' : `${namespace}/`;
  return shown === undefined ? kind : `${kind} ${place}${shown}`;
}

const LONGEST_NAME = 60;

function firstWords(text: string, { start, end }: Span): string | undefined {
  const words = text
    .slice(start, Math.min(end, start + LONGEST_NAME))
    .split(/\r|\n/, 1)[0]
    ?.trim();
  return words === '' ? undefined : words;
}

function toSymbol(
  { name, detail, shape, span, label, children }: Outline,
  section: Section,
): StructureSymbol {
  const placed = { section, start: 0, startLine: 0 };
  return {
    name,
    detail: detail === '' ? undefined : detail,
    shape,
    range: rangeOf(withoutTrailingSpace(span, section), placed),
    selectionRange: rangeOf(label, placed),
    children: children.map((child) => toSymbol(child, section)),
  };
}

function withoutTrailingSpace({ start, end }: Span, { text }: Section): Span {
  let last = end;
  while (last > start && /\s/.test(text[last - 1] ?? '')) last -= 1;
  return { start, end: last };
}

function moved(symbols: readonly StructureSymbol[], lines: number): readonly StructureSymbol[] {
  return lines === 0 ? symbols : symbols.map((symbol) => movedOne(symbol, lines));
}

function movedOne(symbol: StructureSymbol, lines: number): StructureSymbol {
  return {
    ...symbol,
    range: movedRange(symbol.range, lines),
    selectionRange: movedRange(symbol.selectionRange, lines),
    children: moved(symbol.children, lines),
  };
}
