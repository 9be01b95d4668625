/**
 * `npm run package` makes `manifest-guard.vsix`: generated files compared, bundles minified, packed, and the size checked.
 */
import { stat } from 'node:fs/promises';
import { root, run } from './setup.mjs';

const VSIX = 'manifest-guard.vsix';
/** The promise of the README: small enough to install without thinking. */
const MAX_MEBIBYTES = 3;

run('node', ['scripts/gen.mjs', '--check']);
run('node', ['scripts/build.mjs', '--production']);
run('vsce', [
  'package',
  '--out',
  VSIX,
  '--no-dependencies',
  '--allow-missing-repository',
  '--no-rewrite-relative-links',
]);

const { size } = await stat(`${root}${VSIX}`);
const mebibytes = size / (1024 * 1024);
console.log(`${VSIX}  ${mebibytes.toFixed(2)} MiB`);
if (mebibytes > MAX_MEBIBYTES) {
  console.error(`${VSIX} is larger than ${MAX_MEBIBYTES} MiB.`);
  process.exitCode = 1;
}
