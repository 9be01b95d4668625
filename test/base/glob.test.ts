import { describe, expect, it } from 'vitest';
import { relativeTo, resolveFrom } from '../../server/src/base/filePath.ts';
import { matchesName, matchesPath } from '../../server/src/base/glob.ts';

describe('globs', () => {
  it.each([
    ['*', 'anything/at all', true],
    ['node-*', 'node-exporter', true],
    ['node-*', 'my-node-exporter', false],
    ['web-?', 'web-1', true],
    ['web-?', 'web-10', false],
    ['{web,api}-*', 'api-1', true],
    ['{web,api}-*', 'db-1', false],
    ['a.b', 'axb', false],
    ['a{b', 'a{b', true],
    ['(x)+', '(x)+', true],
  ])('name %s and %s: %s', (glob, name, expected) => {
    expect(matchesName(glob, name)).toBe(expected);
  });

  it.each([
    ['legacy/**', 'legacy/a/b.yaml', true],
    ['legacy/**', 'old/legacy/a.yaml', false],
    ['legacy', 'old/legacy/a.yaml', true],
    ['legacy/', 'legacy/a.yaml', true],
    ['/legacy', 'old/legacy/a.yaml', false],
    ['./legacy/*.yaml', 'legacy/a.yaml', true],
    ['legacy/*.yaml', 'legacy/a/b.yaml', false],
    ['**/test/*.yaml', 'test/a.yaml', true],
    ['**/test/*.yaml', 'a/b/test/a.yaml', true],
    ['*.yaml', 'a/b.yaml', true],
    ['a/**/b.yaml', 'a/b.yaml', true],
    ['a/**/b.yaml', 'a/x/y/b.yaml', true],
    ['{dev,test}/**', 'test/a.yaml', true],
    ['{dev/*,test}/a.yaml', 'dev/x/a.yaml', true],
    ['legacy-a', 'legacy', false],
  ])('path %s and %s: %s', (glob, path, expected) => {
    expect(matchesPath(glob, path)).toBe(expected);
  });
});

describe('paths', () => {
  it.each([
    ['/a/b', '../c.yaml', '/a/c.yaml'],
    ['/a/b', './c/../d.yaml', '/a/b/d.yaml'],
    ['/a', '/c.yaml', '/c.yaml'],
    ['/', '../../c.yaml', '/c.yaml'],
    ['C:/a', '..\\c.yaml', 'C:/c.yaml'],
    ['C:/a', 'D:/c.yaml', 'D:/c.yaml'],
  ])('%s and %s make %s', (folder, written, expected) => {
    expect(resolveFrom(folder, written)).toBe(expected);
  });

  it('are seen from a folder that they lie in', () => {
    expect(relativeTo('/a', '/a/b/c')).toBe('b/c');
    expect(relativeTo('/', '/a')).toBe('a');
    expect(relativeTo('/a', '/ab/c')).toBeUndefined();
  });
});
