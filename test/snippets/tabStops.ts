/** A place in a snippet that somebody fills in. */
export interface TabStop {
  readonly number: number;
  /** The default; of a choice all values, the first of which is the default. */
  readonly values: readonly string[];
}

/** The parts of a snippet's body: an escaped character, a tab stop with a default or choices, a final tab stop, any other character. */
const PART = /\\([\\$}])|\$\{(\d+)(?::([^{}$\\]*)|\|([^{}|$\\]*)\|)\}|(\$0)|([^\\$])/gy;

/** All tab stops of a body, in the order of the text. Throws where the body is not of the syntax that every editor reads. */
export function tabStopsOf(body: string): readonly TabStop[] {
  return partsOf(body).filter((part) => typeof part !== 'string');
}

/** The text that a body gives when somebody types something at some tab stops and keeps what stands at the others. */
export function expand(body: string, typed: Readonly<Record<number, string>> = {}): string {
  return partsOf(body)
    .map((part) => (typeof part === 'string' ? part : (typed[part.number] ?? part.values[0])))
    .join('');
}

/** The text with all defaults, and one text for each other value of each choice, named by what was chosen. */
export function variantsOf(body: string): readonly (readonly [chosen: string, text: string])[] {
  const choices = new Map(tabStopsOf(body).map(({ number, values }) => [number, values.slice(1)]));
  const others = [...choices].flatMap(([number, values]) =>
    values.map((value) => [value, expand(body, { [number]: value })] as const),
  );
  return [['defaults', expand(body)], ...others];
}

function partsOf(body: string): readonly (string | TabStop)[] {
  const matches = [...body.matchAll(PART)];
  const read = matches.reduce((length, [all]) => length + all.length, 0);
  if (read !== body.length) throw new Error(`No snippet syntax: ${body.slice(read, read + 20)}`);
  return matches.map(([all, escaped, number, value = '', choices, final]) => {
    if (number !== undefined) return { number: Number(number), values: choices?.split(',') ?? [value] };
    return final === undefined ? (escaped ?? all) : '';
  });
}
