import { apiOf } from '../../../server/src/schema/api.ts';

const TYPES: Readonly<Record<string, string>> = {
  s: '{ type: string }',
  L: '{ type: string }',
  D: '{ type: string }',
  t: '{ type: string, format: date-time }',
  y: '{ type: string, format: byte }',
  b: '{ type: boolean }',
  i: '{ type: integer }',
  l: '{ type: integer }',
  n: '{ type: number }',
  x: '{ x-kubernetes-int-or-string: true }',
  q: '{ x-kubernetes-int-or-string: true }',
};

/** A type of Kubernetes 1.34 as controller-gen writes it out in a CustomResourceDefinition, on one line; without some fields. */
export function writtenOut(type: string, without: readonly string[] = [], depth = 6): string {
  const fields = [...(apiOf(34).type(type)?.fields.values() ?? [])].filter(
    ({ name }) => !without.includes(name),
  );
  if (depth === 0 || fields.length === 0)
    return '{ type: object, x-kubernetes-preserve-unknown-fields: true }';
  const required = fields.filter((field) => field.required).map(({ name }) => name);
  const properties = fields.map(({ name, nesting, base }) => {
    const inner = TYPES[base] ?? writtenOut(base, without, depth - 1);
    const whole = [...nesting].reduceRight(
      (schema, letter) =>
        letter === '['
          ? `{ type: array, items: ${schema} }`
          : `{ type: object, additionalProperties: ${schema} }`,
      inner,
    );
    return `${name}: ${whole}`;
  });
  return `{ type: object, required: [${required.join(', ')}], properties: { ${properties.join(', ')} } }`;
}
