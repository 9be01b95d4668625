/**
 * `npm run gen` writes what is derived from the rules; `-- --check` compares instead and fails when something is stale.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { generateRuleIndex } from './gen/ruleIndex.mjs';

const root = new URL('../', import.meta.url);
const check = process.argv.includes('--check');
const outputs = [await generateRuleIndex(root)];

let stale = 0;
for (const { path, text } of outputs) {
  const url = new URL(path, root);
  const current = await readFile(url, 'utf8').catch(() => undefined);
  if (current === text) continue;
  if (check) {
    stale += 1;
    console.error(`${path} is stale: run \`npm run gen\`.`);
  } else {
    await writeFile(url, text);
    console.log(`wrote ${path}`);
  }
}
if (stale > 0) process.exitCode = 1;
