import type { Api, FieldSchema } from '../../../schema/type.ts';
import type { Section } from '../../../syntax/sections.ts';
import type { Element } from '../../cursor/outline.ts';
import type { Spot } from '../../cursor/spot.ts';
import { isTaken } from '../values/propose.ts';

/**
 * Whether a field can have the value that stands behind the key already: a name is changed, what it names stays. Anything where there is
 * nothing yet, or nobody knows what it is.
 */
export function takesValue(
  api: Api,
  { text }: Section,
  { hasColon, owner }: Spot,
): (field: FieldSchema) => boolean {
  if (!hasColon || !owner) return () => true;
  const [child] = owner.children;
  const value = text.slice(owner.value.start, owner.value.end);
  if (child) return (field) => takesChildren(api, field, child);
  if (value === '' || /^[!&*|>]|\{\{/.test(value)) return () => true;
  const [bracket] = /^[[{]/.exec(value) ?? [];
  return (field) => {
    if (field.base === '*' && !field.nesting.startsWith('[')) return true;
    const opens = field.nesting[0] ?? (api.type(field.base) ? '{' : undefined);
    return opens === bracket && (bracket !== undefined || isTaken(scalarOf(value), field));
  };
}

/** Whether the first thing that stands below the key may stand below a field. */
function takesChildren(api: Api, { nesting, base }: FieldSchema, child: Element): boolean {
  if (base === '*' && nesting === '') return true;
  const isList = child.key === undefined;
  if (isList !== nesting.startsWith('[')) return false;
  const type = api.type(base);
  const key = isList ? child.children[0]?.key : child.key;
  if (nesting.startsWith('{')) return true;
  if (!type) return isList && (key === undefined || base === '*');
  return key === undefined || type.open || type.fields.has(key);
}

function scalarOf(text: string): string | number | boolean {
  if (text === 'true' || text === 'false') return text === 'true';
  return /^-?\d+$/.test(text) ? Number(text) : text.replace(/^(["'])(.*)\1$/, '$2');
}
