import type { Path } from '../../../base/path.ts';
import { imageFacts } from '../../../images/imageFacts.ts';
import type { KnownImage } from '../../../images/knownImage.ts';
import { CONTAINER_LISTS } from '../../../kube/pod.ts';
import { Field } from '../../../syntax/field.ts';
import { parse } from '../../../syntax/parse.ts';
import type { KeyPlace, ValuePlace } from '../place.ts';

/** A place for a key or a value. */
export type AnyPlace = KeyPlace | ValuePlace;

/** What is written at a path from the root of the section; undefined where nothing of the section is readable. */
export function written(place: AnyPlace, path: Path): Field | undefined {
  const { root } = parse(place.section);
  return root && Field.of(root).at(...path);
}

/** The object that is typed in. */
export function objectAround(place: AnyPlace): Field | undefined {
  return written(place, place.root);
}

/** The namespace that the object says. */
export function namespaceAround(place: AnyPlace): string | undefined {
  return objectAround(place)?.at('metadata', 'namespace').string;
}

/** The name that the object says. */
export function nameAround(place: AnyPlace): string | undefined {
  return objectAround(place)?.at('metadata', 'name').string;
}

/** The mapping that the key of the value stands in: for an item of a list that around the list. */
export function mappingAround(place: ValuePlace): Field | undefined {
  const key = place.path.findLastIndex((step) => typeof step === 'string');
  return key < 0 ? undefined : written(place, place.path.slice(0, key));
}

/** The text of another key of the same mapping, where it is known. */
export function siblingText(place: ValuePlace, key: string): string | undefined {
  return place.beside?.get(key) ?? mappingAround(place)?.at(key).stringOrNumber;
}

/** The mapping above that is the value of a key, or an item of the list that it has. */
export function enclosing(place: AnyPlace, ...keys: readonly string[]): Field | undefined {
  for (let at = place.path.length - 2; at >= place.root.length; at -= 1) {
    const step = place.path[at];
    if (typeof step !== 'string' || !keys.includes(step)) continue;
    const isItem = typeof place.path[at + 1] === 'number';
    return written(place, place.path.slice(0, at + (isItem ? 2 : 1)));
  }
  return undefined;
}

/** The container that is typed in. */
export function containerAround(place: AnyPlace): Field | undefined {
  return enclosing(place, ...CONTAINER_LISTS);
}

/** The spec of the pod that is typed in: the nearest mapping above with containers. */
export function podSpecAround(place: AnyPlace): Field | undefined {
  for (let length = place.path.length - 1; length >= place.root.length; length -= 1) {
    const field = written(place, place.path.slice(0, length));
    if (field?.at('containers').node) return field;
  }
  return undefined;
}

/** The mapping with `metadata` and `spec` of the pod that is typed in. */
export function podTemplateAround(place: AnyPlace): Field | undefined {
  const spec = podSpecAround(place);
  return spec && written(place, spec.path.slice(0, -1));
}

/** All containers of a pod. */
export function containersOf(podSpec: Field | undefined): readonly Field[] {
  return podSpec ? CONTAINER_LISTS.flatMap((list) => podSpec.at(list).items) : [];
}

/** What is known of the images of the container that is typed in, or of all containers of the pod. */
export function imagesAround(place: AnyPlace): readonly KnownImage[] {
  const own = containerAround(place);
  const { knownImages } = place.snapshot.context.config;
  return (own ? [own] : containersOf(podSpecAround(place))).flatMap(
    (container) => imageFacts(container.at('image').string, knownImages).known ?? [],
  );
}

/** The word that a proposal replaces. */
export function wordAt({ section, span }: AnyPlace): string {
  return section.text
    .slice(span.start, span.end)
    .trim()
    .replace(/^["']|["']$/g, '');
}
