/** The texts that are measured, and the key strokes in them. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const deployment = readFileSync(here('fixtures/deployment.yaml'), 'utf8');

/** The same without some of its parts, 52 times. */
const shorter = deployment
  .replace(/ {10}env:[\s\S]*?(?= {10}resources:)/, '')
  .replace(/ {2}strategy:[\s\S]*?(?= {2}selector:)/, '')
  .replace(/ {10}readinessProbe:[\s\S]*?(?= {10}volumeMounts:)/, '')
  .replace(/ {8}- name: log-shipper[\s\S]*?(?= {6}volumes:)/, '');
const fiftyTwo = Array.from({ length: 52 }, (_, index) =>
  shorter.replaceAll('shop-web', `shop-web-${index + 1}`),
).join('---\n');

/** Line and character of an offset. */
function positionAt(text, at) {
  const before = text.slice(0, at);
  const line = before.split('\n').length - 1;
  const character = at - before.lastIndexOf('\n') - 1;
  return { line, character };
}

/** The colon of the first key of that name at or after an offset. */
function colonOf(text, key, from) {
  const match = new RegExp(`^ *(?:- )?${key.replaceAll('.', '\\.')}:`, 'm').exec(text.slice(from));
  if (!match) throw new Error(`There is no key ${key}.`);
  return from + match.index + match[0].length - 1;
}

/** Each text with the places at which one types; a text that is not there has none. */
export function documents(corpus) {
  const installPath = `${corpus}/argo-cd/manifests/install.yaml`;
  const install = existsSync(installPath) ? readFileSync(installPath, 'utf8') : undefined;
  return [
    {
      name: 'Deployment, 92 lines',
      text: deployment,
      strokes: [at(deployment, 'a container', 'image', 0)],
      budget: 8,
    },
    {
      name: `52 documents, ${fiftyTwo.split('\n').length - 1} lines`,
      text: fiftyTwo,
      strokes: [at(fiftyTwo, 'the middle', 'image', fiftyTwo.length / 2)],
      budget: 12,
    },
    install === undefined
      ? { name: 'install.yaml of Argo CD', text: undefined, strokes: [], budget: 40 }
      : { name: 'install.yaml of Argo CD', text: install, strokes: installStrokes(install), budget: 40 },
  ];
}

/** A label of the pods, which Services, policies and budgets of other files select by. */
export function strokeInLabel(text) {
  return at(text, 'a label', 'app.kubernetes.io/name', text.indexOf('  template:'));
}

function installStrokes(text) {
  const definitions = [...text.matchAll(/^---\napiVersion: .*\nkind: CustomResourceDefinition$/gm)];
  const sizes = definitions.map(({ index }) => text.indexOf('\n---', index + 1) - index);
  const largest = sizes.indexOf(Math.max(...sizes));
  const middle = (definitions[largest]?.index ?? 0) + Math.round((sizes[largest] ?? 0) / 2);
  return [
    at(text, 'a Deployment', 'image', text.indexOf('\nkind: Deployment')),
    at(text, 'the middle of the largest CRD', 'description', middle),
    at(text, 'the start', 'name', 0),
  ];
}

function at(text, place, key, from) {
  return { place, colon: positionAt(text, colonOf(text, key, Math.round(from))) };
}
