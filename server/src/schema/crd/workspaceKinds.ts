import { derive2 } from '../../base/derive.ts';
import { type Facts, factsBy, factsOf, folderOf, type Stated } from '../../kube/facts/facts.ts';
import { resourcesOf } from '../../kube/resource.ts';
import type { Node } from '../../syntax/node.ts';
import type { Section } from '../../syntax/sections.ts';
import type { SchemaProblem } from '../problem.ts';
import type { KindName, KindSource, TypeSchema } from '../type.ts';
import { findBreaches } from './breaches.ts';
import {
  type DefinedKind,
  type Definition,
  definedKind,
  definitionOf,
  type Standing,
} from './definedKind.ts';

/** Kinds that documents of the workspace define. The same object as long as none of these definitions changes. */
export interface WorkspaceKinds extends KindSource {
  /** The same kinds as other documents define them that stand as near: what one of them takes is not called wrong. */
  readonly rivals: readonly WorkspaceKinds[];
  /** What the definition of a kind says of the version; undefined where the workspace does not define it. */
  readonly standing: (apiVersion: string, kind: string) => Standing | undefined;
}

/** Kinds with one more, which counts before those that are there. */
class Kinds implements WorkspaceKinds {
  readonly rivals: readonly WorkspaceKinds[];
  readonly #rest: Kinds | undefined;
  readonly #first: DefinedKind | undefined;
  #all: ReadonlyMap<string, DefinedKind> | undefined;

  constructor(rest: Kinds | undefined, first: DefinedKind | undefined, rivals: readonly WorkspaceKinds[]) {
    this.#rest = rest;
    this.#first = first;
    this.rivals = rivals;
  }

  get kinds(): readonly KindName[] {
    return [...this.#byName().values()]
      .map(({ apiVersion, kind }) => ({ apiVersion, kind }))
      .sort((a, b) => compare(a.apiVersion, b.apiVersion) || compare(a.kind, b.kind));
  }

  kind(apiVersion: string, kind: string): TypeSchema | undefined {
    const definition = this.#definition(apiVersion, kind);
    return definition?.standing.served ? definition.types.root : undefined;
  }

  standing(apiVersion: string, kind: string): Standing | undefined {
    return this.#definition(apiVersion, kind)?.standing;
  }

  #definition(apiVersion: string, kind: string): Definition | undefined {
    const defined = this.#byName().get(`${apiVersion} ${kind}`);
    return defined && definitionOf(defined);
  }

  type(name: string): TypeSchema | undefined {
    const [root = ''] = /^\S+ [^.]+/.exec(name) ?? [];
    const defined = this.#byName().get(root);
    return defined && definitionOf(defined).types.type(name);
  }

  breaches(apiVersion: string, kind: string, root: Node): readonly SchemaProblem[] {
    const definition = this.#definition(apiVersion, kind);
    return definition?.standing.served ? findBreaches(root, definition.schema, kind) : [];
  }

  #byName(): ReadonlyMap<string, DefinedKind> {
    if (this.#all) return this.#all;
    const all = new Map<string, DefinedKind>();
    for (let at: Kinds | undefined = this; at; at = at.#rest) {
      const first: DefinedKind | undefined = at.#first;
      const name = first && `${first.apiVersion} ${first.kind}`;
      if (first && name !== undefined && !all.has(name)) all.set(name, first);
    }
    this.#all = all;
    return all;
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

const NONE = new Kinds(undefined, undefined, []);

/** The workspace defines no kinds, as far as anybody asks. */
export const NO_KINDS: WorkspaceKinds = NONE;

const withKind = derive2((rest: Kinds, first: DefinedKind): Kinds => new Kinds(rest, first, []));

const withRival = derive2(
  (kinds: Kinds, rival: Kinds): Kinds => new Kinds(kinds, undefined, [...kinds.rivals, rival]),
);

const ofKinds = (defined: readonly DefinedKind[]): Kinds => defined.reduce(withKind, NONE);

type Defined = Stated<'definition'>;

const byKind = factsBy('definition', ({ definedGroup, definedKind: kind, versions }) =>
  versions.map(({ name }) => `${definedGroup}/${name} ${kind}`),
);

/** More definitions of one kind than these are not compared: such a workspace is an archive, and its objects are not judged. */
const MAX_RIVALS = 4;

/**
 * The kinds of the objects in a section, as the workspace defines them. Where several documents define a kind, those count that stand
 * nearest to the file: in the file itself, else in the folder that shares most of its path.
 *
 * @param file URI or path of the section's file, as in the facts
 */
export function kindsIn(section: Section, facts: Facts, file: string): WorkspaceKinds {
  const names = new Map<string, KindName>(
    resourcesOf(section).map(({ apiVersion, kind }) => [`${apiVersion} ${kind}`, { apiVersion, kind }]),
  );
  const found = [...names.values()].flatMap((name) => {
    const nearest = nearestDefinitions(name, facts, file);
    return nearest.length > 0 && nearest.length <= MAX_RIVALS ? [nearest] : [];
  });
  if (found.length === 0) return NO_KINDS;
  const most = Math.max(...found.map(({ length }) => length));
  const worlds = Array.from({ length: most }, (_, index) =>
    ofKinds(found.flatMap((nearest) => nearest[index] ?? nearest[0] ?? [])),
  );
  const [first = NONE, ...rivals] = worlds;
  return rivals.reduce(withRival, first);
}

/** All kinds that the workspace defines, as they look from a file. */
export function workspaceKinds(facts: Facts, file: string): WorkspaceKinds {
  const names = new Map<string, KindName>();
  for (const { definedGroup, definedKind: kind, versions } of factsOf(facts, 'definition')) {
    for (const { name, served } of versions) {
      const apiVersion = `${definedGroup}/${name}`;
      if (served) names.set(`${apiVersion} ${kind}`, { apiVersion, kind });
    }
  }
  return ofKinds([...names.values()].flatMap((name) => nearestDefinitions(name, facts, file)[0] ?? []));
}

/** The definitions of a kind that stand nearest to a file, of those that serve the version where any does; documents of one text are one. */
function nearestDefinitions({ apiVersion, kind }: KindName, facts: Facts, file: string): DefinedKind[] {
  const all = byKind(facts, `${apiVersion} ${kind}`);
  if (all.length === 0) return [];
  const served = all.filter(({ versions }) =>
    versions.some((version) => version.served && apiVersion.endsWith(`/${version.name}`)),
  );
  const candidates = served.length > 0 ? served : all;
  const nearness = candidates.map((fact) => nearnessOf(fact, file));
  const most = Math.max(...nearness);
  const sources = candidates.flatMap(({ source }, index) =>
    source && nearness[index] === most ? [source] : [],
  );
  return [...new Set(sources)].map((source) => definedKind(source, apiVersion, kind));
}

function nearnessOf({ file: other }: Defined, file: string): number {
  if (other === file) return Number.POSITIVE_INFINITY;
  const [own, theirs] = [folderOf(file).split(/[/\\]/), folderOf(other).split(/[/\\]/)];
  const differs = own.findIndex((step, index) => theirs[index] !== step);
  return differs < 0 ? own.length : differs;
}
