import { type Position, type Span, touches } from '../../base/span.ts';
import { maySeeEachOther } from '../../kube/facts/facts.ts';
import { isKind } from '../../kube/kinds.ts';
import { resourcesOf } from '../../kube/resource.ts';
import type { Field } from '../../syntax/field.ts';
import { lineMapOf, type PlacedSection } from '../../syntax/sections.ts';
import type { Snapshot } from '../snapshot.ts';
import { labelPlacesIn } from './labelPlaces.ts';
import { type LocalName, localNameAt, localNamesIn } from './localNames.ts';
import { isMeant, objectAt } from './objects.ts';
import { type NamePlace, placeOfText } from './place.ts';
import type { ObjectName } from './reference.ts';
import { referencesIn } from './references.ts';

/** A place in a file: its section, and the offset there. */
export interface Spot {
  readonly placed: PlacedSection;
  readonly offset: number;
}

/** Where a position is; undefined in what is not looked at. */
export function spotAt({ file }: Snapshot, position: Position): Spot | undefined {
  const placed = file.sections.findLast(({ startLine }) => startLine <= position.line);
  if (!placed) return undefined;
  const line = position.line - placed.startLine;
  return { placed, offset: lineMapOf(placed.section).offsetAt({ ...position, line }) };
}

/** One of several places that say the same name. */
export interface Occurrence extends NamePlace {
  readonly placed: PlacedSection;
  /** Whether the name is given there, and not used. */
  readonly defines: boolean;
}

/** A name with all places of it in its file. */
export interface FileName {
  readonly subject: LocalName['kind'] | 'label';
  readonly name: string;
  readonly places: readonly Occurrence[];
  /** The names of all that is of its sort beside it. */
  readonly taken: readonly string[];
}

/** The name of a volume, container or port, or the value of a label, that stands at a place. */
export function nameInFile(snapshot: Snapshot, { placed, offset }: Spot): FileName | undefined {
  const local = localNameAt(placed.section, offset);
  if (local) {
    const { kind, name, definitions, uses } = local;
    const at = (defines: boolean) => (place: NamePlace) => ({ ...place, placed, defines });
    const others = kind === 'container' ? containerElsewhere(snapshot, local) : [];
    return {
      subject: kind,
      name,
      places: [...definitions.map(at(true)), ...uses.map(at(false)), ...others],
      taken: localNamesIn(placed.section).flatMap((other) =>
        other.pod === local.pod && other.kind === kind ? [other.name] : [],
      ),
    };
  }
  const label = labelPlacesIn(placed.section).find(({ span }) => touches(span, offset));
  if (!label) return undefined;
  const places = snapshot.file.sections.flatMap((other) =>
    labelPlacesIn(other.section)
      .filter(
        ({ key, value, namespace }) =>
          key === label.key && value === label.value && maySeeEachOther({ namespace }, label),
      )
      .map((place) => ({ ...place, placed: other })),
  );
  return { subject: 'label', name: label.value, places, taken: [] };
}

/** Autoscalers name containers of their workload. */
function containerElsewhere(
  { file }: Snapshot,
  { name, pod: { resource } }: LocalName,
): readonly Occurrence[] {
  return file.sections.flatMap((placed) =>
    resourcesOf(placed.section).flatMap((other) => {
      const spec = other.root.at('spec');
      const isHorizontal = isKind(other, 'HorizontalPodAutoscaler');
      if (!isHorizontal && !isKind(other, 'VerticalPodAutoscaler')) return [];
      const target = spec.at(isHorizontal ? 'scaleTargetRef' : 'targetRef');
      const isOurs =
        resource.name !== undefined &&
        target.at('name').is(resource.name) &&
        target.at('kind').is(resource.kind);
      if (!isOurs || !maySeeEachOther(other, resource)) return [];
      const names: readonly Field[] = isHorizontal
        ? spec.at('metrics').items.map((metric) => metric.at('containerResource', 'container'))
        : spec.at('resourcePolicy', 'containerPolicies').items.map((policy) => policy.at('containerName'));
      return names
        .filter((field) => field.is(name))
        .flatMap(placeOfText)
        .map((place) => ({ ...place, placed, defines: false }));
    }),
  );
}

/** The object whose name, key or port stands at a place: one that is referred to, or one that is stated there. */
export function objectNameAt({ placed, offset }: Spot): ObjectName | undefined {
  const reference = referencesIn(placed.section).find(({ span }) => touches(span, offset));
  return reference?.to ?? objectAt(placed, offset);
}

/** The places in a section where a name is used for one of these objects. */
export function usesIn(
  { section }: PlacedSection,
  meant: ObjectName,
  objects: readonly ObjectName[],
): readonly Span[] {
  const among = objects.length > 0 ? objects : [meant];
  return referencesIn(section).flatMap(({ span, to }) => {
    const isSamePart = to.key === meant.key && to.port === meant.port;
    return isSamePart && among.some((object) => isMeant(object, to)) ? [span] : [];
  });
}
