import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { folderWith, HARMLESS, PRIVILEGED, type Run, WIDGET, WIDGET_DEFINITION } from './support.ts';

let code = '';
let bundle = '';

beforeAll(async () => {
  const { outputFiles } = await build({
    entryPoints: ['server/src/cli.ts'],
    write: false,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    mainFields: ['module', 'main'],
    define: { 'import.meta.dirname': '__dirname' },
    logLevel: 'warning',
  });
  code = outputFiles[0]?.text ?? '';
}, 60_000);

beforeEach(() => {
  bundle = join(folderWith({}), 'cli.cjs');
  writeFileSync(bundle, code);
});

async function check(args: readonly string[], cwd: string, stdin = ''): Promise<Run> {
  const child: ChildProcess = spawn(process.execPath, [bundle, 'check', ...args], { cwd, stdio: 'pipe' });
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  child.stdin?.end(stdin);
  const status = await new Promise<number>((resolve) => child.on('close', (result) => resolve(result ?? -1)));
  return { status, stdout, stderr };
}

/** What lies in a repository: each file tells others something, or says nothing, or cannot be read. */
function repository(): string {
  const files: Record<string, string | Uint8Array> = {
    'crd.yaml': WIDGET_DEFINITION,
    'huge.yaml': new Uint8Array(33 * 1024 * 1024).fill(0x20),
    'latin.yaml': new Uint8Array([0x61, 0x3a, 0x20, 0xe9]),
    'large.yaml': Array.from({ length: 20 }, (_, index) => named(PRIVILEGED, `large-${index}`)).join('---\n'),
    'odd/.manifest-guard.yaml': 'profile: all\n',
    'odd/web.yaml': PRIVILEGED,
  };
  for (let index = 0; index < 60; index += 1) {
    const name = `web-${index}`;
    const folder = `k8s/${index % 7}`;
    files[`${folder}/${index}.yaml`] = named(index % 3 === 0 ? HARMLESS : PRIVILEGED, name);
    files[`${folder}/${index}-service.yaml`] = service(name);
    files[`${folder}/${index}-account.yaml`] =
      `apiVersion: v1\nkind: ServiceAccount\nmetadata: { name: ${name}, namespace: shop }\n`;
    files[`${folder}/${index}-other.yaml`] = OTHERS[index % OTHERS.length] ?? '';
  }
  const cwd = folderWith(files);
  writeFileSync(join(cwd, 'locked.yaml'), PRIVILEGED);
  chmodSync(join(cwd, 'locked.yaml'), 0);
  return cwd;
}

function named(manifest: string, name: string): string {
  return manifest.replace('name: web', `name: ${name}\n  labels: { app: ${name} }`);
}

function service(name: string): string {
  return `apiVersion: v1
kind: Service
metadata: { name: ${name}, namespace: shop }
spec:
  selector: { app: ${name}x }
  ports: [{ port: 80 }]
`;
}

const OTHERS = [
  WIDGET,
  `${PRIVILEGED}  broken\n: [`,
  '# nothing here\n',
  'just: data\n',
  'a: [1, 2\n',
  `${PRIVILEGED}  # manifest-guard-disable-next-line privileged-container -- it is a test\n`,
  `# manifest-guard-disable-file image-digest -- it is a test\n${PRIVILEGED}`,
];

describe('many files', { timeout: 120_000 }, () => {
  test.each(['text', 'json', 'sarif', 'github'])(
    'say the same in %s, however many threads share the work',
    async (format) => {
      const cwd = repository();
      const args = ['.', '-', 'missing.yaml', '--format', format];
      const alone = await check([...args, '--threads', '1'], cwd, PRIVILEGED);
      expect(alone.status).toBe(3);
      expect(alone.stderr).toContain('huge.yaml: The file is too large to analyse');
      expect(alone.stderr).toContain('latin.yaml: The file is not valid UTF-8.');
      expect(alone.stderr).toContain('missing.yaml: There is no such file or folder.');
      expect(await check([...args, '--threads', '2'], cwd, PRIVILEGED)).toEqual(alone);
    },
  );

  test('take a wrong configuration as one file does', async () => {
    const cwd = repository();
    writeFileSync(join(cwd, 'odd/.manifest-guard.yaml'), 'profile: none\n');
    const { status, stdout, stderr } = await check(['.', '--threads', '3'], cwd);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^manifest-guard: odd\/\.manifest-guard\.yaml: line 1: .*\n$/);
  });

  test('are all checked when no thread can start', async () => {
    const cwd = repository();
    const alone = await check(['k8s', '--threads', '1'], cwd);
    const dies = `if (!require('node:worker_threads').isMainThread) throw new Error('no room\\nfor it');\n`;
    writeFileSync(bundle, code.replace('\n', `\n${dies}`));
    const { stderr, ...rest } = await check(['k8s', '--threads', '2'], cwd);
    expect(rest).toEqual({ status: alone.status, stdout: alone.stdout });
    const lost =
      'manifest-guard: A thread ended too early (no room). What it had to do is done without it.\n';
    expect(stderr.split(lost)).toHaveLength(3);
    expect(stderr.replaceAll(lost, '')).toBe(alone.stderr);
  });

  test('are all checked when a thread ends in the middle of its work', async () => {
    const cwd = repository();
    const alone = await check(['k8s', '--threads', '1'], cwd);
    const dies = `
const threads = require('node:worker_threads');
let requests = 0;
if (threads.threadId === 1) threads.parentPort.on('message', () => {
  requests += 1;
  if (requests === 4) process.exit(5);
});
`;
    writeFileSync(bundle, code.replace('\n', `\n${dies}`));
    const { stderr, ...rest } = await check(['k8s', '--threads', '2'], cwd);
    expect(rest).toEqual({ status: alone.status, stdout: alone.stdout });
    expect(stderr).toBe(
      `manifest-guard: A thread ended too early (exit status 5). What it had to do is done without it.\n${alone.stderr}`,
    );
  });
});

test.each(['0', '65', 'two', '1.5'])('--threads %s is wrong usage', async (threads) => {
  const { status, stderr } = await check(['.', '--threads', threads], folderWith({ 'a.yaml': HARMLESS }));
  expect(status).toBe(2);
  expect(stderr).toContain('Write a number from 1 to 64.');
});
