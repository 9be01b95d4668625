/** A workspace of many small manifests. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const FOLDERS = 100;

/** What lies in a workspace beside deployments: one of each for a deployment. */
const OTHERS = [
  `apiVersion: v1
kind: Service
metadata:
  name: shop-web
spec:
  selector:
    app.kubernetes.io/name: shop-web
  ports:
    - name: http
      port: 80
      targetPort: http
`,
  `apiVersion: v1
kind: ConfigMap
metadata:
  name: shop-web
data:
  currency: EUR
  features.yaml: |
    recommendations: true
    search: false
`,
  `apiVersion: v1
kind: ServiceAccount
metadata:
  name: shop-web
automountServiceAccountToken: false
`,
  `apiVersion: batch/v1
kind: CronJob
metadata:
  name: shop-web
spec:
  schedule: "0 3 * * *"
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Never
          containers:
            - name: clean
              image: registry.example.com/shop/clean:2.4.1
`,
];

/** Writes manifests below a new temporary folder, works with it, and takes them away again. */
export async function withWorkspace(deployment, count, work) {
  const manifests = [deployment, ...OTHERS];
  const folder = mkdtempSync(join(tmpdir(), 'manifest-guard-bench-'));
  try {
    for (let index = 0; index < count; index += 1) {
      const inside = join(folder, String(index % FOLDERS));
      mkdirSync(inside, { recursive: true });
      const manifest = manifests[index % manifests.length];
      writeFileSync(join(inside, `${index}.yaml`), manifest.replaceAll('shop-web', `shop-web-${index}`));
    }
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Checks the manifests of a folder with the command line. */
export function checkWorkspace(cli, folder) {
  return run([cli, 'check', '--no-config', '--format', 'json', folder]);
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
    // A process that has just ended has no memory any more.
    const kilobytes = /VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
  } catch {
    return undefined;
  }
}
