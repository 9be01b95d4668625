import { type Span, touches } from '../../base/span.ts';
import type { FactType } from '../../kube/facts/fact.ts';
import { type Facts, maySeeEachOther, type Stated, surelySeeEachOther } from '../../kube/facts/facts.ts';
import { lookUp } from '../../kube/facts/lookUp.ts';
import { readFacts } from '../../kube/facts/read.ts';
import { isKustomizationFile } from '../../kube/facts/readKustomization.ts';
import { podOf } from '../../kube/pod.ts';
import { type Resource, resourcesOf } from '../../kube/resource.ts';
import { Field } from '../../syntax/field.ts';
import { parse } from '../../syntax/parse.ts';
import type { PlacedSection, Section } from '../../syntax/sections.ts';
import type { ObjectName } from './reference.ts';

const byName = lookUp(({ type, name }) => [`${type} ${name}`]);

/** Kinds of objects that are in no namespace. */
const OF_CLUSTER: readonly FactType[] = ['namespace', 'storageClass', 'class', 'node', 'definition'];

/** The objects that a name in a file may mean: those that it certainly means where there are some. */
export function objectsMeant(facts: Facts, to: ObjectName, file: string): readonly Stated<FactType>[] {
  const named = byName(facts, `${to.type} ${to.name}`).filter((fact) => isMeant(fact, to));
  const sure = named.filter((fact) => isOfCluster(to) || surelySeeEachOther(fact, { ...to, file }));
  return sure.length > 0 ? sure : named;
}

/** Whether two names may mean one object, the first of them that of the object itself. */
export function isMeant(object: ObjectName, to: ObjectName): boolean {
  return (
    object.type === to.type &&
    object.name === to.name &&
    (object.kind === undefined || to.kind === undefined || object.kind === to.kind) &&
    (isOfCluster(to) || maySeeEachOther(object, to))
  );
}

const isOfCluster = ({ type, kind }: ObjectName): boolean =>
  OF_CLUSTER.includes(type) || kind === 'ClusterRole';

/** A part of an object that has a name of its own. */
export type NamedPart = Pick<ObjectName, 'key' | 'port'>;

/** Where a section states an object: the text of its name, or of one of its keys or ports where there is one of that name. */
export function statementsIn(
  { section }: PlacedSection,
  fact: Stated<FactType>,
  part: NamedPart = {},
): readonly Span[] {
  if (isKustomizationFile(fact.file)) return generated(section, fact);
  return resourcesOf(section).flatMap((resource) => {
    const states = readFacts(resource).some(
      (own) => own.kind === fact.kind && isMeant(own, fact) && own.namespace === fact.namespace,
    );
    return states ? (keyOf(resource, part.key) ?? portOf(resource, part.port) ?? nameOf(resource)) : [];
  });
}

const DATA = ['data', 'stringData', 'binaryData'];

function keyOf({ root }: Resource, key: string | undefined): Span[] | undefined {
  if (key === undefined) return undefined;
  const parts = DATA.map((part) => root.at(part, key).node?.keySpan);
  const found = parts.find((span) => span !== undefined);
  return found && [found];
}

function portOf(resource: Resource, port: string | undefined): Span[] | undefined {
  if (port === undefined) return undefined;
  const pod = podOf(resource);
  const ports = pod
    ? pod.containers.flatMap(({ root }) => root.at('ports').items)
    : resource.root.at('spec', 'ports').items;
  const number = pod ? 'containerPort' : 'port';
  const found = ports.flatMap((item) =>
    ['name', number].map((key) => item.at(key)).filter((field) => field.stringOrNumber === port),
  );
  return found.length > 0 ? found.map(({ label }) => label) : undefined;
}

function nameOf({ metadata }: Resource): Span {
  return (metadata.at('name').node ? metadata.at('name') : metadata.at('generateName')).label;
}

function generated(section: Section, { type, name }: Stated<FactType>): Span[] {
  const { root } = parse(section);
  const list = type === 'configMap' ? 'configMapGenerator' : 'secretGenerator';
  const items = root ? Field.of(root).at(list).items : [];
  return items.filter((item) => item.at('name').is(name)).map((item) => item.at('name').label);
}

/** A name that a section gives to an object, or to a key or port of one. */
export interface StatedName {
  readonly span: Span;
  readonly name: ObjectName;
}

/** The names that the objects of a section have, with those of their keys and ports. */
export function statedNamesIn({ section }: PlacedSection): readonly StatedName[] {
  return resourcesOf(section).flatMap((resource) => {
    const [fact] = readFacts(resource);
    if (!fact) return [];
    const { type, kind, name, namespace } = fact;
    const object = { type, kind, name, namespace };
    const { node } = resource.metadata.at('name');
    return [
      ...(node && !node.shared ? [{ span: node.span, name: object }] : []),
      ...partsOf(resource).map(({ span, ...part }) => ({ span, name: { ...object, ...part } })),
    ];
  });
}

function partsOf({ root, kind, group }: Resource): readonly (NamedPart & { readonly span: Span })[] {
  if (group !== '') return [];
  if (kind === 'Service')
    return root
      .at('spec', 'ports')
      .items.flatMap((item) => [item.at('name'), item.at('port')])
      .flatMap(({ node, stringOrNumber: port }) =>
        node && !node.shared && port !== undefined ? [{ span: node.span, port }] : [],
      );
  return DATA.flatMap((part) => root.at(part).entries.map(({ key, keySpan: span }) => ({ key, span })));
}

/** The object that a section states under the name at an offset, or that has the key or port there. */
export function objectAt(placed: PlacedSection, offset: number): ObjectName | undefined {
  return statedNamesIn(placed).find(({ span }) => touches(span, offset))?.name;
}

/** An object as it is found by its name. */
export interface FoundObject {
  readonly title: string;
  readonly fact: Stated<FactType>;
}

/** What an object makes besides itself is not an object to look for. */
const NOT_OBJECTS: readonly FactType[] = ['component', 'kustomization'];

/** The objects of a workspace whose kind, namespace and name have the letters of a query in their order. */
export function searchObjects(facts: Facts, query: string, most: number): readonly FoundObject[] {
  const letters = [...query.toLowerCase().replaceAll(/\s/g, '')];
  const found: FoundObject[] = [];
  const seen = new Set<string>();
  for (const { file, sections } of facts.files) {
    for (const fact of sections.flatMap(({ objects }) => objects)) {
      const title = `${fact.kind} ${fact.namespace === undefined ? '' : `${fact.namespace}/`}${fact.name}`;
      const id = `${file}\n${title}`;
      if (fact.name === '' || NOT_OBJECTS.includes(fact.type) || seen.has(id) || !fits(title, letters))
        continue;
      seen.add(id);
      found.push({ title, fact: { ...fact, file } });
      if (found.length === most) return found;
    }
  }
  return found;
}

function fits(title: string, letters: readonly string[]): boolean {
  const text = title.toLowerCase();
  let at = 0;
  for (const letter of letters) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
