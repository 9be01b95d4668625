import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { beforeEach, expect, test } from 'vitest';
import {
  findingsOf,
  folderWith,
  HARMLESS,
  PRIVILEGED,
  type Run,
  WIDGET,
  WIDGET_DEFINITION,
} from './support.ts';

let bundle = '';

beforeEach(async () => {
  bundle = join(folderWith({}), 'cli.cjs');
  await build({
    entryPoints: ['server/src/cli.ts'],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    mainFields: ['module', 'main'],
    define: { 'import.meta.dirname': '__dirname' },
    logLevel: 'warning',
  });
});

const start = (args: readonly string[], cwd: string, flags: readonly string[] = []): ChildProcess =>
  spawn(process.execPath, [...flags, bundle, ...args], { cwd, stdio: 'pipe' });

/** Waits for the end; standard input is closed after its text, or left open where `stdin` is undefined. */
async function finish(child: ChildProcess, stdin: string | undefined): Promise<Run> {
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  child.stdin?.on('error', () => {});
  if (stdin !== undefined) child.stdin?.end(stdin);
  const status = await new Promise<number>((resolve) => child.on('close', (code) => resolve(code ?? -1)));
  return { status, stdout, stderr };
}

test('checks files and standard input, fixes in place', async () => {
  const cwd = folderWith({ 'k8s/web.yaml': PRIVILEGED });
  const options = ['--profile', 'pss-baseline', '--format', 'json'];
  const both = await finish(start(['check', 'k8s', '-', ...options], cwd), PRIVILEGED);
  expect(both.status).toBe(1);
  expect(findingsOf(both.stdout)).toEqual([
    '<stdin>:11 privileged-container',
    'k8s/web.yaml:11 privileged-container',
  ]);

  const fixed = await finish(start(['fix', 'k8s', '--unsafe', '--profile', 'pss-baseline'], cwd), '');
  expect(fixed).toMatchObject({ status: 0, stderr: '' });
  expect(readFileSync(join(cwd, 'k8s/web.yaml'), 'utf8')).toBe(HARMLESS);
});

test('wrong usage and version', async () => {
  const cwd = folderWith({});
  expect(await finish(start(['chekc'], cwd), '')).toEqual({
    status: 2,
    stdout: '',
    stderr: "manifest-guard: Unknown command 'chekc' (Did you mean check?)\n",
  });
  expect(await finish(start(['--version'], cwd), '')).toMatchObject({ status: 0, stderr: '' });
});

test('a reader that goes away is no error, and fix still finishes', async () => {
  const names = Array.from({ length: 300 }, (_, index) => `k8s/a-rather-long-name-of-a-file-${index}.yaml`);
  const cwd = folderWith(Object.fromEntries(names.map((name) => [name, PRIVILEGED])));
  const child = start(['fix', 'k8s', '--unsafe', '--profile', 'pss-baseline'], cwd);
  child.stdout?.destroy();
  expect(await finish(child, '')).toEqual({ status: 0, stdout: '', stderr: '' });
  for (const name of names) expect(readFileSync(join(cwd, name), 'utf8')).toBe(HARMLESS);
});

test('lsp --stdio is the language server', async () => {
  const body = (message: object): string => {
    const text = JSON.stringify({ jsonrpc: '2.0', ...message });
    return `Content-Length: ${text.length}\r\n\r\n${text}`;
  };
  const child = start(['lsp', '--stdio', '--clientProcessId=1'], folderWith({}));
  const input =
    body({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } }) +
    body({ method: 'initialized', params: {} }) +
    body({ id: 2, method: 'shutdown' }) +
    body({ method: 'exit' });
  child.stdin?.write(input);
  const { status, stdout } = await finish(child, undefined);
  expect(status).toBe(0);
  expect(stdout).toContain('"codeActionProvider"');
});

test('where no code may be generated, as in web workers, keys and types of definitions are still compared', async () => {
  const cwd = folderWith({ 'widget.yaml': WIDGET, 'crd.yaml': WIDGET_DEFINITION });
  const flags = ['--disallow-code-generation-from-strings'];
  const { stderr, stdout } = await finish(start(['check', '.', '--format', 'json'], cwd, flags), '');
  expect(stderr).toBe('');
  expect(findingsOf(stdout).filter((finding) => finding.endsWith('schema-validation'))).toEqual([
    'widget.yaml:6 schema-validation',
  ]);
});
