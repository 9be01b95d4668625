import type { Span } from '../../base/span.ts';
import type { FactType } from '../../kube/facts/fact.ts';
import { type Facts, maySeeEachOther, type Stated, surelySeeEachOther } from '../../kube/facts/facts.ts';
import { lookUp } from '../../kube/facts/lookUp.ts';
import { readFacts } from '../../kube/facts/read.ts';
import { isKustomizationFile } from '../../kube/facts/readKustomization.ts';
import { type Resource, resourcesOf } from '../../kube/resource.ts';
import { Field } from '../../syntax/field.ts';
import { parse } from '../../syntax/parse.ts';
import type { PlacedSection, Section } from '../../syntax/sections.ts';
import type { ObjectName } from './reference.ts';

const byName = lookUp(({ type, name }) => [`${type} ${name}`]);

/** Kinds of objects that are in no namespace. */
const OF_CLUSTER: readonly FactType[] = ['namespace', 'storageClass'];

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

/** Where a section states an object: the text of its name, or of one of its keys. */
export function statementsIn(
  { section }: PlacedSection,
  fact: Stated<FactType>,
  key: string | undefined,
): readonly Span[] {
  if (isKustomizationFile(fact.file)) return generated(section, fact);
  return resourcesOf(section).flatMap((resource) => {
    const states = readFacts(resource).some(
      (own) => own.kind === fact.kind && isMeant(own, fact) && own.namespace === fact.namespace,
    );
    return states ? (keyOf(resource, key) ?? nameOf(resource)) : [];
  });
}

function keyOf({ root }: Resource, key: string | undefined): Span[] | undefined {
  if (key === undefined) return undefined;
  const parts = ['data', 'stringData', 'binaryData'].map((part) => root.at(part, key).node?.keySpan);
  const found = parts.find((span) => span !== undefined);
  return found && [found];
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

/** The objects that a section states under the name at an offset. */
export function objectAt({ section }: PlacedSection, offset: number): ObjectName | undefined {
  for (const resource of resourcesOf(section)) {
    const { node } = resource.metadata.at('name');
    const touches = node && !node.shared && node.span.start <= offset && offset <= node.span.end;
    const [fact] = touches ? readFacts(resource) : [];
    if (fact) return { type: fact.type, kind: fact.kind, name: fact.name, namespace: fact.namespace };
  }
  return undefined;
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
