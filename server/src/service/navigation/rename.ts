import { type Range, touches } from '../../base/span.ts';
import { isPlainSafe } from '../../syntax/scalar.ts';
import { rangeOf } from '../diagnose.ts';
import type { Snapshot } from '../snapshot.ts';
import { type FileName, nameInFile, type Occurrence, objectNameAt, type Spot } from './occurrences.ts';

/** Why nothing is renamed, in a sentence for people. */
export interface Refusal {
  readonly refusal: string;
}

/** A name that can be renamed. */
export interface Renamable {
  /** The name where somebody points at it, without quotes. */
  readonly range: Range;
  readonly name: string;
}

/** A text that takes the place of another. */
export interface Renaming {
  readonly range: Range;
  readonly newText: string;
}

/**
 * What is renamed at a place. Names of volumes and containers mean something within their object only; the value of a label changes in all
 * labels and selectors of the file, so that each selector selects there what it did before.
 */
export function renamableAt(snapshot: Snapshot, spot: Spot): Renamable | Refusal {
  const found = nameInFile(snapshot, spot);
  const refusal = found ? refusalFor(found) : refusalElsewhere(spot);
  if (refusal !== undefined || !found) return { refusal: refusal ?? ONLY };
  const here = found.places.find(({ placed, span }) => placed === spot.placed && touches(span, spot.offset));
  return here ? { range: rangeOf(inner(here), here.placed), name: found.name } : { refusal: ONLY };
}

/** The edits that give a name another text in the whole file. */
export function rename(snapshot: Snapshot, spot: Spot, newName: string): readonly Renaming[] | Refusal {
  const found = nameInFile(snapshot, spot);
  const refusal = found ? (refusalFor(found) ?? refusalOf(newName, found)) : refusalElsewhere(spot);
  if (refusal !== undefined || !found) return { refusal: refusal ?? ONLY };
  return found.places.map((place) => ({
    range: rangeOf(place.span, place.placed),
    newText: written(newName, place),
  }));
}

const ONLY = 'Only volumes, containers and values of labels can be renamed.';

function refusalElsewhere(spot: Spot): string {
  return objectNameAt(spot)
    ? 'Objects cannot be renamed: under another name it is another object, and other files may use this one.'
    : ONLY;
}

function refusalFor({ subject, places }: FileName): string | undefined {
  if (subject === 'port') return 'Ports cannot be renamed: Services in other files may use their names.';
  const isShared = places.some(({ shared, style }) => shared || style === 'block');
  return isShared ? 'An anchor or a block of lines holds this name: change it there.' : undefined;
}

/** DNS labels (RFC 1123), as the API server has them for volumes and containers. */
const DNS_LABEL = /^(?!.{64})[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/;
/** k8s.io/apimachinery, pkg/util/validation, `IsValidLabelValue`. */
const LABEL_VALUE = /^(?!.{64})[A-Za-z0-9](?:[-\w.]*[A-Za-z0-9])?$/;

function refusalOf(newName: string, { subject, name, taken }: FileName): string | undefined {
  if (subject === 'label')
    return LABEL_VALUE.test(newName)
      ? undefined
      : 'Values of labels have letters, digits, "-", "_" and "." only, not the last three at their ends, up to 63.';
  if (!DNS_LABEL.test(newName))
    return `Names of ${subject}s have lower-case letters, digits and "-" only, "-" not at their ends, up to 63.`;
  const isTaken = newName !== name && taken.includes(newName);
  return isTaken ? `There is a ${subject} with the name "${newName}" already.` : undefined;
}

function written(name: string, { style }: Occurrence): string {
  if (style === 'single') return `'${name}'`;
  return style === 'double' || !isPlainSafe(name) ? `"${name}"` : name;
}

function inner({ span, style }: Occurrence): Occurrence['span'] {
  const isQuoted = style === 'single' || style === 'double';
  return isQuoted ? { start: span.start + 1, end: span.end - 1 } : span;
}
