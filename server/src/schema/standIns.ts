import type { MapNode, Node } from '../syntax/node.ts';
import { isPlaceholder } from './formats/format.ts';

/** Keys of templates, of assertions about objects (Chainsaw writes them in parentheses), and dots for what is left out. */
const FOR_KEYS = /[<>%(){}]|^\.+$/;

/**
 * Whether a text is the beginning of a key that somebody types below another one: a word without its colon, and not yet the whole
 * name of a field.
 *
 * @param fields the fields that the mapping may have; undefined where any key may be there
 */
export function isHalfTyped(node: Node, fields: Iterable<string> | undefined): boolean {
  if (node.kind !== 'scalar' || node.style !== 'plain' || typeof node.value !== 'string') return false;
  const { value, keySpan, span } = node;
  // What stands on the line of its own key is a value.
  if (/\s/.test(value) || (keySpan && span.start - keySpan.end <= ': '.length)) return false;
  return !fields || [...fields].some((field) => field.startsWith(value) && field !== value);
}

/**
 * Whether an entry is there for somebody else than the API server, which drops it or never sees it.
 *
 * @param isTop whether it is an entry of the object itself
 */
export function isNoField(key: string, value: Node, isTop: boolean): boolean {
  // Programs write it so for objects that do not exist yet.
  if (key === 'creationTimestamp' && value.kind === 'scalar' && value.value === null) return true;
  // Directives of strategic merge patches begin with a dollar.
  if (key.startsWith('$') || FOR_KEYS.test(key)) return true;
  // What clusters print they also take.
  return isTop && (key === 'status' || isOfSops(key, value));
}

/** Whether what is written is filled in later, or is an assertion. */
export function standsForAnother(node: Node): boolean {
  if (node.kind === 'map')
    return (
      !node.complete || isColonAtEnd(node) || [...node.entries.keys()].some((key) => key.startsWith('('))
    );
  const [only, ...more] = node.kind === 'sequence' ? node.items : [];
  // As in `project: [PROJECT_ID]`.
  return only?.kind === 'scalar' && more.length === 0 && isPlaceholder(only.value);
}

/**
 * Whether a mapping is what our parser makes of `[2001:db8::]`: for the API server (go-yaml, `yaml_parser_scan_plain_scalar`) a colon before a
 * bracket or comma is a part of the text.
 */
function isColonAtEnd({ entries, flow }: MapNode): boolean {
  const [only, ...more] = entries.values();
  if (!only || more.length > 0 || !flow) return false;
  const { value } = only;
  return value.kind === 'scalar' && value.value === null && value.span.start === value.span.end;
}

/** What SOPS adds to a file that it encrypts, and takes out again (getsops/sops, `stores/stores.go`): a checksum and its version are always there. */
function isOfSops(key: string, value: Node): boolean {
  return key === 'sops' && value.kind === 'map' && value.entries.has('mac') && value.entries.has('version');
}
