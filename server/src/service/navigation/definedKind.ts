import type { Span } from '../../base/span.ts';
import { type Facts, factsBy, type Stated } from '../../kube/facts/facts.ts';
import { resourcesOf } from '../../kube/resource.ts';
import type { Field } from '../../syntax/field.ts';
import type { PlacedSection } from '../../syntax/sections.ts';

/** A kind as an object names it. */
export interface KindReference {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

const byKind = factsBy('definition', ({ definedGroup, definedKind }) => [`${definedGroup} ${definedKind}`]);

/** The kind of an object whose `apiVersion` or `kind` stands at an offset. */
export function kindAt({ section }: PlacedSection, offset: number): KindReference | undefined {
  for (const { root, group, apiVersion, kind } of resourcesOf(section)) {
    const isHere = [root.at('apiVersion'), root.at('kind')].some(
      ({ node }) => node && !node.shared && node.span.start <= offset && offset <= node.span.end,
    );
    if (isHere) return { group, version: apiVersion.slice(apiVersion.indexOf('/') + 1), kind };
  }
  return undefined;
}

/** The documents of the workspace that define a kind. */
export function definitionsOf(facts: Facts, { group, kind }: KindReference): readonly Stated<'definition'>[] {
  return byKind(facts, `${group} ${kind}`);
}

/** Where a section defines a kind: the name of its version, or of the kind itself. */
export function definitionsIn(
  { section }: PlacedSection,
  { group, version, kind }: KindReference,
): readonly Span[] {
  return resourcesOf(section).flatMap(({ root, kind: own }) => {
    const spec = root.at('spec');
    if (own !== 'CustomResourceDefinition' || !spec.at('group').is(group)) return [];
    const name = spec.at('names', 'kind');
    if (!name.is(kind)) return [];
    const versions: readonly Field[] = spec.at('versions').items.map((item) => item.at('name'));
    return [(versions.find((field) => field.is(version)) ?? name).label];
  });
}
