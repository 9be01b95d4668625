/** A workspace of many small manifests, checked by the command line. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const FOLDERS = 100;

/** Writes manifests below a new temporary folder, checks them, and takes them away again. */
export async function checkWorkspace(cli, manifest, count) {
  const folder = mkdtempSync(join(tmpdir(), 'manifest-guard-bench-'));
  try {
    for (let index = 0; index < count; index += 1) {
      const inside = join(folder, String(index % FOLDERS));
      mkdirSync(inside, { recursive: true });
      writeFileSync(join(inside, `${index}.yaml`), manifest.replaceAll('shop-web', `shop-web-${index}`));
    }
    return await run([cli, 'check', '--no-config', '--format', 'json', folder]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(args) {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let bytes = 0;
    let megabytes;
    child.stdout.on('data', (chunk) => {
      bytes += chunk.length;
    });
    const watch = setInterval(() => {
      megabytes = peakMemory(child.pid) ?? megabytes;
    }, 50);
    child.once('error', reject);
    child.once('close', (status) => {
      clearInterval(watch);
      const seconds = (performance.now() - started) / 1000;
      if (status === 0 || status === 1) resolve({ seconds, megabytes, bytes });
      else reject(new Error(`The command line ended with status ${status}.`));
    });
  });
}

function peakMemory(pid) {
  try {
    return Number(/VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
  } catch {
    return undefined;
  }
}
