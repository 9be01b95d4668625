import { rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createConfigFinder } from '../../server/src/cli/configFile.ts';
import { analyse, prepareInputs } from '../../server/src/cli/inputs.ts';
import { describeSystemError } from '../../server/src/host/files.ts';
import { folderWith, HARMLESS, PRIVILEGED, run } from './support.ts';

const HEAD = 'apiVersion: v1\nkind: Pod\n';
const BOMB = `${HEAD}a: &a [x, x, x, x, x, x, x, x, x]\n${'bcdefghijklm'
  .split('')
  .map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghijkl'[index]}`).join(', ')}]\n`)
  .join('')}`;

const CASES: readonly [string, string | Uint8Array, RegExp][] = [
  ['binary', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 0]), /binary/],
  ['invalid UTF-8', Buffer.from([0x61, 0x3a, 0x20, 0xff, 0xc3, 0x28]), /UTF-8/],
  ['UTF-16', Buffer.from('\ufeffkind: Pod', 'utf16le'), /UTF-16/],
  ['10,000 levels', `${HEAD}a: ${'['.repeat(10_000)}`, /deep/],
  ['10,000 levels, no manifest', '['.repeat(10_000), /deep/],
  ['an alias bomb', BOMB, /alias/i],
  ['broken YAML', `${HEAD}a: "`, /./],
];

test.each(CASES)(
  '%s: one line for check and for fix, at once, the rest is still done',
  async (_, content, expected) => {
    const cwd = folderWith({ 'bad.yaml': content, 'web.yaml': PRIVILEGED });
    const started = performance.now();
    const json = await run(['check', '.', '--profile', 'pss-baseline', '--format', 'json'], { cwd });
    expect(performance.now() - started).toBeLessThan(2_000);
    const report = JSON.parse(json.stdout);
    expect(json.status).toBe(3);
    expect(report.errors).toEqual([{ file: 'bad.yaml', message: expect.stringMatching(expected) }]);
    expect(report.findings.at(-1)).toMatchObject({ file: 'web.yaml', rule: 'privileged-container' });

    const text = await run(['check', 'bad.yaml'], { cwd });
    const lines = `${text.stdout}${text.stderr}`.split('\n').filter((line) => expected.test(line));
    expect(lines.some((line) => /bad\.yaml: |error/.test(line))).toBe(true);

    const fix = await run(['fix', '.', '--unsafe', '--profile', 'pss-baseline'], { cwd });
    expect(fix.status).toBe(3);
    expect(fix.stderr).toMatch(/^manifest-guard: bad\.yaml: .*\n$/);
  },
);

test('50 MB are not read', async () => {
  const cwd = folderWith({ 'big.yaml': '' });
  truncateSync(join(cwd, 'big.yaml'), 50 * 1024 * 1024);
  const started = performance.now();
  expect(await run(['check', '.'], { cwd })).toMatchObject({
    status: 3,
    stderr: 'manifest-guard: big.yaml: The file is too large to analyse (50 MiB; the limit is 16 MiB).\n',
  });
  expect(performance.now() - started).toBeLessThan(2_000);
});

test('an empty file is nothing to complain about', async () => {
  const cwd = folderWith({ 'empty.yaml': '', 'comment.yaml': '# nothing\n' });
  expect(await run(['check', '.'], { cwd })).toEqual({
    status: 0,
    stderr: '',
    stdout: 'All clear: nothing to report in 2 files, 0 documents.\n',
  });
});

test('a file that vanishes after it was found is an error of its own', async () => {
  const cwd = folderWith({ 'a.yaml': HARMLESS, 'b.yaml': HARMLESS });
  const io = { cwd, env: {}, stdout: nowhere, stderr: nowhere, readStdin: async () => new Uint8Array() };
  const { inputs, facts } = await prepareInputs(['.'], createConfigFinder({ config: false }, cwd), io);
  rmSync(join(cwd, 'a.yaml'));
  expect(inputs.map((input) => analyse(input, facts))).toEqual([
    { problem: 'There is no such file or folder.' },
    expect.objectContaining({ errors: [] }),
  ]);
});

test('errors of the file system are sentences', () => {
  const failure = (code: string): Error => Object.assign(new Error(`${code}: open 'a.yaml'`), { code });
  expect(describeSystemError(failure('EACCES'))).toBe('Permission denied.');
  expect(describeSystemError(failure('EWEIRD'))).toBe("EWEIRD: open 'a.yaml'");
});

test('a path that does not exist', async () => {
  const cwd = folderWith({ 'a.yaml': HARMLESS });
  expect(await run(['check', 'gone', 'a.yaml', '--profile', 'pss-baseline'], { cwd })).toMatchObject({
    status: 3,
    stderr: 'manifest-guard: gone: There is no such file or folder.\n',
  });
});

test('a file that somebody changes while it is fixed is left to them', async () => {
  const { replaceFile, stateOf } = await import('../../server/src/cli/writeFile.ts');
  const cwd = folderWith({ 'a.yaml': PRIVILEGED });
  const path = join(cwd, 'a.yaml');
  const before = stateOf(path);
  writeFileSync(path, 'theirs: 1\n');
  expect(() => replaceFile(path, HARMLESS, before)).toThrow('changed by someone else');
});

const nowhere = { isTTY: false, write: () => {} };
