import { expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { resourcesOf } from '../../server/src/kube/resource.ts';
import { apiOf } from '../../server/src/schema/api.ts';
import type { TypeSchema } from '../../server/src/schema/type.ts';
import { validate } from '../../server/src/schema/validate.ts';
import { splitSections } from '../../server/src/syntax/sections.ts';
import { DELIVERY, SECRETS, TRAFFIC, WATCHING } from './deliveryExamples.ts';
import { CONFIGURATIONS, POLICIES } from './policyExamples.ts';

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
type Step = string | number;

const api = apiOf(Number.POSITIVE_INFINITY);

/** The paths of all keys whose mapping has a type, except what names the kind. */
function keysOf(value: Json, type: TypeSchema, path: readonly Step[]): Step[][] {
  return Object.entries(value as { [key: string]: Json }).flatMap(([key, child]) => {
    const field = type.fields.get(key);
    const here = [...path, key];
    if (!field || (path.length === 0 && (key === 'apiVersion' || key === 'kind'))) return [];
    return [here, ...keysBelow(child, field.nesting, api.type(field.base), here)];
  });
}

function keysBelow(
  value: Json,
  nesting: string,
  type: TypeSchema | undefined,
  path: readonly Step[],
): Step[][] {
  if (!type || typeof value !== 'object' || value === null) return [];
  if (nesting === '') return keysOf(value, type, path);
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return entries.flatMap(([step, item]) => keysBelow(item, nesting.slice(1), type, [...path, step]));
}

/** Two letters change places, or one comes twice. */
function misspell(word: string): string {
  const [a, b] = [word[2], word[3]];
  return a === undefined || b === undefined || a === b
    ? `${word}${word.at(-1)}`
    : `${word.slice(0, 2)}${b}${a}${word.slice(4)}`;
}

function renamed(document: Json, path: readonly Step[], name: string): string {
  const copy = structuredClone(document);
  const parent = path
    .slice(0, -1)
    .reduce<Json>((value, step) => (value as Json[])[step as number] ?? null, copy);
  const table = parent as { [key: string]: Json };
  const key = String(path.at(-1));
  table[name] = table[key] ?? null;
  delete table[key];
  return stringify(copy);
}

test('finds every misspelled key of the examples, and says each once', () => {
  const missed: string[] = [];
  let count = 0;
  for (const text of [CONFIGURATIONS, POLICIES, DELIVERY, SECRETS, TRAFFIC, WATCHING].flat()) {
    // What is a template is not judged.
    const document = parse(text.replaceAll(/\{\{|\}\}/g, '')) as { apiVersion: string; kind: string };
    const type = api.kind(document.apiVersion, document.kind);
    for (const path of type ? keysOf(document, type, []) : []) {
      const key = misspell(String(path.at(-1)));
      const [section] = splitSections(renamed(document, path, key)).sections;
      const problems = (section ? resourcesOf(section.section) : []).flatMap((resource) =>
        validate(resource, 36),
      );
      count += 1;
      if (problems.length !== 1) missed.push(`${document.kind}.${path.join('.')}: ${key}`);
    }
  }
  expect(count).toBeGreaterThan(600);
  // The metadata of what a SealedSecret becomes is open in its CRD.
  expect(missed).toEqual([
    'SealedSecret.spec.template.metadata.name: naem',
    'SealedSecret.spec.template.metadata.labels: laebls',
  ]);
});
