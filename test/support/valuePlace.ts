import { type Path, startsWith } from '../../server/src/base/path.ts';
import { type Config, DEFAULT_CONFIG } from '../../server/src/config/config.ts';
import { type FileFacts, withFile } from '../../server/src/kube/facts/facts.ts';
import { resourcesOf } from '../../server/src/kube/resource.ts';
import { apiOf } from '../../server/src/schema/api.ts';
import type { Api, FieldSchema, TypeSchema } from '../../server/src/schema/type.ts';
import type { ValuePlace, ValueProposal } from '../../server/src/service/complete/place.ts';
import { VALUE_PROVIDERS } from '../../server/src/service/complete/values/index.ts';
import { createSnapshot, factsOfFile } from '../../server/src/service/snapshot.ts';
import { Field } from '../../server/src/syntax/field.ts';
import { nodeAt } from '../../server/src/syntax/nodeAt.ts';
import { parse } from '../../server/src/syntax/parse.ts';
import { splitSections } from '../../server/src/syntax/sections.ts';
import { dedent } from './ruleTester.ts';

/** What else is known at a place. */
export interface PlaceOptions {
  readonly file?: string;
  /** Other files of the workspace, by name. */
  readonly files?: Readonly<Record<string, string>>;
  readonly facts?: readonly FileFacts[];
  readonly config?: Partial<Config>;
}

/** What is written at the marker to find out where it is. */
const STAND_IN = 'zz';

/** The facts of other files. */
export function factsOfFiles(files: Readonly<Record<string, string>>): readonly FileFacts[] {
  return Object.entries(files)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([file, text]) => factsOfFile(splitSections(dedent(text)), file));
}

/** The place of the value where `|` stands, which its word stands before. */
export function placeOf(marked: string, options: PlaceOptions = {}): ValuePlace {
  const { file = 'app/own.yaml', files = {}, facts = factsOfFiles(files), config = {} } = options;
  const text = dedent(marked);
  const at = text.indexOf('|');
  const word = /[^\s[\]{},"']*$/.exec(text.slice(0, at))?.[0] ?? '';
  const snapshot = createSnapshot(
    text.replace('|', ''),
    { ...DEFAULT_CONFIG, ...config },
    {
      file,
      factsWith: (own) => withFile({ files: facts }, own),
    },
  );
  const placed = snapshot.file.sections.findLast(({ start }) => start <= at);
  if (!placed) throw new Error('no section');
  const offset = at - placed.start;
  const probe = splitSections(text.replace('|', STAND_IN)).sections.find(
    ({ start }) => start === placed.start,
  )?.section;
  const probed = probe && parse(probe).root;
  const hit = probed && nodeAt(probed, offset);
  if (!probe || !hit) throw new Error('no value at the marker');
  const resource = resourcesOf(probe).find(({ root }) => startsWith(hit.path, root.path));
  const root = resource?.root.path ?? [];
  const api = apiOf(snapshot.context.config.kubernetesVersion);
  const type = resource && api.kind(resource.apiVersion, resource.kind);
  const isItem = typeof hit.path.at(-1) === 'number';
  const list = Field.of(probed).at(...hit.path.slice(0, -1));
  return {
    at: 'value',
    snapshot,
    section: placed.section,
    api,
    root,
    apiVersion: resource?.apiVersion,
    kind: resource?.kind,
    path: hit.path,
    types: [],
    typed: word,
    span: { start: offset - word.length, end: offset },
    field: type && fieldAt(api, type, hit.path.slice(root.length)),
    key: String(hit.path.findLast((step) => typeof step === 'string')),
    isItem,
    others: new Set(
      isItem
        ? list.items.flatMap((item) => item.string ?? []).filter((one) => one !== `${word}${STAND_IN}`)
        : [],
    ),
  };
}

/** The field that a path leads to; that of the map for an entry of one. */
function fieldAt(api: Api, root: TypeSchema, path: Path): FieldSchema | undefined {
  let type: TypeSchema | undefined = root;
  let field: FieldSchema | undefined;
  for (const step of path) {
    const next: FieldSchema | undefined = typeof step === 'string' ? type?.fields.get(step) : undefined;
    if (!next) continue;
    field = next;
    type = api.type(next.base);
  }
  return field;
}

/** What is proposed at a place. */
export function proposalsAt(marked: string, options: PlaceOptions = {}): readonly ValueProposal[] {
  const place = placeOf(marked, options);
  return VALUE_PROVIDERS.flatMap((provider) => provider(place) ?? []);
}

/** The values that are proposed at a place, in their order. */
export function valuesAt(marked: string, options: PlaceOptions = {}): readonly ValueProposal['value'][] {
  return proposalsAt(marked, options).map(({ value }) => value);
}
