/** What a line opens: the dashes of list items, and the rest, which may end in the sign of a block scalar. */
const LINE = /^( *(?:- +)*)(.*)$/;

/** The end of a line after which a block scalar follows: `key: |`, `- >-`, with a tag or an anchor, a comment behind it. */
const BLOCK_SCALAR = /(?:^|[:\s-]\s)(?:[!&]\S*\s+)*[|>][-+1-9]{0,2}\s*(?:\s#.*)?$/;

const LONGEST_END = 120;
const LONGEST_LINE = 2_000;

/** A value in quotes that ends in its line; one before a colon is a key. */
const QUOTED_VALUE = /(?<=[:\s[{,-]\s?)(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')(?=\s*(?:[,\]}]|#|$))/g;

/**
 * Whether a template expression (`{{ … }}`) stands in a text outside of comments, values in quotes and block scalars, judged line by
 * line: there it may stand for keys and items that are not in view. One in a quoted value or block scalar is a part of that text
 * and changes nothing around it.
 */
export function hasTemplate(text: string): boolean {
  if (!text.includes('{{')) return false;
  // Lines that are indented further than this belong to the block scalar that was opened last.
  let scalar: number | undefined;
  for (const line of text.split('\n')) {
    const indent = line.search(/[^ ]/);
    if (indent < 0 || line.trim() === '') continue;
    if (scalar !== undefined && indent > scalar) continue;
    scalar = opensScalar(line);
    if (line.includes('{{') && hasOpenTemplate(line)) return true;
  }
  return false;
}

function hasOpenTemplate(line: string): boolean {
  // In very long lines every expression counts, so that time stays in proportion to their length.
  const bare = line.length > LONGEST_LINE ? line : line.replace(QUOTED_VALUE, '');
  const at = bare.indexOf('{{');
  const hash = bare.indexOf('#');
  return at >= 0 && (hash < 0 || hash > at);
}

/** The indentation of what a line gives a block scalar to, if it does. */
function opensScalar(line: string): number | undefined {
  // Of a long line only the end is looked at, so that time stays in proportion to its length.
  if (!BLOCK_SCALAR.test(line.slice(-LONGEST_END)) || line.includes('{{')) return undefined;
  const [, lead = '', rest = ''] = LINE.exec(line) ?? [];
  const isItem = /^[!&|>]/.test(rest);
  return isItem ? lead.lastIndexOf('-') : lead.length;
}
