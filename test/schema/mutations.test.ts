import { expect, test } from 'vitest';
import { parse as parseYaml, stringify } from 'yaml';
import { resourcesOf } from '../../server/src/kube/resource.ts';
import { apiOf } from '../../server/src/schema/api.ts';
import type { SchemaProblem } from '../../server/src/schema/problem.ts';
import type { Api, FieldSchema, TypeSchema } from '../../server/src/schema/type.ts';
import { validate } from '../../server/src/schema/validate.ts';
import { splitSections } from '../../server/src/syntax/sections.ts';
import { VALID } from './fixtures.ts';

const api = apiOf(Number.POSITIVE_INFINITY);

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
type Step = string | number;

function problemsOf(text: string): readonly SchemaProblem[] {
  return splitSections(text).sections.flatMap(({ section }) =>
    resourcesOf(section).flatMap((resource) => validate(resource, api.minor)),
  );
}

/** One way to break a manifest, with the words for a failure. */
interface Mutation {
  readonly what: string;
  readonly text: string;
}

/** Every single misspelling, change of type or value, and deletion that the schema can see. */
function mutationsOf(document: Json, api: Api): Mutation[] {
  const { apiVersion, kind } = document as { apiVersion: string; kind: string };
  const type = api.kind(apiVersion, kind);
  if (!type) throw new Error(`${apiVersion} ${kind} is not known`);
  const found: Mutation[] = [];
  const mutate = (what: string, path: readonly Step[], change: (parent: Json, key: Step) => void): void => {
    const copy = structuredClone(document);
    const parent = path
      .slice(0, -1)
      .reduce<Json>((value, step) => (value as Json[])[step as number] ?? null, copy);
    change(parent, path.at(-1) ?? '');
    found.push({ what: `${what} ${kind}.${path.join('.')}`, text: stringify(copy) });
  };
  visitMap(document, type, [], api, mutate);
  return found;
}

type Mutate = (what: string, path: readonly Step[], change: (parent: Json, key: Step) => void) => void;

const set = (parent: Json, key: Step, value: Json): void => {
  (parent as { [key: string]: Json })[key] = value;
};

function visitMap(value: Json, type: TypeSchema, path: readonly Step[], api: Api, mutate: Mutate): void {
  for (const [key, child] of Object.entries(value as { [key: string]: Json })) {
    const field = type.fields.get(key);
    if (!field) throw new Error(`fixture: ${[...path, key].join('.')}`);
    const here = [...path, key];
    if (key === 'apiVersion' || (key === 'kind' && path.length === 0)) continue;
    mutate('misspelled', here, (parent) => {
      const entries = Object.entries(parent as object).map(([name, old]) => [
        name === key ? misspell(key) : name,
        old,
      ]);
      for (const name of Object.keys(parent as object)) delete (parent as { [key: string]: Json })[name];
      Object.assign(parent as object, Object.fromEntries(entries));
    });
    if (field.required)
      mutate('deleted', here, (parent) => {
        delete (parent as { [key: string]: Json })[key];
      });
    if (field.values && field.nesting === '')
      mutate('value', here, (parent, step) => set(parent, step, 'Nonsense'));
    visitValue(child, field, field.nesting, here, api, mutate);
  }
}

/** Two letters change places, or one comes twice. */
function misspell(word: string): string {
  const at = Math.floor(word.length / 2);
  const [a = '', b = ''] = [word[at - 1], word[at]];
  return a === b || a === ''
    ? `${word}${word.at(-1)}`
    : `${word.slice(0, at - 1)}${b}${a}${word.slice(at + 1)}`;
}

function visitValue(
  value: Json,
  field: FieldSchema,
  nesting: string,
  path: readonly Step[],
  api: Api,
  mutate: Mutate,
): void {
  if (field.base === '*') return;
  mutate('retyped', path, (parent, key) => set(parent, key, Array.isArray(value) ? 'text' : [true]));
  if (nesting.startsWith('[')) {
    for (const [index, item] of (value as Json[]).entries())
      visitValue(item, field, nesting.slice(1), [...path, index], api, mutate);
  } else if (nesting.startsWith('{')) {
    for (const [key, item] of Object.entries(value as { [key: string]: Json }))
      visitValue(item, field, nesting.slice(1), [...path, key], api, mutate);
  } else {
    const type = api.type(field.base);
    if (type) visitMap(value, type, path, api, mutate);
    else
      mutate('retyped', path, (parent, key) =>
        set(
          parent,
          key,
          typeof value === 'string' && field.base !== 'x' && field.base !== 'q'
            ? 7
            : true === value || value === false
              ? 'text'
              : { a: 1 },
        ),
      );
  }
}

test('valid manifests have no problem in any minor that serves them', () => {
  for (const minor of [28, 29, 30, 32, 33, 34, 36])
    for (const text of VALID) {
      const sections = splitSections(text).sections;
      const resources = sections.flatMap(({ section }) => resourcesOf(section));
      expect(resources).toHaveLength(1);
      expect(resources.flatMap((resource) => validate(resource, minor))).toEqual([]);
    }
});

/** Without these the object may be a patch, which is completed elsewhere. */
const LIKE_PATCHES = [
  'deleted Deployment.spec.template',
  'deleted Deployment.spec.template.spec.containers',
  'deleted CronJob.spec.jobTemplate',
  'deleted CronJob.spec.jobTemplate.spec.template',
  'deleted CronJob.spec.jobTemplate.spec.template.spec.containers',
  'deleted RoleBinding.roleRef',
];

test('finds every single mistake that the schema can see, and says each once', () => {
  const mutations = VALID.flatMap((text) => mutationsOf(parseYaml(text) as Json, api));
  const missed = mutations.filter(({ text }) => problemsOf(text).length === 0).map(({ what }) => what);
  const repeated = mutations.filter(({ text }) => problemsOf(text).length > 1).map(({ what }) => what);
  expect(mutations.length).toBeGreaterThan(500);
  expect(missed).toEqual(LIKE_PATCHES);
  expect(repeated).toEqual([]);
});
