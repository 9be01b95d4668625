import type { EditOperation, NewValue } from '../../../syntax/edit/operation.ts';
import type { Field } from '../../../syntax/field.ts';
import { plainValue } from './plainValue.ts';

/** Fields of a CustomResourceDefinition that each version has in v1; `validation` is `schema` there. */
const PER_VERSION = ['validation', 'subresources', 'additionalPrinterColumns'];

/**
 * What changes in a CustomResourceDefinition of one version between apiextensions.k8s.io/v1beta1 and v1, besides `apiVersion`
 * (https://kubernetes.io/docs/reference/using-api/deprecation-guide/#customresourcedefinition-v122). Undefined where a part of it is not
 * known, where there are several versions, and where there is no schema: v1 refuses that.
 */
export function migrateDefinition(root: Field): readonly EditOperation[] | undefined {
  const spec = root.at('spec');
  const name = versionOf(spec);
  const schema = spec.at('validation', 'openAPIV3Schema');
  const refused = ['conversion', 'preserveUnknownFields'].some((field) => !spec.at(field).isAbsent);
  if (name === undefined || !schema.isCompleteMap || refused || spec.at('scope').string === undefined)
    return undefined;
  const values = PER_VERSION.map((field) => [field, spec.at(field)] as const).filter(
    ([, field]) => !field.isAbsent,
  );
  const version: Record<string, NewValue> = { name, served: true, storage: true };
  for (const [field, old] of values) {
    const value = plainValue(old);
    if (value === undefined) return undefined;
    version[field === 'validation' ? 'schema' : field] =
      field === 'additionalPrinterColumns' ? renamed(value) : value;
  }
  return [
    { kind: 'set', path: [...spec.path, 'versions'], value: [version] },
    ...['version', ...values.map(([field]) => field)]
      .filter((field) => spec.at(field).node)
      .map((field): EditOperation => ({ kind: 'remove', path: [...spec.path, field] })),
  ];
}

/** The name of the only version; undefined where there are several, or where one says more than that it is served. */
function versionOf(spec: Field): string | undefined {
  if (!spec.isCompleteMap) return undefined;
  const versions = spec.at('versions');
  if (versions.isAbsent) return spec.at('version').string;
  const [only] = versions.items;
  if (!only?.isCompleteMap || versions.items.length !== 1) return undefined;
  const isPlain = only.entries.every(({ key }) => ['name', 'served', 'storage'].includes(key));
  return isPlain ? only.at('name').string : undefined;
}

/** Columns say `jsonPath` in v1 where they said `JSONPath`. */
function renamed(columns: NewValue): NewValue {
  if (!Array.isArray(columns)) return columns;
  return columns.map((column: NewValue) =>
    typeof column !== 'object' || Array.isArray(column)
      ? column
      : Object.fromEntries(
          Object.entries(column).map(([key, value]) => [key === 'JSONPath' ? 'jsonPath' : key, value]),
        ),
  );
}
