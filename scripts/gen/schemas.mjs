/**
 * `schemas/kubernetes/`: types and descriptions of the Kubernetes API, from the packages `@kubernetes/client-node` of several minors.
 *
 * Only the newest package is a dependency: seven of them unpack to 260 MB. The other minors stay as the committed files say.
 * `npm run gen -- --kubernetes=FOLDER`, once or several times, reads unpacked packages of further versions:
 * 0.20.0 (1.28), 0.21.0 (1.29), 0.22.3 (1.30), 1.1.2 (1.32), 1.3.0 (1.33), 1.4.0 (1.34).
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { merge, takeApart } from './kubernetes/merge.mjs';
import { readPackage } from './kubernetes/readPackage.mjs';

const TYPES = 'schemas/kubernetes/types.json';
const DESCRIPTIONS = 'schemas/kubernetes/descriptions.json';
const INSTALLED = 'node_modules/@kubernetes/client-node';

/**
 * @param {URL} root
 * @param {readonly string[]} folders of unpacked packages besides the installed one
 */
export async function generateSchemas(root, folders) {
  const read = (path) => readFile(new URL(path, root), 'utf8');
  // What OpenAPI does not say, from k8s.io/api and k8s.io/client-go v0.36.0: `+enum` types with their constants, and
  // applyconfigurations/internal (keys of lists, quantities). `optional` is required in OpenAPI only, and `required` by the
  // validation of all releases though OpenAPI did not say so in each (k8s.io/kubernetes pkg/apis/*/validation); formats are those of
  // k8s.io/kubernetes pkg/apis/core/validation, defaults those of its pkg/apis/*/v1/defaults.go as far as one value holds in all cases. Descriptions are our
  // own: of fields that OpenAPI describes by their type alone.
  const facts = JSON.parse(await read('scripts/gen/kubernetes/facts.json'));
  const committed = await Promise.all([read(TYPES), read(DESCRIPTIONS)]).then(
    ([types, descriptions]) => takeApart(JSON.parse(types), JSON.parse(descriptions)),
    () => [],
  );
  const installed = [INSTALLED, ...folders].map((folder) =>
    readPackage(fileURLToPath(new URL(folder, root))),
  );
  const byMinor = new Map([...committed, ...installed].map((model) => [model.minor, model]));
  const models = [...byMinor.values()].sort((a, b) => a.minor - b.minor);
  const { types, descriptions } = merge(models, facts);
  return [
    { path: TYPES, text: toText(types) },
    { path: DESCRIPTIONS, text: toText(descriptions) },
  ];
}

/** One line for each type, so that changes can be read. */
function toText(value) {
  return `${JSON.stringify(value, null, 1)}\n`;
}
