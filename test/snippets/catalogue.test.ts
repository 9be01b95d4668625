import { describe, expect, test } from 'vitest';
import { SNIPPETS } from '../../server/src/service/snippets/catalogue.ts';
import { expand, tabStopsOf, variantsOf } from './tabStops.ts';

test('names are unique, and so are prefixes', () => {
  const names = SNIPPETS.map(({ name }) => name);
  const prefixes = SNIPPETS.flatMap((snippet) => snippet.prefixes);
  expect(new Set(names).size).toBe(names.length);
  expect(new Set(prefixes).size).toBe(prefixes.length);
});

test('each snippet has one prefix with mg-, which comes first, so that mg- lists each once', () => {
  const wrong = SNIPPETS.filter(
    ({ prefixes: [first, ...others] }) =>
      !/^mg-[a-z]+(-[a-z]+)*$/.test(first ?? '') || others.some((prefix) => prefix.startsWith('mg-')),
  );
  expect(wrong.map(({ name }) => name)).toEqual([]);
});

test('keeps the prefixes of earlier versions', () => {
  const prefixes = SNIPPETS.flatMap((snippet) => snippet.prefixes);
  expect(prefixes).toEqual(
    expect.arrayContaining([
      'mg-deployment',
      'kdep-hardened',
      'mg-container-security',
      'securityContext-container',
      'mg-pod-security',
      'securityContext-pod',
    ]),
  );
});

test('a whole object answers to the name of its kind', () => {
  const prefixes = new Set(SNIPPETS.flatMap((snippet) => snippet.prefixes));
  const kinds = SNIPPETS.flatMap(({ name, body }) => (body.includes(`\nkind: ${name}\n`) ? [name] : []));
  expect(kinds.filter((kind) => !prefixes.has(kind.toLowerCase()))).toEqual([]);
  expect(kinds).toContain('Deployment');
});

describe.each(SNIPPETS)('$name', ({ body, description }) => {
  test('is text that every editor can insert', () => {
    expect(body).not.toMatch(/\t|\r/);
    expect(body).not.toMatch(/[ \n]$/m);
    expect(description).toMatch(/^[A-Z].*[^.]$/);
  });

  test('has tab stops from 1 on, and one number means one value', () => {
    const stops = tabStopsOf(body);
    const numbers = [...new Set(stops.map(({ number }) => number))].sort((a, b) => a - b);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    const values = new Set(stops.map((stop) => JSON.stringify(stop)));
    expect(values.size).toBe(numbers.length);
  });
});

test('a choice gives a text for each of its values', () => {
  expect(variantsOf(`a: \${1|x,y|}\nb: \${2:z}\nc: \${1|x,y|} \\$ {}`)).toEqual([
    ['defaults', 'a: x\nb: z\nc: x $ {}'],
    ['y', 'a: y\nb: z\nc: y $ {}'],
  ]);
  expect(expand(`a: \${1:x}`, { 1: 'other' })).toBe('a: other');
  expect(() => tabStopsOf('a: $x')).toThrow('No snippet syntax: $x');
});
