import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach } from 'vitest';
import type { Io } from '../../server/src/cli/io.ts';
import { main } from '../../server/src/cli/program.ts';
import { widgetDefinition } from '../support/widget.ts';

/** What a run of the command line left behind. */
export interface Run {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The world around a run. */
export interface World {
  readonly cwd: string;
  readonly stdin?: string | Uint8Array;
  readonly env?: Record<string, string>;
  readonly isTTY?: boolean;
}

/** Runs the command line in this process. */
export async function run(args: readonly string[], world: World): Promise<Run> {
  const { cwd, stdin = '', env = {}, isTTY = false } = world;
  let stdout = '';
  let stderr = '';
  const io: Io = {
    cwd,
    env,
    stdout: {
      isTTY,
      write: (text) => {
        stdout += text;
      },
    },
    stderr: {
      isTTY,
      write: (text) => {
        stderr += text;
      },
    },
    readStdin: async () => (typeof stdin === 'string' ? Buffer.from(stdin) : stdin),
  };
  const status = await main(args, io);
  return { status, stdout, stderr };
}

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Makes a folder with files, removed after the test. A `.git` in it keeps what lies above out. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'manifest-guard-'));
  folders.push(folder);
  mkdirSync(join(folder, '.git'));
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  return folder;
}

/** A pod that breaks one rule of profile `pss-baseline`. */
export const PRIVILEGED = `apiVersion: v1
kind: Pod
metadata:
  name: web
  namespace: shop
spec:
  containers:
    - name: web # the only one
      image: example.com/web:1
      securityContext:
        privileged: true
`;

/** A pod that breaks no rule of profile `pss-baseline`. */
export const HARMLESS = PRIVILEGED.replace('privileged: true', 'privileged: false');

/** Findings of a JSON report as `file:line rule`, lines from 1. */
export function findingsOf(stdout: string): string[] {
  const { findings } = JSON.parse(stdout) as {
    findings: { file: string; rule: string; range: { start: { line: number } } }[];
  };
  return findings.map(({ file, rule, range }) => `${file}:${range.start.line + 1} ${rule}`);
}

/** Defines the kind `Widget`. */
export const WIDGET_DEFINITION = widgetDefinition(
  '{ type: object, properties: { size: { type: integer, minimum: 1 } } }',
);

/** Breaks a bound of its definition, and has a key too many. */
export const WIDGET = `apiVersion: example.com/v1
kind: Widget
metadata: { name: a, namespace: shop }
spec:
  size: 0
  colour: red
`;
