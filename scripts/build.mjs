/**
 * `npm run build` bundles everything into `dist/`.
 *
 * `--production` minifies and leaves source maps out, for the package; `--watch` builds again on each change.
 * Runs on Node 20 and newer.
 */
import { chmod, readFile, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, context } from 'esbuild';

const root = fileURLToPath(new URL('../', import.meta.url));
const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

/** Bundles by output; one that is not written yet or left out of a copy is skipped. */
const BUNDLES = [
  { entry: 'client/src/extension.ts', outfile: 'dist/client.cjs', external: ['vscode'] },
  { entry: 'server/src/cli.ts', outfile: 'dist/cli.cjs', executable: true },
  // The language server and the commands of the command line: in two bundles, each would hold the whole engine.
  { entry: 'server/src/engine.ts', outfile: 'dist/engine.cjs' },
  { entry: 'test/e2e/suite/index.ts', outfile: 'dist/e2e/suite.cjs', external: ['vscode'] },
  { entry: 'test/e2e/beside/index.ts', outfile: 'dist/e2e/beside.cjs', external: ['vscode'] },
  { entry: 'test/e2e/beside/redHatYaml.ts', outfile: 'dist/e2e/redHatYaml.cjs', external: ['vscode'] },
];

const exists = (path) =>
  stat(path).then(
    () => true,
    () => false,
  );

/**
 * JSON as text that is parsed when the program starts: V8 reads that several times as fast as the same as an expression. Of our own
 * package.json only the version is used.
 *
 * @type {import('esbuild').Plugin}
 */
const json = {
  name: 'json',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.json$/ }, async ({ path }) => {
      const value = JSON.parse(await readFile(path, 'utf8'));
      const used = path === join(root, 'package.json') ? { version: value.version } : value;
      return { contents: `export default JSON.parse(${JSON.stringify(JSON.stringify(used))})`, loader: 'js' };
    }),
};

/**
 * Leaves the engine out of bundles that load it when they need it.
 *
 * @type {import('esbuild').Plugin}
 */
const engine = {
  name: 'engine',
  setup: ({ onResolve }) =>
    onResolve({ filter: /\/engine\.ts$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './engine.cjs', external: true } : undefined,
    ),
};

/** @param {typeof BUNDLES[number]} bundle */
const optionsFor = ({ entry, outfile, external = [] }) => ({
  absWorkingDir: root,
  entryPoints: [entry],
  outfile,
  external,
  bundle: true,
  plugins: [json, engine],
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  // The ECMAScript builds of the libraries: their other ones hide imports from the bundler.
  mainFields: ['module', 'main'],
  // Its build for Node looks into the environment at each token, which takes a third of the time of a parse.
  alias: {
    yaml: join(dirname(createRequire(import.meta.url).resolve('yaml/package.json')), 'browser/index.js'),
  },
  // Where a bundle stands, in the form that it has: for the files beside it.
  define: { 'import.meta.dirname': '__dirname' },
  minify: production,
  // Stack traces in bug reports stay readable.
  keepNames: production,
  sourcemap: production ? false : 'linked',
  legalComments: 'none',
  logLevel: 'warning',
});

if (production) await rm(new URL('../dist/', import.meta.url), { recursive: true, force: true });
for (const bundle of BUNDLES) {
  if (!(await exists(new URL(`../${bundle.entry}`, import.meta.url)))) continue;
  const options = optionsFor(bundle);
  await build(options);
  if (watch) await (await context({ ...options, logLevel: 'info' })).watch();
  if (bundle.executable) await chmod(new URL(`../${bundle.outfile}`, import.meta.url), 0o755);
  const { size } = await stat(new URL(`../${bundle.outfile}`, import.meta.url));
  console.log(`${bundle.outfile}  ${Math.round(size / 1024)} KiB`);
}
