import type { Finding } from '../../analysis/finding.ts';
import { type Path, startsWith } from '../../base/path.ts';
import type { FactType } from '../../kube/facts/fact.ts';
import type { Stated } from '../../kube/facts/facts.ts';
import { type Resource, resourcesOf } from '../../kube/resource.ts';
import { apiOf } from '../../schema/api.ts';
import { kindsIn } from '../../schema/crd/workspaceKinds.ts';
import type { Descriptions } from '../../schema/descriptions.ts';
import { type Spot, spotAt } from '../../schema/lookUp.ts';
import type { Api, FieldSchema, KindName, TypeSchema } from '../../schema/type.ts';
import type { Hit } from '../../syntax/nodeAt.ts';
import type { Section } from '../../syntax/sections.ts';
import type { Snapshot } from '../snapshot.ts';

/** What hovers take from their host. */
export interface HoverHost {
  readonly descriptions: Descriptions;
  /** Address under which a client shows the page of a rule; undefined where it shows none. */
  readonly ruleLink?: (rule: string) => string | undefined;
  /** Line of an object in its file, from 1 on; for clients that open links at a line. */
  readonly lineOf?: (fact: Stated<FactType>) => number | undefined;
  /** Whether somebody else explains the fields of a kind by their schema. */
  readonly schemaElsewhere?: (kind: KindName) => boolean;
  /** Whether somebody else shows what a finding says. */
  readonly isSaidElsewhere?: (finding: Finding) => boolean;
}

/** Where somebody points in a manifest. */
export interface HoverPlace {
  readonly snapshot: Snapshot;
  readonly section: Section;
  readonly host: HoverHost;
  readonly hit: Hit;
  /** The object around; undefined in what is no manifest. */
  readonly resource: Resource | undefined;
  /** Keys and indices from the object's root. */
  readonly path: Path;
  readonly api: Api;
  /** What the schema says of the path; undefined where it does not know it. */
  readonly spot: Spot | undefined;
  /** Text of the scalar that is pointed at; undefined on keys, and for anything else. */
  readonly value: string | undefined;
  /** Ids of the rules whose findings are explained above. */
  readonly explained: readonly string[];
}

/** Knows something about some places: Markdown, a part for each thing. Undefined where a place is none of its business. */
export type Describer = (place: HoverPlace) => readonly string[] | undefined;

/** The place that a hit in a section is. */
export function placeOf(
  { snapshot, section, host, explained }: Pick<HoverPlace, 'snapshot' | 'section' | 'host' | 'explained'>,
  hit: Hit,
): HoverPlace {
  const resource = resourcesOf(section).find(({ root }) => startsWith(hit.path, root.path));
  const path = resource ? hit.path.slice(resource.root.path.length) : hit.path;
  const { config, facts, file } = snapshot.context;
  const api = apiOf(config.kubernetesVersion, kindsIn(section, facts, file));
  const spot = resource && spotAt(api, resource.apiVersion, resource.kind, path);
  const { node } = hit;
  const value =
    !hit.onKey && node.kind === 'scalar' && node.value !== null ? scalarText(section, hit) : undefined;
  return { snapshot, section, host, hit, resource, path, api, spot, value, explained };
}

/** A scalar as it is written, for those that YAML reads as something else: `0644`, `1e3`. */
function scalarText(section: Section, { node, span }: Hit): string {
  if (node.kind !== 'scalar') return '';
  if (typeof node.value === 'string') return node.value;
  const text = section.text.slice(span.start, span.end);
  return text.startsWith('*') ? String(node.value) : text;
}

/** The type that has the field at a place, with the field; undefined below lists and maps of it, and where nothing is known. */
export function fieldOf({
  spot,
}: HoverPlace): { readonly type: TypeSchema; readonly field: FieldSchema } | undefined {
  const type = spot?.types.at(-1);
  return spot?.field && type ? { type, field: spot.field } : undefined;
}

/** Whether a place is a field of a type, or in one of its lists or maps: `is(place, 'V1Container', 'image')`. */
export function isField(place: HoverPlace, type: string, ...fields: readonly string[]): boolean {
  const found = fieldOf(place);
  return found?.type.name === type && fields.includes(found.field.name);
}
