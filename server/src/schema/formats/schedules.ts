import { type Format, textFormat } from './format.ts';

interface Part {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  readonly words: readonly string[];
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const DAYS = 'sun mon tue wed thu fri sat'.split(' ');

/** github.com/robfig/cron v3 spec.go, the bounds of the fields. */
const PARTS: readonly Part[] = [
  { name: 'minute', least: 0, most: 59, words: [] },
  { name: 'hour', least: 0, most: 23, words: [] },
  { name: 'day of the month', least: 1, most: 31, words: [] },
  { name: 'month', least: 1, most: 12, words: MONTHS },
  { name: 'day of the week', least: 0, most: 6, words: DAYS },
];

const MACRO = /^@(?:yearly|annually|monthly|weekly|daily|midnight|hourly)$/;
/** Go, time.ParseDuration. */
const DURATION = /^[-+]?(?:0|(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)$/;
/** Since this minor a time zone in the schedule is refused; before, there was a warning. */
const TIME_ZONE_REFUSED = 29;

/** github.com/robfig/cron v3 parser.go, ParseStandard; k8s.io/kubernetes pkg/apis/batch/validation/validation.go, validateScheduleFormat. */
export const schedule: Format = textFormat((text, version) => {
  if (text.includes('TZ'))
    return version >= TIME_ZONE_REFUSED ? 'a time zone belongs to timeZone' : undefined;
  if (text.startsWith('@every '))
    return DURATION.test(text.slice(7)) ? undefined : 'a duration is such as 1h30m';
  if (text.startsWith('@'))
    return MACRO.test(text) ? undefined : 'write @yearly, @monthly, @weekly, @daily, @hourly or @every';
  const fields = text.trim().split(/\s+/);
  if (fields.length !== PARTS.length)
    return 'it must have five fields: minute, hour, day of the month, month, day of the week';
  for (const [index, part] of PARTS.entries()) {
    const field = fields[index] ?? '';
    if (!field.split(',').every((range) => range === '' || isRange(range, part)))
      return `${field} is no ${part.name} between ${part.least} and ${part.most}`;
  }
  return undefined;
});

function isRange(text: string, part: Part): boolean {
  const [range = '', step, ...more] = text.split('/');
  if (more.length > 0 || (step !== undefined && !(/^\+?\d+$/.test(step) && Number(step) > 0))) return false;
  const [low = '', high, ...rest] = range.split('-');
  if (low === '*' || low === '?') return true;
  if (rest.length > 0) return false;
  const start = read(low, part);
  const end = high === undefined ? (step === undefined ? start : part.most) : read(high, part);
  return start >= part.least && end <= part.most && start <= end;
}

/** A number or the name of a month or day; not a number where it is neither. */
function read(text: string, { least, words }: Part): number {
  const word = words.indexOf(text.toLowerCase());
  if (word >= 0) return word + least;
  return /^\+?\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
}

/** k8s.io/kubernetes pkg/apis/batch/validation/validation.go, validateTimeZone; whether the zone exists is not asked. */
export const timeZone: Format = textFormat((text) => {
  const isName = text
    .split('/')
    .every((part) => /^[A-Za-z0-9_.+][A-Za-z0-9_.+-]{0,13}$/.test(part) && !/^\.\.?$/.test(part));
  return isName && text.toLowerCase() !== 'local'
    ? undefined
    : 'it must be the name of a time zone, such as Europe/Berlin';
});
