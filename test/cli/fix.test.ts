import {
  chmodSync,
  lstatSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { applyPatch } from 'diff';
import { expect, test } from 'vitest';
import { folderWith, HARMLESS, PRIVILEGED, run } from './support.ts';

const FIX = ['fix', '.', '--unsafe', '--profile', 'pss-baseline'];

const read = (...path: string[]): string => readFileSync(join(...path), 'utf8');

test('fixes in place and says what it did', async () => {
  const cwd = folderWith({ 'web.yaml': PRIVILEGED, 'ok.yaml': HARMLESS });
  expect(await run(FIX, { cwd })).toEqual({
    status: 0,
    stderr: '',
    stdout: 'web.yaml\n  fixed: privileged-container\n\nFixed 1 finding in 1 of 2 files.\n',
  });
  expect(read(cwd, 'web.yaml')).toBe(HARMLESS);
  expect((await run(FIX, { cwd })).stdout).toBe('Nothing to fix in 2 files.\n');
  expect(readdirSync(cwd).sort()).toEqual(['.git', 'ok.yaml', 'web.yaml']);
});

test('without --unsafe the fix to review is left, counts as a finding and is named', async () => {
  const cwd = folderWith({ 'web.yaml': PRIVILEGED });
  expect(await run(['fix', '.', '--profile', 'pss-baseline'], { cwd })).toEqual({
    status: 1,
    stderr: '',
    stdout: `web.yaml
  left, fixable with --unsafe: privileged-container

Nothing to fix in 1 file. 1 finding left, 1 of them fixable with --unsafe (review the result).
`,
  });
  expect(read(cwd, 'web.yaml')).toBe(PRIVILEGED);
});

test('what only a person can fix is not promised to --unsafe', async () => {
  const cwd = folderWith({ 'web.yaml': HARMLESS.replace(/image: .*/, 'image: nginx') });
  const only = ['--rule', 'latest-tag', 'image-digest', '--profile', 'all'];
  for (const flags of [[], ['--unsafe']])
    expect((await run(['fix', '.', ...only, ...flags], { cwd })).stdout).toBe(`web.yaml
  left, fixable one at a time in an editor: latest-tag
  left, to decide by hand: image-digest

Nothing to fix in 1 file. 2 findings left.
`);
});

test('keeps mode, line endings, byte-order mark, and links', async () => {
  const crlf = (text: string): string => `\ufeff${text.replaceAll('\n', '\r\n')}`;
  const cwd = folderWith({ 'real/web.yaml': crlf(PRIVILEGED), 'k8s/.keep': '' });
  chmodSync(join(cwd, 'real/web.yaml'), 0o640);
  symlinkSync('../real/web.yaml', join(cwd, 'k8s/web.yaml'));
  expect((await run(['fix', 'k8s', '--unsafe', '--profile', 'pss-baseline'], { cwd })).status).toBe(0);
  expect(read(cwd, 'real/web.yaml')).toBe(crlf(HARMLESS));
  expect(statSync(join(cwd, 'real/web.yaml')).mode & 0o777).toBe(0o640);
  expect(lstatSync(join(cwd, 'k8s/web.yaml')).isSymbolicLink()).toBe(true);
  expect(readlinkSync(join(cwd, 'k8s/web.yaml'))).toBe('../real/web.yaml');
});

test('--dry-run prints a diff that applies, and changes nothing', async () => {
  const cwd = folderWith({ 'k8s/web.yaml': PRIVILEGED });
  const { status, stdout, stderr } = await run([...FIX, '--dry-run'], { cwd });
  expect(status).toBe(0);
  expect(stdout).toBe(`--- a/k8s/web.yaml
+++ b/k8s/web.yaml
@@ -8,4 +8,4 @@
     - name: web # the only one
       image: example.com/web:1
       securityContext:
-        privileged: true
+        privileged: false
`);
  expect(stderr).toContain('Would fix 1 finding in 1 of 1 file.');
  expect(read(cwd, 'k8s/web.yaml')).toBe(PRIVILEGED);
  expect(applyPatch(PRIVILEGED, stdout)).toBe(HARMLESS);
});

test('standard input comes out fixed on standard output, the report on standard error', async () => {
  const cwd = folderWith({});
  const args = ['fix', '-', '--unsafe', '--profile', 'pss-baseline'];
  const { status, stdout, stderr } = await run(args, { cwd, stdin: PRIVILEGED });
  expect({ status, stdout }).toEqual({ status: 0, stdout: HARMLESS });
  expect(stderr).toContain('Fixed 1 finding');
  expect((await run(args, { cwd, stdin: HARMLESS })).stdout).toBe(HARMLESS);
  expect(await run(args, { cwd, stdin: 'apiVersion: v1\nkind: Pod\na: [' })).toMatchObject({
    status: 3,
    stdout: 'apiVersion: v1\nkind: Pod\na: [',
  });
});

test('--rule restricts what is fixed and what is left', async () => {
  const cwd = folderWith({ 'web.yaml': PRIVILEGED });
  const fix = (...rules: string[]) => run([...FIX, ...rules.flatMap((rule) => ['--rule', rule])], { cwd });
  const { RULES } = await import('../../server/src/rules/index.ts');
  const other = RULES.map(({ meta }) => meta.id).find((id) => id !== 'privileged-container');
  if (other) expect((await fix(other)).stdout).toBe('Nothing to fix in 1 file.\n');
  expect(read(cwd, 'web.yaml')).toBe(PRIVILEGED);
  const ids = ['--rule', 'privileged-container', 'privileged-container'];
  expect((await run([...FIX, '--dry-run', ...ids], { cwd })).status).toBe(0);
  expect((await fix('privileged-container,privileged-container')).status).toBe(0);
  expect(read(cwd, 'web.yaml')).toBe(HARMLESS);
});

test('a read-only file is left alone and named; the others are fixed', async () => {
  const cwd = folderWith({ 'a.yaml': PRIVILEGED, 'b.yaml': PRIVILEGED });
  chmodSync(join(cwd, 'a.yaml'), 0o444);
  const { status, stderr } = await run(FIX, { cwd });
  expect({ status, stderr }).toEqual({
    status: 3,
    stderr: 'manifest-guard: a.yaml: The file is read-only.\n',
  });
  expect(read(cwd, 'a.yaml')).toBe(PRIVILEGED);
  expect(statSync(join(cwd, 'a.yaml')).mode & 0o777).toBe(0o444);
  expect(read(cwd, 'b.yaml')).toBe(HARMLESS);
  expect(readdirSync(cwd).sort()).toEqual(['.git', 'a.yaml', 'b.yaml']);
});

test('an unparsable file is left alone as a whole and named', async () => {
  const broken = `${PRIVILEGED}---\napiVersion: v1\nkind: Pod\na: [\n`;
  const cwd = folderWith({ 'a.yaml': broken, 'b.yaml': PRIVILEGED });
  const { status, stderr } = await run(FIX, { cwd });
  expect(status).toBe(3);
  expect(stderr).toMatch(/^manifest-guard: a\.yaml: line \d+: .* Nothing is changed\.\n$/);
  expect(read(cwd, 'a.yaml')).toBe(broken);
  expect(read(cwd, 'b.yaml')).toBe(HARMLESS);
});
