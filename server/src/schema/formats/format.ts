/** What is wrong with a value, in words that say what it must be; undefined where nothing certainly is. */
export type Format = (value: string | number, version: number) => string | undefined;

/** Marks of templates that are filled in before the manifest is applied, and words in capitals that stand for a value. */
const PLACEHOLDER =
  /[$<>%]|\{\{|__|@@|\*\*|\{[A-Z_]+\}|^\.\.\.$|RELEASE-NAME|(?:^|[^A-Za-z])(?:REPLACE|CHANGE|INSERT|YOUR|TODO|FIXME)/;
/** A word in capitals, which is a name of something rather than the thing. */
const CAPITALS = /^[A-Z][A-Z0-9_-]+$/;
const PERCENT = /^\d+(?:\.\d+)?%$/;

/** Whether a value stands for another one that is filled in before the manifest is applied. */
export function isPlaceholder(value: string | number | boolean | null): boolean {
  return typeof value === 'string' && (CAPITALS.test(value) || isMarked(value));
}

/**
 * The same where words in capitals are values that somebody may mean: `HTTP` for a protocol, `ALL` for a list of capabilities. Only those
 * with `_` in them stand for something else.
 */
export function isMarked(value: string): boolean {
  if (PERCENT.test(value)) return false;
  return PLACEHOLDER.test(value) || (CAPITALS.test(value) && value.includes('_'));
}

/** A format of texts; numbers and placeholders have none. The empty text is looked at by formats that say so. */
export function textFormat(
  judge: (text: string, version: number) => string | undefined,
  { empty = false }: { empty?: boolean } = {},
): Format {
  return (value, version) => {
    if (typeof value !== 'string' || (value === '' && !empty) || isPlaceholder(value)) return undefined;
    return judge(value, version);
  };
}

/** A format of texts that match an expression. */
export function pattern(expression: RegExp, maxLength: number, reason: string): Format {
  return textFormat((text) => (text.length <= maxLength && expression.test(text) ? undefined : reason));
}

/** The first complaint of several formats. */
export function allOf(...formats: readonly Format[]): Format {
  return (value, version) => {
    for (const format of formats) {
      const reason = format(value, version);
      if (reason !== undefined) return reason;
    }
    return undefined;
  };
}
