import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { selectFiles } from '../../server/src/host/files.ts';
import { folderWith } from './support.ts';

const names = (paths: string[], cwd: string): string[] =>
  selectFiles(paths, cwd).files.map(({ name }) => name);

test('folders give YAML and JSON, sorted, without .git and node_modules', () => {
  const cwd = folderWith({
    'b.yml': '',
    'a.yaml': '',
    'c/d.json': '',
    'c/readme.md': '',
    '.github/x.yaml': '',
    '.git/x.yaml': '',
    'node_modules/x.yaml': '',
    'c/node_modules/x.yaml': '',
  });
  expect(names(['.'], cwd)).toEqual(['.github/x.yaml', 'a.yaml', 'b.yml', 'c/d.json']);
});

test('named files are taken whatever they are called, and ignored or not', () => {
  const cwd = folderWith({ '.gitignore': '*', 'manifest.txt': '', 'out/a.yaml': '' });
  expect(names(['manifest.txt', 'out/a.yaml'], cwd)).toEqual(['manifest.txt', 'out/a.yaml']);
});

test('.gitignore files: nested, negated, anchored, of parents up to the repository', () => {
  const cwd = folderWith({
    '.gitignore': 'build/\n*.gen.yaml\n/only-here.yaml\n',
    'build/a.yaml': '',
    'a.gen.yaml': '',
    'only-here.yaml': '',
    'k8s/only-here.yaml': '',
    'k8s/.gitignore': '!keep.gen.yaml\nsecret.yaml\n',
    'k8s/keep.gen.yaml': '',
    'k8s/b.gen.yaml': '',
    'k8s/secret.yaml': '',
    'k8s/deep/secret.yaml': '',
    'k8s/deep/web.yaml': '',
  });
  const below = ['k8s/deep/web.yaml', 'k8s/keep.gen.yaml', 'k8s/only-here.yaml'];
  expect(names(['.'], cwd)).toEqual(below);
  expect(names(['k8s'], cwd)).toEqual(below);
  expect(names(['k8s/deep'], cwd)).toEqual(['k8s/deep/web.yaml']);
  expect(names(['.'], join(cwd, 'k8s'))).toEqual(['deep/web.yaml', 'keep.gen.yaml', 'only-here.yaml']);
});

test('an ignored folder is walked when it is named, or taken back in by a nearer file', () => {
  const cwd = folderWith({
    '.gitignore': 'dist/\n*.tmp.yaml\n',
    'dist/a.yaml': '',
    'dist/sub/b.yaml': '',
    'app/.gitignore': '!dist/\n',
    'app/dist/c.yaml': '',
  });
  expect(names(['dist'], cwd)).toEqual(['dist/a.yaml', 'dist/sub/b.yaml']);
  expect(names(['.'], cwd)).toEqual(['app/dist/c.yaml']);
});

test('each file once: paths twice, links, links to folders, loops', () => {
  const cwd = folderWith({ 'k8s/a.yaml': '' });
  symlinkSync('a.yaml', join(cwd, 'k8s/A-link.yaml'));
  symlinkSync('..', join(cwd, 'k8s/loop'));
  symlinkSync('k8s', join(cwd, 'linked'));
  expect(names(['.', 'k8s', 'k8s/a.yaml', './k8s/../k8s/a.yaml'], cwd)).toEqual(['k8s/a.yaml']);
  expect(names(['linked'], cwd)).toEqual(['linked/a.yaml']);
});

test('a link to a file elsewhere is followed', () => {
  const cwd = folderWith({ 'elsewhere/a.yaml': '', 'k8s/.keep': '' });
  symlinkSync('../elsewhere/a.yaml', join(cwd, 'k8s/a.yaml'));
  expect(names(['k8s'], cwd)).toEqual(['k8s/a.yaml']);
});

test('standard input comes first, once', () => {
  const cwd = folderWith({ 'a.yaml': '' });
  expect(names(['a.yaml', '-', '-'], cwd)).toEqual(['<stdin>', 'a.yaml']);
});

test('what is not there, and links to nowhere or to themselves, are errors', () => {
  const cwd = folderWith({});
  mkdirSync(join(cwd, 'k8s'));
  symlinkSync('self.yaml', join(cwd, 'k8s/self.yaml'));
  symlinkSync('gone.yaml', join(cwd, 'k8s/dangling.yaml'));
  expect(selectFiles(['missing', 'k8s'], cwd)).toEqual({
    files: [],
    errors: [
      { file: 'missing', message: 'There is no such file or folder.' },
      { file: 'k8s/dangling.yaml', message: 'There is no such file or folder.' },
      { file: 'k8s/self.yaml', message: 'The symbolic link leads to itself.' },
    ],
  });
});
