import { expect, test } from 'vitest';
import { parse as parseYaml, stringify } from 'yaml';
import { resourcesOf } from '../../server/src/kube/resource.ts';
import { apiOf } from '../../server/src/schema/api.ts';
import { validate } from '../../server/src/schema/validate.ts';
import { splitSections } from '../../server/src/syntax/sections.ts';
import { type Json, mutationsOf } from '../support/mutations.ts';
import { VALID } from './fixtures.ts';
import { MORE } from './moreFixtures.ts';
import { problemsOf } from './said.ts';

const ALL = [...VALID, ...MORE];
const api = apiOf(Number.POSITIVE_INFINITY);

test('valid manifests have no problem in any minor that serves them', () => {
  for (const minor of [28, 29, 30, 32, 33, 34, 36])
    for (const text of ALL) {
      const sections = splitSections(text).sections;
      const resources = sections.flatMap(({ section }) => resourcesOf(section));
      expect(resources).toHaveLength(1);
      expect(resources.flatMap((resource) => validate(resource, minor))).toEqual([]);
    }
});

test('finds every single mistake that the schema can see, and says each once', () => {
  const mutations = ALL.flatMap((text) => mutationsOf(parseYaml(text) as Json, api));
  const counts = mutations.map(({ what, manifest }) => ({
    what,
    count: problemsOf(stringify(manifest)).length,
  }));
  console.log(`${mutations.length} mistakes in ${ALL.length} manifests`);
  expect(mutations.length).toBeGreaterThan(2000);
  expect(counts.filter(({ count }) => count === 0).map(({ what }) => what)).toEqual([]);
  expect(counts.filter(({ count }) => count > 1).map(({ what }) => what)).toEqual([]);
});
