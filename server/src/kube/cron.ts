/** One of the five positions of a cron line (github.com/robfig/cron v3 spec.go, the bounds of the fields). */
export interface CronPosition {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  /** What may be written instead of the numbers, from the least on. */
  readonly words: readonly string[];
}

/** A run of values of a position: `3`, `1-5`, and every so many of it. */
export interface CronRun {
  readonly from: number;
  readonly to: number;
  readonly step: number;
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const DAYS = 'sun mon tue wed thu fri sat'.split(' ');

export const MINUTE: CronPosition = { name: 'minute', least: 0, most: 59, words: [] };
export const HOUR: CronPosition = { name: 'hour', least: 0, most: 23, words: [] };
export const DAY: CronPosition = { name: 'day of the month', least: 1, most: 31, words: [] };
export const MONTH: CronPosition = { name: 'month', least: 1, most: 12, words: MONTHS };
export const WEEKDAY: CronPosition = { name: 'day of the week', least: 0, most: 6, words: DAYS };
/** In the order of the line. */
export const CRON_POSITIONS: readonly CronPosition[] = [MINUTE, HOUR, DAY, MONTH, WEEKDAY];

/** Words for a whole line (github.com/robfig/cron v3 parser.go, parseDescriptor), without `@every`. */
export const CRON_MACROS: ReadonlyMap<string, string> = new Map([
  ['@yearly', '0 0 1 1 *'],
  ['@annually', '0 0 1 1 *'],
  ['@monthly', '0 0 1 * *'],
  ['@weekly', '0 0 * * 0'],
  ['@daily', '0 0 * * *'],
  ['@midnight', '0 0 * * *'],
  ['@hourly', '0 * * * *'],
]);

/** Reads a position of a cron line as Kubernetes does (github.com/robfig/cron v3 parser.go, getField); undefined where it refuses it. */
export function readCronRuns(text: string, position: CronPosition): readonly CronRun[] | undefined {
  const runs = text
    .split(',')
    .filter((part) => part !== '')
    .map((part) => readRun(part, position));
  return runs.every((run) => run !== undefined) ? runs : undefined;
}

function readRun(text: string, position: CronPosition): CronRun | undefined {
  const [range = '', steps, ...more] = text.split('/');
  const step = steps === undefined ? 1 : /^\+?\d+$/.test(steps) ? Number(steps) : 0;
  if (more.length > 0 || step < 1) return undefined;
  const { least, most } = position;
  const [low = '', high, ...rest] = range.split('-');
  // What stands behind a star is not looked at.
  if (low === '*' || low === '?') return { from: least, to: most, step };
  if (rest.length > 0) return undefined;
  const from = readValue(low, position);
  const to = high !== undefined ? readValue(high, position) : steps === undefined ? from : most;
  return from >= least && to <= most && from <= to ? { from, to, step } : undefined;
}

/** A number, or what stands for one; not a number where it is neither. */
function readValue(text: string, { least, words }: CronPosition): number {
  const word = words.indexOf(text.toLowerCase());
  if (word >= 0) return word + least;
  return /^\+?\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
}
