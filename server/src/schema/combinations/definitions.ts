import type { Field } from '../../syntax/field.ts';
import { isPlaceholder } from '../formats/format.ts';
import { type Check, isThere } from './check.ts';

/*
 * k8s.io/apiextensions-apiserver pkg/apis/apiextensions/validation/validation.go, ValidateCustomResourceDefinition, and
 * pkg/apiserver/schema/validation.go, ValidateStructural.
 */

const LABEL_1035 = /^[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?$/;

export const checkDefinition: Check = function* (at) {
  const [plural, group] = [at.at('spec', 'names', 'plural').string, at.at('spec', 'group').string];
  const name = at.at('metadata', 'name');
  if (name.string && plural && group && name.string !== `${plural}.${group}`)
    yield { at: name, statement: `The name of this CustomResourceDefinition must be ${plural}.${group}` };
  const versions = at.at('spec', 'versions');
  yield* checkStorage(versions);
  yield* checkVersions(versions);
  yield* checkNames(at.at('spec', 'names'));
};

function* checkStorage(versions: Field) {
  const storage = versions.items.map((version) => version.at('storage'));
  const isKnown =
    versions.isCompleteList && storage.every((field) => field.isAbsent || field.boolean !== undefined);
  const stored = storage.filter((field) => field.is(true));
  const second = stored[1];
  if (second) yield { at: second, statement: 'Only one version has "storage: true"' };
  else if (isThere(versions) && isKnown && stored.length === 0 && versions.items.length > 0)
    yield {
      at: versions,
      marksKey: true,
      lacks: true,
      needs: ['storage'],
      statement: 'One version needs "storage: true"',
    };
}

function* checkVersions(versions: Field) {
  const seen = new Set<string>();
  for (const version of versions.items) {
    const name = version.at('name');
    const text = name.string ?? '';
    if (text !== '' && seen.has(text)) yield { at: name, statement: `The version ${text} is there twice` };
    else if (text !== '' && !LABEL_1035.test(text) && !isPlaceholder(text))
      yield { at: name, statement: `"${text}" is not the name of a version: write v1, v1alpha1 or the like` };
    seen.add(text);
    const schema = version.at('schema');
    if (version.isCompleteMap && schema.isAbsent && text !== '')
      yield { at: schema, lacks: true, statement: `The version ${text} needs "schema.openAPIV3Schema"` };
  }
}

function* checkNames(names: Field) {
  for (const field of ['plural', 'singular'] as const) {
    const name = names.at(field);
    const text = name.string;
    if (text && !LABEL_1035.test(text) && !isPlaceholder(text))
      yield { at: name, statement: `The ${field} name is in lower case, with letters, digits and "-" only` };
  }
  for (const field of ['kind', 'listKind'] as const) {
    const name = names.at(field);
    const text = name.string;
    if (text && !LABEL_1035.test(text.toLowerCase()) && !isPlaceholder(text))
      yield { at: name, statement: `The ${field} has letters, digits and "-" only` };
  }
}

/** Below these, schemas say more about a value, and no type. */
const VALUE_VALIDATIONS = new Set(['allOf', 'anyOf', 'oneOf', 'not']);

/** A schema below `properties`, `items` or `additionalProperties` says its type. */
export const checkSchema: Check = function* (at, { resource }) {
  if (resource.kind !== 'CustomResourceDefinition' || !at.isCompleteMap) return;
  const { path } = at;
  const start = path.indexOf('openAPIV3Schema');
  if (start < 0 || path.slice(start).some((step) => VALUE_VALIDATIONS.has(String(step)))) return;
  const type = at.at('type');
  const isFree = ['x-kubernetes-int-or-string', 'x-kubernetes-preserve-unknown-fields', '$ref'].some(
    (name) => !at.at(name).isAbsent,
  );
  const isRoot = path.at(-1) === 'openAPIV3Schema';
  if ((type.isAbsent || type.is('')) && !isFree)
    yield { at: type, lacks: true, statement: `The schema of "${String(path.at(-1))}" needs "type"` };
  else if (isRoot && type.string && type.string !== 'object')
    yield { at: type, statement: 'The type of the whole object is object' };
  else if (type.is('array') && at.at('items').isAbsent)
    yield { at: at.at('items'), lacks: true, statement: 'A schema of type array needs "items"' };
};
