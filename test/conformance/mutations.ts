/**
 * Validates real manifests below the given folders, each against the newest Kubernetes minor that serves it, and then breaks them:
 *
 *     node test/conformance/mutations.ts ../shared/corpus
 *
 * - A manifest that is valid has no schema finding. Mistakes that are truly in the manifests are listed beside this file, in
 *   `schemaMistakes.txt`, each reviewed.
 * - Of single mistakes (`test/support/mutations.ts` says which), drawn from each manifest in the same way each time, at least 99 %
 *   are found, and each is said once.
 *
 * Prints what differs, and at last `mutations: N passed, N failed`; exits with 1 when any failed or when there is nothing to look at.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse as parseYaml } from 'yaml';
import { podOf } from '../../server/src/kube/pod.ts';
import { type Resource, resourcesOf } from '../../server/src/kube/resource.ts';
import { apiOf } from '../../server/src/schema/api.ts';
import type { SchemaProblem } from '../../server/src/schema/problem.ts';
import { validate } from '../../server/src/schema/validate.ts';
import { parse } from '../../server/src/syntax/parse.ts';
import { type Section, splitSections } from '../../server/src/syntax/sections.ts';
import { hasTemplate } from '../../server/src/syntax/templates.ts';
import { type Json, type Mutation, mutationsOf } from '../support/mutations.ts';

const MINORS = [36, 34, 33, 32, 30, 29, 28];
const SHARE = 0.99;
/** So many mistakes of one manifest are tried; of all would take minutes. */
const PER_MANIFEST = 12;
/** Long ones, such as CustomResourceDefinitions, are validated but not broken. */
const LONG = 40_000;
const MISTAKES = fileURLToPath(new URL('schemaMistakes.txt', import.meta.url));

interface Manifest {
  readonly file: string;
  readonly section: Section;
  readonly resource: Resource;
  readonly minor: number;
}

function manifestsBelow(folder: string): Manifest[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:ya?ml|json)$/i.test(name))
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .sort()
    .flatMap((path) =>
      splitSections(readFileSync(path, 'utf8')).sections.flatMap(({ section }) =>
        resourcesOf(section).flatMap((resource): Manifest[] => {
          const minor = MINORS.find((candidate) => apiOf(candidate).kind(resource.apiVersion, resource.kind));
          return minor === undefined ? [] : [{ file: relative(folder, path), section, resource, minor }];
        }),
      ),
    );
}

function describe({ at, ...problem }: SchemaProblem): string {
  const words =
    'statement' in problem ? problem.statement : 'reason' in problem ? problem.reason : problem.type;
  return `${at.path.join('.')}: ${words}`;
}

/** Whether the findings are those that were reviewed. */
function checkFindings(manifests: readonly Manifest[]): boolean {
  const reviewed = new Set(
    readFileSync(MISTAKES, 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#')),
  );
  const found = new Set(
    manifests.flatMap(({ file, resource, minor }) =>
      validate(resource, minor).map((problem) => `${file} ${resource.kind} ${describe(problem)}`),
    ),
  );
  const added = [...found].filter((line) => !reviewed.has(line));
  const gone = [...reviewed].filter((line) => !found.has(line));
  for (const line of added) console.log(`+ ${line}`);
  for (const line of gone) console.log(`- ${line}`);
  console.log(`${manifests.length} manifests, ${found.size} mistakes in them, ${reviewed.size} reviewed`);
  return added.length === 0 && gone.length === 0;
}

/** Some of the mistakes, spread over all of them; which ones depends on the number of the manifest alone. */
function drawn(mutations: readonly Mutation[], seed: number): Mutation[] {
  const step = Math.max(1, Math.floor(mutations.length / PER_MANIFEST));
  return mutations.filter((_, index) => (index + seed) % step === 0).slice(0, PER_MANIFEST);
}

/** Whether enough single mistakes are found, and each is said once. */
function checkMutations(manifests: readonly Manifest[]): boolean {
  const [missed, repeated]: [string[], string[]] = [[], []];
  let tried = 0;
  for (const [seed, manifest] of manifests.entries()) {
    for (const { what, manifest: broken } of mutationsFrom(manifest, seed)) {
      tried += 1;
      const text = JSON.stringify(broken);
      const count = splitSections(text)
        .sections.flatMap(({ section }) => resourcesOf(section))
        .flatMap((resource) => validate(resource, manifest.minor)).length;
      if (count === 0) missed.push(`${manifest.file}: ${what}`);
      if (count > 1) repeated.push(`${manifest.file}: ${what}`);
    }
  }
  for (const line of missed) console.log(`missed: ${line}`);
  for (const line of repeated) console.log(`said more than once: ${line}`);
  const share = (part: number): string => `${((100 * part) / Math.max(tried, 1)).toFixed(2)} %`;
  const [once, found] = [tried - missed.length - repeated.length, tried - missed.length];
  console.log(`${tried} single mistakes: ${share(found)} found, ${share(once)} said once`);
  return tried > 0 && once >= tried * SHARE;
}

function mutationsFrom({ section, resource, minor }: Manifest, seed: number): readonly Mutation[] {
  const { text } = section;
  if (text.length > LONG || resource.root.path.length > 0 || parse(section).problems.length > 0) return [];
  // Patches say less than the API demands, and more than it knows; templates may say anything.
  if (text.includes('$patch') || podOf(resource)?.partial || validate(resource, minor).length > 0) return [];
  // Kubernetes reads YAML 1.1, where 0644 is octal.
  const manifest = parseYaml(text, { version: '1.1' }) as Json;
  const isTemplate = hasTemplate(text) || hasTemplate(JSON.stringify(manifest));
  return isTemplate ? [] : drawn(mutationsOf(manifest, apiOf(minor)), seed);
}

const folders = process.argv.slice(2);
const missing = folders.filter((folder) => !existsSync(folder));
if (folders.length === 0 || missing.length > 0) {
  console.log(
    `There are no manifests at ${missing.join(', ') || 'no folder'}.\nmutations: 0 passed, 1 failed`,
  );
  process.exit(1);
}
const manifests = folders.flatMap(manifestsBelow);
const results = [manifests.length > 0 && checkFindings(manifests), checkMutations(manifests)];
const passed = results.filter(Boolean).length;
console.log(`mutations: ${passed} passed, ${results.length - passed} failed`);
process.exitCode = passed === results.length ? 0 : 1;
