import { expect, test } from 'vitest';
import { createDefinitionBudget } from '../../server/src/host/definitionBudget.ts';
import type { FileFacts } from '../../server/src/kube/facts/facts.ts';
import { factsOfFile } from '../../server/src/service/fileFacts.ts';
import { splitSections } from '../../server/src/syntax/sections.ts';
import { widgetDefinition } from '../support/widget.ts';

const TEXT = widgetDefinition('{ type: object }');
const definition = (file: string): FileFacts => factsOfFile(splitSections(TEXT), file);
const hasText = ({ sections }: FileFacts): boolean => sections.some(({ source }) => source !== undefined);

test('definitions beyond the budget are known by name, until others go', () => {
  const said: string[] = [];
  const budget = createDefinitionBudget(() => said.push('exceeded'), TEXT.length * 2);
  expect(['a', 'b', 'c', 'd'].map((file) => hasText(budget.take(definition(file))))).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect(said).toEqual(['exceeded']);
  expect(budget.take(definition('c')).sections[0]?.objects).toEqual(definition('c').sections[0]?.objects);
  budget.drop('a');
  expect(hasText(budget.take(definition('c')))).toBe(true);
});

test('a file that is read again counts once, and facts without definitions are kept as they are', () => {
  const budget = createDefinitionBudget(() => undefined, TEXT.length);
  expect(hasText(budget.take(definition('a')))).toBe(true);
  expect(hasText(budget.take(definition('a')))).toBe(true);
  const pod = factsOfFile(splitSections('apiVersion: v1\nkind: Node\nmetadata: { name: a }\n'), 'b');
  expect(budget.take(pod)).toBe(pod);
});
