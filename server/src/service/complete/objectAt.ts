import type { Path } from '../../base/path.ts';
import { FALCO, FALCO_KINDS } from '../../kube/falco.ts';
import { Field } from '../../syntax/field.ts';
import { parse } from '../../syntax/parse.ts';
import type { Section } from '../../syntax/sections.ts';
import { elementAt, outlineOf } from '../cursor/outline.ts';

/** An object that is being written. */
interface ObjectBegun {
  /** Its path in the section. */
  readonly root: Path;
  readonly apiVersion: string | undefined;
  readonly kind: string | undefined;
}

/** `List` in `List` is followed this far. */
const MAX_LIST_DEPTH = 2;

/** The object that a path leads into, and what it says of itself or its file says of it. */
export function objectAt(section: Section, path: Path): ObjectBegun {
  const falco = falcoKindAt(section, path);
  if (falco !== undefined) return { root: path.slice(0, 1), apiVersion: FALCO, kind: falco };
  const root = objectAround(section, path);
  const implied = root.length === 0 ? section.implied : undefined;
  const kind = textAt(section, [...root, 'kind']) ?? implied?.kind;
  const ofKind = implied?.kind === kind ? implied?.apiVersion : undefined;
  return { root, apiVersion: textAt(section, [...root, 'apiVersion']) ?? ofKind, kind };
}

/** What an item of a list that is a document of its own is to Falco, by the keys that it has so far. */
export function falcoKindAt(section: Section, [index]: Path): string | undefined {
  if (typeof index !== 'number') return undefined;
  for (const [key, kind] of FALCO_KINDS) if (textAt(section, [index, key]) !== undefined) return kind;
  return undefined;
}

/** Path of the object that a path leads into: an item of a `List`, else the document. */
function objectAround(section: Section, path: Path): Path {
  let root: Path = [];
  for (let depth = 0; depth < MAX_LIST_DEPTH; depth += 1) {
    const isIn = path[root.length] === 'items' && typeof path[root.length + 1] === 'number';
    if (!isIn || !textAt(section, [...root, 'kind'])?.endsWith('List')) break;
    root = path.slice(0, root.length + 2);
  }
  return root;
}

/** The text of a scalar, be the document ever so broken. */
export function textAt(section: Section, path: Path): string | undefined {
  const outline = outlineOf(section);
  if (outline.roots.length === 0) {
    const { root } = parse(section);
    return root && Field.of(root).at(...path).string;
  }
  const element = elementAt(outline, path);
  if (!element) return undefined;
  const text = section.text.slice(element.value.start, element.value.end).replace(/^(["'])(.*)\1$/, '$2');
  return text === '' ? undefined : text;
}
