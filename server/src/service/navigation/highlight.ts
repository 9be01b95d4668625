import type { Position, Range } from '../../base/span.ts';
import { rangeOf } from '../diagnose.ts';
import type { Snapshot } from '../snapshot.ts';
import { isMeant, statedNamesIn } from './objects.ts';
import { nameInFile, objectNameAt, spotAt, usesIn } from './occurrences.ts';

/** A place in the file that says the name that is pointed at. */
export interface Highlight {
  readonly range: Range;
  /** Whether the name is given there, and not used. */
  readonly defines: boolean;
}

/** All places in the file that say the name at a position: of a volume, container, port, label or object. */
export function highlightsAt(snapshot: Snapshot, position: Position): readonly Highlight[] {
  const spot = spotAt(snapshot, position);
  if (!spot) return [];
  const meant = objectNameAt(spot);
  if (!meant)
    return (nameInFile(snapshot, spot)?.places ?? []).map(({ span, placed, defines }) => ({
      range: rangeOf(span, placed),
      defines,
    }));
  return snapshot.file.sections.flatMap((placed) => [
    ...statedNamesIn(placed)
      .filter(({ name }) => name.key === meant.key && name.port === meant.port && isMeant(name, meant))
      .map(({ span }) => ({ range: rangeOf(span, placed), defines: true })),
    ...usesIn(placed, meant, []).map((span) => ({ range: rangeOf(span, placed), defines: false })),
  ]);
}
