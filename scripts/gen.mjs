/**
 * `npm run gen` writes what is derived from the rules and other sources; `-- --check` compares instead and fails when something is stale.
 * The rule index comes first, because everything after it imports the rules.
 */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { generateConfigSchema } from './gen/configSchema.mjs';
import { generateCoverage } from './gen/coverage.mjs';
import { generateKinds } from './gen/kinds.mjs';
import { generatePackageSettings } from './gen/packageSettings.mjs';
import { generateRuleIndex } from './gen/ruleIndex.mjs';
import { generateRulePages } from './gen/rulePages.mjs';
import { generateSchemas } from './gen/schemas.mjs';
import { generateSnippets } from './gen/snippets.mjs';

const root = new URL('../', import.meta.url);
const check = process.argv.includes('--check');
const [kinds] = process.argv.flatMap((argument) => /^--kinds=(.+)$/.exec(argument)?.[1] ?? []);
const kubernetes = process.argv.flatMap((argument) => /^--kubernetes=(.+)$/.exec(argument)?.[1] ?? []);
let stale = 0;

async function settle({ path, text }) {
  const url = new URL(path, root);
  const current = await readFile(url, 'utf8').catch(() => undefined);
  if (current === text) return;
  if (check) {
    stale += 1;
    console.error(`${path} is stale: run \`npm run gen\`.`);
    return;
  }
  await mkdir(new URL('./', url), { recursive: true });
  await writeFile(url, text);
  console.log(`wrote ${path}`);
}

async function removeOrphans(folder, paths) {
  const files = await readdir(new URL(folder, root)).catch(() => []);
  for (const file of files.filter((name) => !paths.includes(`${folder}${name}`))) {
    if (check) stale += 1;
    else await rm(new URL(`${folder}${file}`, root));
    console.error(`${folder}${file} belongs to no rule.`);
  }
}

for (const file of await generateSchemas(root, kubernetes)) await settle(file);
for (const file of await generateKinds(root, kinds)) await settle(file);
for (const file of await generateSnippets(root)) await settle(file);
await settle(await generateRuleIndex(root));
await settle(await generatePackageSettings(root));
await settle(await generateConfigSchema(root));
const pages = await generateRulePages(root);
for (const page of pages) await settle(page);
await removeOrphans(
  'docs/rules/',
  pages.map(({ path }) => path),
);
for (const page of await generateCoverage(root)) await settle(page);
if (stale > 0) process.exitCode = 1;
