import type { KubernetesVersion } from '../../kube/version.ts';
import type { Descriptions } from '../../schema/descriptions.ts';
import { knownMinors, minorsWithField, minorsWithType } from '../../schema/kubernetes.ts';
import type { Api, FieldSchema, TypeSchema } from '../../schema/type.ts';
import { code, type Prose, proseOf } from './prose.ts';

/** A field, and what else its description depends on. */
export interface FieldView {
  readonly api: Api;
  readonly type: TypeSchema;
  readonly field: FieldSchema;
  readonly descriptions: Descriptions;
  /** The version that the manifests are for. */
  readonly version: KubernetesVersion;
  /** Page of the API reference. */
  readonly reference?: string | undefined;
}

/** Explains a field as the schema knows it: for hovers and for items of completion. Markdown. */
export function describeSchemaField(view: FieldView): string {
  const { field } = view;
  const usual = plainDefault(field);
  const prose = proseOfField(view, usual);
  const values = (field.values ?? []).filter((value) => value !== '');
  const isTold = values.every((value) => prose?.markdown.includes(value));
  const lines = [
    headerOf(view),
    prose?.markdown,
    values.length > 0 && !isTold ? valuesLine(values) : undefined,
    usual === undefined ? undefined : `Default: ${code(usual)}`,
    keysLine(field),
    neighbourLine(view),
    linksLine(view, prose),
  ];
  return lines.filter((line) => line !== undefined && line !== '').join('\n\n');
}

/** The bold name of a field with its type, whether it must be there, and since when it is. */
export function headerOf({ api, type, field }: Pick<FieldView, 'api' | 'type' | 'field'>): string {
  const facts = [
    typeInWords(api, field),
    ...(field.required ? ['required'] : []),
    ...availability(type, field),
  ];
  return `**${field.name}**: ${facts.join(', ')}`;
}

/** What a field that the target version does not have is: it comes later, or is gone. Undefined for fields of no version. */
export function describeAbsentField(
  type: TypeSchema,
  name: string,
  { api, descriptions }: Pick<FieldView, 'api' | 'descriptions'>,
): string | undefined {
  const minors = type.custom ? undefined : minorsWithField(type.name, name);
  if (!minors) return undefined;
  const when =
    minors.first > api.minor ? `since ${sinceText(minors.first)}` : `until ${untilText(minors.last)}`;
  const text = descriptions.of(type.name, name);
  return [
    `**${name}**: not in Kubernetes 1.${api.minor}, only ${when}`,
    ...(text === undefined ? [] : [proseOf(text, name).markdown]),
  ].join('\n\n');
}

function proseOfField(
  { field, type, api, descriptions }: FieldView,
  usual: string | undefined,
): Prose | undefined {
  const own = field.description ?? descriptions.of(type.name, field.name);
  if (own !== undefined) return proseOf(own, field.name, usual);
  // The API says nothing about fields whose type says it.
  const base = api.type(field.base);
  const text = base && descriptions.of(base.name);
  return text === undefined || base === undefined ? undefined : proseOf(text, shortName(base.name));
}

const WORDS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  s: ['string', 'strings'],
  b: ['boolean', 'booleans'],
  i: ['integer', 'integers'],
  l: ['integer', 'integers'],
  n: ['number', 'numbers'],
  d: ['number', 'numbers'],
  x: ['integer or string', 'integers or strings'],
  q: ['quantity', 'quantities'],
  t: ['time', 'times'],
  y: ['base64 text', 'base64 texts'],
  L: ['DNS label', 'DNS labels'],
  D: ['DNS name', 'DNS names'],
  '*': ['any value', 'any values'],
};

/** A type as people say it: `string`, `list of Container`, `map of quantities`. */
export function typeInWords(api: Api, { nesting, base }: Pick<FieldSchema, 'nesting' | 'base'>): string {
  const words = Object.hasOwn(WORDS, base) ? WORDS[base] : undefined;
  const name = words ? words[nesting === '' ? 0 : 1] : api.type(base) ? shortName(base) : undefined;
  const outer = [...nesting].map((letter, index) => {
    const [one, many] = letter === '[' ? ['list of ', 'lists of '] : ['map of ', 'maps of '];
    return index === 0 ? one : many;
  });
  return `${outer.join('')}${name ?? (nesting === '' ? 'object' : 'objects')}`;
}

/** `V1PodSpec` to `PodSpec`; the names that other sources give to their types mean nothing to people. */
function shortName(type: string): string | undefined {
  return /^(?:[A-Z][a-z]+)*?V\d+(?:(?:alpha|beta)\d+)?([A-Z]\w*)$/.exec(type)?.[1];
}

/** Since and until when the field is there, as far as the versions that are known tell; nothing where the type itself is as new. */
function availability(type: TypeSchema, field: FieldSchema): string[] {
  const own = minorsWithField(type.name, field.name);
  const whole = minorsWithType(type.name);
  if (!own || !whole) return [];
  return [
    ...(own.first > whole.first ? [`since ${sinceText(own.first)}`] : []),
    ...(own.last < whole.last ? [`gone after ${untilText(own.last)}`] : []),
  ];
}

/** Between two minors that are known lie others: it came with one of them. */
export function sinceText(first: number): string {
  const before = knownMinors.filter((minor) => minor < first).at(-1);
  return before === undefined || before === first - 1 ? `1.${first}` : `1.${before + 1} or 1.${first}`;
}

function untilText(last: number): string {
  const next = knownMinors.find((minor) => minor > last);
  return next === undefined || next === last + 1 ? `1.${last}` : `1.${last} or 1.${next - 1}`;
}

function plainDefault(field: FieldSchema): string | undefined {
  const { default: usual } = field;
  if (usual === undefined || usual === null || usual === '') return undefined;
  if (typeof usual !== 'object') return String(usual);
  const text = JSON.stringify(usual);
  return text.length <= 60 && text !== '{}' && text !== '[]' ? text : undefined;
}

/** More values than these are not read; completion has them all. */
const MOST_VALUES = 12;

function valuesLine(values: readonly string[]): string {
  const shown = values.slice(0, MOST_VALUES).map((value) => code(value));
  const more = values.length > MOST_VALUES ? ` and ${values.length - MOST_VALUES} more` : '';
  return `Values: ${shown.join(', ')}${more}`;
}

function keysLine({ keys, nesting }: FieldSchema): string | undefined {
  if (!keys || keys.length === 0 || !nesting.startsWith('[')) return undefined;
  return `Items are told apart by ${keys.map((key) => code(key)).join(' and ')}.`;
}

/** Says where a version is described by its neighbour. */
function neighbourLine({ api, type, version }: FieldView): string | undefined {
  if (!Number.isFinite(version) || version === api.minor || !minorsWithType(type.name)) return undefined;
  return `*As of Kubernetes 1.${api.minor}; what 1.${version} has is not known exactly.*`;
}

function linksLine({ reference }: FieldView, prose: Prose | undefined): string | undefined {
  const links = [
    ...(prose?.more === undefined ? [] : [`[Documentation](${prose.more})`]),
    ...(reference === undefined ? [] : [`[API reference](${reference})`]),
  ];
  return links.length === 0 ? undefined : links.join(' · ');
}
