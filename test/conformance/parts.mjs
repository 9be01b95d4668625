/**
 * Reads each YAML document below a folder in parts and at once, and compares the trees and problems:
 *
 *     node test/conformance/parts.mjs ../shared/corpus
 *
 * Each document is cut in the sizes that the product uses, and in very small ones. Needs Node 24, which runs the engine's
 * TypeScript as it is.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseInParts } from '../../server/src/syntax/chunks/parse.ts';
import { parseWhole } from '../../server/src/syntax/parse.ts';
import { splitSections } from '../../server/src/syntax/sections.ts';
import { hasTemplate } from '../../server/src/syntax/templates.ts';
import { firstDifference } from '../support/compareTrees.ts';

const SIZES = [undefined, { text: 0, min: 1, max: 60 }, { text: 0, min: 30, max: 300 }];

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error('Usage: node test/conformance/parts.mjs FOLDER');
  process.exit(1);
}

let passed = 0;
let failed = 0;
for (const path of await readdir(folder, { recursive: true })) {
  if (!/\.ya?ml$/.test(path)) continue;
  const { sections } = splitSections(await readFile(join(folder, path), 'utf8'));
  for (const [index, { section }] of sections.entries()) {
    const difference = compare(section);
    if (difference === 'not cut') continue;
    if (difference === undefined) {
      passed += 1;
      continue;
    }
    failed += 1;
    console.log(`${path}, document ${index + 1}: ${difference}`);
  }
}
console.log(`in parts as at once: ${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;

/** The first difference; undefined where there is none, `not cut` where the document is in one part in every size. */
function compare(section) {
  const templated = hasTemplate(section.text);
  const pieced = SIZES.flatMap((sizes) => parseInParts(section, templated, sizes) ?? []);
  if (pieced.length === 0) return 'not cut';
  const whole = parseWhole(section, templated);
  for (const { root, problems } of pieced) {
    const difference = firstDifference(whole.root, root);
    if (difference) return difference;
    if (JSON.stringify(problems) !== JSON.stringify(whole.problems))
      return `${JSON.stringify(whole.problems)}, in parts ${JSON.stringify(problems)}`;
  }
  return undefined;
}
