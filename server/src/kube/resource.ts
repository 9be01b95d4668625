import { derive } from '../base/derive.ts';
import { Field } from '../syntax/field.ts';
import type { Node } from '../syntax/node.ts';
import { parse } from '../syntax/parse.ts';
import type { FileRole, Section } from '../syntax/sections.ts';
import { FALCO, type FalcoItem, falcoItems } from './falco.ts';

/** A Kubernetes object in a section: the whole document, or an item of a `List`. */
export interface Resource {
  /** The object itself. */
  readonly root: Field;
  readonly apiVersion: string;
  /** `apps` for `apps/v1`; the empty string for the core group. */
  readonly group: string;
  readonly kind: string;
  readonly metadata: Field;
  /** `metadata.name`, or `metadata.generateName`; undefined where neither is known. */
  readonly name: string | undefined;
  /** `metadata.namespace`; undefined where it is absent or unknown. */
  readonly namespace: string | undefined;
  /** Whether it is merged into another object, which has what is missing here. */
  readonly patch: boolean;
}

/** A `List` in a `List` is followed this far, and this many items are looked at: aliases make longer ones out of nothing. */
const MAX_LIST_DEPTH = 2;
const MAX_ITEMS = 5_000;

/** The Kubernetes objects of a section; none where it is no manifest. */
export const resourcesOf = derive((section: Section): readonly Resource[] => {
  const { root } = parse(section);
  const found: Resource[] = [];
  if (root) collect(root, 0, found, section);
  return root?.kind === 'sequence' ? falcoItems(Field.of(root)).map(toFalcoResource) : found;
});

function collect(node: Node, depth: number, found: Resource[], { implied, patch }: FileRole): void {
  const resource = toResource(Field.of(node, patch), { implied, patch });
  if (!resource) return;
  if (!resource.kind.endsWith('List') || resource.root.at('items').node?.kind !== 'sequence') {
    found.push(resource);
    return;
  }
  if (depth >= MAX_LIST_DEPTH) return;
  for (const { node: item } of resource.root.at('items').items) {
    if (item && found.length < MAX_ITEMS) collect(item, depth + 1, found, { patch });
  }
}

/** An item of a Falco rules file, as if it were an object of its own. */
function toFalcoResource({ root, kind, name }: FalcoItem): Resource {
  const [group = ''] = FALCO.split('/');
  const metadata = root.at('metadata');
  return { root, apiVersion: FALCO, group, kind, metadata, name, namespace: undefined, patch: false };
}

/** Sees a mapping as a Kubernetes object: it says its `apiVersion` and `kind`, both known text, or they are implied. */
function toResource(root: Field, { implied, patch = false }: FileRole): Resource | undefined {
  const written = root.at('kind');
  const kind = written.string ?? (written.isAbsent && root.node?.kind === 'map' ? implied?.kind : undefined);
  const apiVersion =
    root.at('apiVersion').string ?? (kind === implied?.kind ? implied?.apiVersion : undefined);
  if (!apiVersion || !kind) return undefined;
  const slash = apiVersion.indexOf('/');
  const metadata = root.at('metadata');
  return {
    root,
    apiVersion,
    group: slash < 0 ? '' : apiVersion.slice(0, slash),
    kind,
    metadata,
    name: metadata.at('name').string ?? metadata.at('generateName').string,
    namespace: metadata.at('namespace').string,
    patch,
  };
}
