/**
 * `npm run bench`: times the language server, as it is built, and yaml-language-server with the same edits in the same run.
 *
 * What a stroke is: the colon of a key is deleted or typed again; the time ends when diagnostics of that very version arrive.
 * Prints one table; writes nothing to the repository. With `--check` the exit status is 1 where ours is more than its share of
 * the peer's, or far beyond a budget: absolute numbers depend on the machine and on what else it does.
 *
 * `--strokes N` (default 40), `--manifests N` (default 10000; 0 leaves the workspace out), `--corpus FOLDER` (real manifests,
 * default `../shared/corpus`).
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { documents, strokeInLabel } from './documents.mjs';
import { startServer } from './server.mjs';
import { printTable } from './table.mjs';
import { checkWorkspace, withWorkspace } from './workspace.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const { values: options } = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    strokes: { type: 'string', default: '40' },
    manifests: { type: 'string', default: '10000' },
    corpus: { type: 'string', default: here('../../../shared/corpus') },
  },
});
const STROKES = Number(options.strokes);
const WARM_UP = 8;
/** Files in the folder in which a label is typed. */
const NEIGHBOURS = 5_000;

/** As in the extension, Node keeps here for the next start what it has compiled. */
const CODE_CACHE = mkdtempSync(join(tmpdir(), 'manifest-guard-bench-'));
const OURS = {
  name: 'ours',
  args: [here('../../dist/cli.cjs'), 'lsp', '--stdio'],
  settings: {},
  env: { NODE_COMPILE_CACHE: CODE_CACHE },
};
const PEER = {
  name: 'yaml-language-server',
  args: [here('../../node_modules/yaml-language-server/bin/yaml-language-server'), '--stdio'],
  settings: {
    yaml: {
      validate: true,
      schemas: {},
      schemaStore: { enable: false, url: '' },
      kubernetesCRDStore: { enable: false, url: '' },
    },
    http: { proxy: '', proxyStrictSSL: true },
  },
};
if (!existsSync(OURS.args[0])) {
  console.error('Build first: npm run build');
  process.exit(1);
}

const rows = [];
/** Adds a row; `share` is the part of the peer's number that ours may be. */
const row = (what, unit, ours, peer, budget, share) => rows.push({ what, unit, ours, peer, budget, share });

await measureStart();
for (const document of documents(options.corpus)) await measureDocument(document);
await measureNeighbours();
await measureIndex();
await measureWorkspace();
measurePackage();
rmSync(CODE_CACHE, { recursive: true, force: true });
const failed = printTable(rows, PEER.name);
if (options.check && failed > 0) process.exitCode = 1;

async function measureStart() {
  const times = { ours: [], peer: [], first: [] };
  for (let round = 0; round < 6; round += 1) {
    const ours = await start(OURS);
    await ours.quit();
    times[round === 0 ? 'first' : 'ours'].push(ours.startMilliseconds);
    const peer = await start(PEER);
    await peer.stop();
    times.peer.push(peer.startMilliseconds);
  }
  row('start until initialized', 'ms', median(times.ours), median(times.peer), 250, 1);
  row('start until initialized, the very first', 'ms', median(times.first), undefined, undefined, undefined);
}

function start({ args, settings, env }, folder = null) {
  return startServer(args, settings, folder, env);
}

async function measureDocument({ name, text, strokes, budget }) {
  if (text === undefined) {
    row(`${name}: the corpus is not there`, '', undefined, undefined, undefined, undefined);
    return;
  }
  const ours = await measureServer(OURS, text, strokes);
  const peer = await measureServer(PEER, text, strokes);
  const large = text.length > 1_000_000;
  row(`${name}: open`, 'ms', ours.open, peer.open, large ? 900 : undefined, large ? 0.9 : 1);
  for (const [index, { place }] of strokes.entries()) {
    const [our, other] = [ours.strokes[index], peer.strokes[index]];
    row(`${name}: stroke in ${place}, median`, 'ms', median(our), median(other), undefined, 0.25);
    row(`${name}: stroke in ${place}, p95`, 'ms', p95(our), p95(other), budget, 0.25);
  }
  if (!large) return;
  row(`${name}: memory when open`, 'MiB', ours.memory, peer.memory, 200, 1);
  row(`${name}: memory after the strokes`, 'MiB', ours.memoryAfter, peer.memoryAfter, undefined, 1);
}

async function measureServer(definition, text, strokes) {
  const server = await start(definition);
  try {
    const uri = 'file:///bench/manifest.yaml';
    const opened = await server.open(uri, text);
    await idle(1_500);
    const memory = server.memory();
    const times = [];
    for (const { colon } of strokes) times.push(await typeAt(server, uri, colon, opened.diagnostics));
    await idle(1_500);
    return { open: opened.milliseconds, strokes: times, memory, memoryAfter: server.memory() };
  } finally {
    await server.quit();
  }
}

/** Deletes and types a colon by turns; every second state is the one that the document was opened in. */
async function typeAt(server, uri, { line, character }, whole) {
  const start = { line, character };
  const isWhole = (diagnostics) => sameDiagnostics(diagnostics, whole);
  const times = [];
  for (let stroke = 0; stroke < WARM_UP + STROKES; stroke += 1) {
    const deletes = stroke % 2 === 0;
    const change = deletes
      ? { range: { start, end: { line, character: character + 1 } }, text: '' }
      : { range: { start, end: start }, text: ':' };
    const { milliseconds } = await server.change(uri, change, (found) => isWhole(found) !== deletes);
    if (stroke >= WARM_UP) times.push(milliseconds);
    await idle(30);
  }
  return times;
}

function sameDiagnostics(a, b) {
  const text = (list) => JSON.stringify(list.map(({ range, message }) => [range, message]));
  return a.length === b.length && text(a) === text(b);
}

/** Key strokes that change what a file tells many others. */
async function measureNeighbours() {
  const text = readFileSync(here('fixtures/deployment.yaml'), 'utf8');
  await withWorkspace(text, NEIGHBOURS, async (folder) => {
    const server = await start(OURS, pathToFileURL(folder).href);
    try {
      const uri = pathToFileURL(join(folder, '0', '0.yaml')).href;
      await server.open(uri, text);
      await server.settled();
      // What the folder tells is known by now: a stroke there and back gives the diagnostics that count.
      const { colon } = strokeInLabel(text);
      await server.change(uri, { range: { start: colon, end: colon }, text: ' ' }, () => true);
      const back = { start: colon, end: { line: colon.line, character: colon.character + 1 } };
      const { diagnostics } = await server.change(uri, { range: back, text: '' }, () => true);
      const times = await typeAt(server, uri, colon, diagnostics);
      const what = `${NEIGHBOURS.toLocaleString('en')} files around: stroke in a label`;
      row(`${what}, median`, 'ms', median(times), undefined, undefined, undefined);
      row(`${what}, p95`, 'ms', p95(times), undefined, 20, undefined);
    } finally {
      await server.stop();
    }
  });
}

/** How long the language server reads a folder in the background, until it knows what each file tells the others. */
async function measureIndex() {
  const count = Number(options.manifests);
  if (count === 0) return;
  const text = readFileSync(here('fixtures/deployment.yaml'), 'utf8');
  await withWorkspace(text, count, async (folder) => {
    const server = await start(OURS, pathToFileURL(folder).href);
    try {
      const milliseconds = await server.settled();
      const what = `index of ${count.toLocaleString('en')} manifests`;
      const seconds = milliseconds === undefined ? undefined : milliseconds / 1000;
      row(what, 's', seconds, undefined, (10 * count) / 10_000, undefined);
      row(`${what}: memory`, 'MiB', server.memory(), undefined, 400, undefined);
    } finally {
      await server.stop();
    }
  });
}

async function measureWorkspace() {
  const cli = here('../../dist/cli.cjs');
  const count = Number(options.manifests);
  if (count === 0) return;
  if (!existsSync(cli)) {
    row('command line: dist/cli.cjs is not there', '', undefined, undefined, undefined, undefined);
    return;
  }
  const manifest = readFileSync(here('fixtures/deployment.yaml'), 'utf8');
  const { seconds, megabytes } = await withWorkspace(manifest, count, (folder) =>
    checkWorkspace(cli, folder),
  );
  const what = `check of ${count.toLocaleString('en')} manifests`;
  row(what, 's', seconds, undefined, (10 * count) / 10_000, undefined);
  row(`${what}: memory`, 'MiB', megabytes, undefined, 400, undefined);
}

function measurePackage() {
  const path = here('../../manifest-guard.vsix');
  if (!existsSync(path)) return;
  row('package (VSIX)', 'MiB', statSync(path).size / 1024 ** 2, undefined, 3, undefined);
}

function idle(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function sorted(values) {
  return [...values].sort((a, b) => a - b);
}

function median(values) {
  return sorted(values)[Math.floor(values.length / 2)];
}

function p95(values) {
  return sorted(values)[Math.min(values.length - 1, Math.ceil(values.length * 0.95) - 1)];
}
