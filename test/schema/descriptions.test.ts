import { expect, test } from 'vitest';
import { lazyDescriptions } from '../../server/src/schema/descriptions.ts';

const FILES: Readonly<Record<string, string>> = {
  'schemas/kubernetes/descriptions.json': '{"V1Pod":{"":"A pod.","spec":"What it does."}}',
  'schemas/kinds/descriptions.json': '{"Route":{"host":"The host."}}',
};

test('a type, and a field of it, from any of the files', () => {
  const { of } = lazyDescriptions((file) => FILES[file]);
  expect(of('V1Pod')).toBe('A pod.');
  expect(of('V1Pod', 'spec')).toBe('What it does.');
  expect(of('Route', 'host')).toBe('The host.');
  expect(of('V1Pod', 'toString')).toBeUndefined();
  expect(of('constructor')).toBeUndefined();
});

test('nothing is read before somebody asks, and nothing twice', () => {
  const asked: string[] = [];
  const { of } = lazyDescriptions((file) => {
    asked.push(file);
    return FILES[file];
  });
  expect(asked).toEqual([]);
  of('V1Pod');
  expect(asked).toEqual(['schemas/kubernetes/descriptions.json']);
  of('Nothing');
  of('Nothing');
  expect(asked).toEqual(Object.keys(FILES));
});

test('a file that is missing or broken is told once', () => {
  const problems: string[] = [];
  const broken = (file: string) => (file.includes('kinds') ? '{' : undefined);
  const { of } = lazyDescriptions(broken, (message) => problems.push(message));
  expect(of('V1Pod')).toBeUndefined();
  expect(of('V1Pod')).toBeUndefined();
  expect(problems).toEqual([
    'Hovers have no descriptions of schemas/kubernetes/descriptions.json: the file is missing or cannot be read.',
    'Hovers have no descriptions of schemas/kinds/descriptions.json: the file is missing or cannot be read.',
  ]);
});
