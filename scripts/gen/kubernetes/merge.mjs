/**
 * Merges what the Kubernetes minors say into files in which they share what is equal, and takes such files apart again: a minor
 * whose package is not installed stays as the files say it.
 */
import { readMinors, readType, writeMinors } from './notation.mjs';

/** @typedef {import('./readPackage.mjs').Model} Model */

/**
 * @param {readonly Model[]} models in ascending order of their minor
 * @param {{ optional: string[], required: string[], quantities: string[], formats: Record<string, string>, listKeys: Record<string, string[]>, enums: Record<string, string[]>, defaults: Record<string, unknown>, descriptions: Record<string, string> }} facts
 */
export function merge(models, facts) {
  const minors = models.map(({ minor }) => minor);
  const names = sorted(new Set(models.flatMap(({ types }) => [...types.keys()])));
  const types = Object.fromEntries(names.map((name) => [name, writeType(name, models, minors, facts)]));
  const kindNames = sorted(new Set(models.flatMap(({ kinds }) => [...kinds.keys()])));
  const kinds = Object.fromEntries(
    kindNames.map((kind) => {
      const having = models.filter((model) => model.kinds.has(kind));
      const type = having.at(-1)?.kinds.get(kind);
      return [kind, `${type}${writeMinors(minorsOf(having), minors)}`];
    }),
  );
  const fieldsOf = (name) =>
    new Set(models.flatMap(({ types }) => [...(types.get(name)?.fields.keys() ?? [])]));
  const spread = (table) =>
    Object.fromEntries(
      names.flatMap((name) =>
        sorted(fieldsOf(name)).flatMap((field) => {
          const value = lookUp(table, name, field);
          return value === undefined ? [] : [[`${name}.${field}`, value]];
        }),
      ),
    );
  return {
    types: {
      minors,
      kinds,
      enums: spread(facts.enums),
      listKeys: spread(facts.listKeys),
      defaults: spread(facts.defaults),
      types,
    },
    descriptions: describe(models, names, facts.descriptions),
  };
}

const sorted = (names) => [...names].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
const minorsOf = (models) => models.map(({ minor }) => minor);

/** What is known of a field; types of alpha and beta versions are those of the stable one where they have the field. */
function lookUp(table, type, field) {
  const stable = type.replace(/V(\d+)(?:alpha|beta)\d+/, 'V$1');
  return [`${type}.${field}`, `${stable}.${field}`]
    .filter((key) => Object.hasOwn(table, key))
    .map((key) => table[key])[0];
}

function writeType(name, models, minors, facts) {
  const having = models.filter(({ types }) => types.has(name));
  const own = minorsOf(having);
  const fields = sorted(new Set(having.flatMap(({ types }) => [...types.get(name).fields.keys()])));
  const parts = fields.flatMap((field) => writeField(name, field, having, own, facts));
  return [writeMinors(own, minors), ...parts].filter((part) => part !== '').join(' ');
}

function writeField(name, field, models, all, facts) {
  const having = models.filter(({ types }) => types.get(name).fields.has(field));
  const said = (model) => model.types.get(name).fields.get(field);
  // Later releases say more exactly what the API server demands.
  const isAmong = (keys) =>
    lookUp(Object.fromEntries(keys.map((key) => [key, true])), name, field) !== undefined;
  const required =
    isAmong(facts.required) || (having.every((model) => said(model).required) && !isAmong(facts.optional));
  const byType = new Map();
  for (const model of having) {
    const type = refine(
      name,
      field,
      said(model).type,
      having.map((other) => said(other).type),
      facts,
    );
    byType.set(type, [...(byType.get(type) ?? []), model]);
  }
  return [...byType].map(
    ([type, some]) => `${field}:${type}${required ? '!' : ''}${writeMinors(minorsOf(some), all)}`,
  );
}

const REFINEMENTS = { n: /^[il]$/, s: /^[yLDq]$/ };

/** The packages of the first versions have no formats: later ones know them. */
function refine(name, field, type, others, facts) {
  const nesting = /^[[{]*/.exec(type)?.[0] ?? '';
  const base = type.slice(nesting.length);
  const quantities = Object.fromEntries(facts.quantities.map((key) => [key, 'q']));
  const format = lookUp(quantities, name, field) ?? lookUp(facts.formats, name, field);
  if (base === 's' && format !== undefined) return nesting + format;
  const finer = others
    .filter((other) => other.startsWith(nesting))
    .map((other) => other.slice(nesting.length));
  return nesting + (finer.findLast((other) => REFINEMENTS[base]?.test(other)) ?? base);
}

/** What the server writes and what every kind has: nobody asks about them. */
const UNDESCRIBED = new Set(['apiVersion', 'kind', 'status']);

/** Comments on types of libraries, which OpenAPI puts where a field has them. */
const ABOUT_LIBRARIES = /^(?:IntOrString|MicroTime|Quantity) is /;

/** One copy of each description: our own, or that of the newest release that has it. Only of what people write: no lists of kinds, no states. */
function describe(models, names, own) {
  const written = typesThatAreWritten(models);
  const ofKinds = new Set(models.flatMap(({ kinds }) => [...kinds.values()]));
  return Object.fromEntries(
    names.flatMap((name) => {
      if (!written.has(name)) return [];
      const newest = models.filter(({ types }) => types.has(name)).map(({ types }) => types.get(name));
      const about =
        lookUp(own, name, '') ?? newest.findLast(({ description }) => description !== '')?.description;
      const fields = sorted(new Set(newest.flatMap((type) => [...type.fields.keys()]))).flatMap((field) => {
        if (ofKinds.has(name) && UNDESCRIBED.has(field)) return [];
        const text =
          lookUp(own, name, field) ??
          newest.findLast((type) => type.fields.get(field)?.description)?.fields.get(field).description;
        return text && !ABOUT_LIBRARIES.test(text) ? [[field, text]] : [];
      });
      if (about === undefined && fields.length === 0) return [];
      return [[name, { ...(about === undefined ? {} : { '': about }), ...Object.fromEntries(fields) }]];
    }),
  );
}

/** The types that a kind leads to, but for its state. */
function typesThatAreWritten(models) {
  const found = new Set();
  const visit = (name, isKind) => {
    if (found.has(name)) return;
    const having = models.flatMap(({ types }) => types.get(name) ?? []);
    if (having.length === 0) return;
    found.add(name);
    for (const [field, { type }] of having.flatMap(({ fields }) => [...fields]))
      if (!(isKind && field === 'status')) visit(type.replace(/^[[{]+/, ''), false);
  };
  for (const name of models.flatMap(({ kinds }) => [...kinds.values()])) visit(name, true);
  return found;
}

/** What committed files say of each minor. @returns {Model[]} */
export function takeApart({ minors, kinds, types }, descriptions) {
  return minors.map((minor) => ({
    minor,
    kinds: new Map(
      Object.entries(kinds).flatMap(([kind, text]) => {
        const [type, having] = text.split('@');
        return readMinors(having, minors).includes(minor) ? [[kind, type]] : [];
      }),
    ),
    types: new Map(
      Object.entries(types).flatMap(([name, line]) => {
        const { minors: having, fields } = readType(line, minors);
        if (!having.includes(minor)) return [];
        const texts = descriptions[name] ?? {};
        const own = fields
          .filter((field) => field.minors.includes(minor))
          .map(({ name: field, type, required }) => [
            field,
            { type, required, description: texts[field] ?? '' },
          ]);
        return [[name, { description: texts[''] ?? '', fields: new Map(own) }]];
      }),
    ),
  }));
}
