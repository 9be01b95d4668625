import { Field } from '../../../syntax/field.ts';
import { type Describer, isField } from '../place.ts';
import { code, escapeMarkdown } from '../prose.ts';
import { andList, counted } from './numbers.ts';

/** The schedule of a CronJob in words, with the time zone that it is in. */
export const describeSchedule: Describer = (place) => {
  const { value, resource, hit } = place;
  const isSchedule = ['V1CronJobSpec', 'V1beta1CronJobSpec'].some((type) => isField(place, type, 'schedule'));
  if (value === undefined || !isSchedule || !resource || hit.node.kind !== 'scalar') return undefined;
  const words = scheduleInWords(value);
  if (words === undefined) return undefined;
  const spec = Field.of(resource.root.node ?? hit.node).at('spec');
  const zone = spec.at('timeZone');
  const zoneLine = zone.isAbsent
    ? 'Time zone: that of the kube-controller-manager, usually UTC. The field `timeZone` sets another.'
    : zone.string === undefined
      ? undefined
      : `Time zone: ${escapeMarkdown(zone.string)}.`;
  return [[`${code(value)}: ${words}`, ...(zoneLine === undefined ? [] : [zoneLine])].join('\n\n')];
};

/** github.com/robfig/cron v3, parser.go. */
const MACROS: Readonly<Record<string, string>> = {
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
  '@monthly': '0 0 1 * *',
  '@weekly': '0 0 * * 0',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@hourly': '0 * * * *',
};

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

/** A run of values of one position: `3`, `1-5`, and every so many of it. */
interface Run {
  readonly from: number;
  readonly to: number;
  readonly step: number;
}

interface Position {
  readonly min: number;
  readonly max: number;
  readonly names?: readonly string[];
}

const MINUTE: Position = { min: 0, max: 59 };
const HOUR: Position = { min: 0, max: 23 };
const DAY: Position = { min: 1, max: 31 };
const MONTH: Position = { min: 1, max: 12, names: MONTHS };
const WEEKDAY: Position = { min: 0, max: 7, names: DAYS };

/** A cron line of five positions in words; undefined where it is none. */
export function scheduleInWords(schedule: string): string | undefined {
  const text = schedule.trim();
  const line = Object.hasOwn(MACROS, text) ? MACROS[text] : text;
  const parts = line?.split(/\s+/) ?? [];
  if (parts.length !== 5) return undefined;
  const [minutes, hours, days, months, weekdays] = [MINUTE, HOUR, DAY, MONTH, WEEKDAY].map(
    (position, index) => readRuns(parts[index] ?? '', position),
  );
  if (!minutes || !hours || !days || !months || !weekdays) return undefined;
  const words = [
    timeWords(minutes, hours),
    ...dayWords(days, weekdays, months),
    ...monthWords(days, weekdays, months),
  ];
  const said = words[0]?.startsWith('At ') ? words : words.filter((word) => word !== 'every day');
  return `${said.join(', ')}.`;
}

function readRuns(text: string, position: Position): readonly Run[] | undefined {
  const runs = text.split(',').map((part) => readRun(part, position));
  return runs.every((run) => run !== undefined) ? runs : undefined;
}

function readRun(text: string, position: Position): Run | undefined {
  const match = /^(\*|\?|\w+)(?:-(\w+))?(?:\/(\d+))?$/.exec(text);
  if (!match) return undefined;
  const [, first = '', last, steps] = match;
  const step = Number(steps ?? 1);
  const isAny = first === '*' || first === '?';
  const max = position === WEEKDAY ? 6 : position.max;
  const from = isAny ? position.min : readValue(first, position);
  const to = last !== undefined ? readValue(last, position) : isAny || steps !== undefined ? max : from;
  if (from === undefined || to === undefined || (isAny && last !== undefined)) return undefined;
  return step < 1 || from > to ? undefined : { from, to, step };
}

function readValue(text: string, { min, max, names }: Position): number | undefined {
  const named = names?.findIndex((name) => name.slice(0, 3).toLowerCase() === text.toLowerCase()) ?? -1;
  if (named >= 0) return named + min;
  const value = /^\d+$/.test(text) ? Number(text) : -1;
  return value >= min && value <= max ? value : undefined;
}

const isAll = (runs: readonly Run[], { min, max }: Position): boolean =>
  runs.some(
    ({ from, to, step }) =>
      from === min && to >= Math.min(max, min === 0 && max === 7 ? 6 : max) && step === 1,
  );
const single = (runs: readonly Run[]): readonly number[] | undefined =>
  runs.every(({ from, to }) => from === to) ? runs.map(({ from }) => from) : undefined;
const two = (value: number): string => String(value).padStart(2, '0');

function timeWords(minutes: readonly Run[], hours: readonly Run[]): string {
  const atMinutes = single(minutes);
  const atHours = single(hours);
  if (atMinutes && atHours && atMinutes.length * atHours.length <= 6) {
    const times = atHours.flatMap((hour) => atMinutes.map((minute) => `${two(hour)}:${two(minute)}`));
    return `At ${andList(times)}`;
  }
  const [run] = minutes;
  const [hour] = hours;
  const everyHour = isAll(hours, HOUR);
  const hourStep =
    hours.length === 1 && hour && hour.step > 1 && hour.from === 0 && hour.to === 23 ? hour.step : 1;
  if (atMinutes?.length === 1 && hourStep > 1)
    return `Every ${hourStep} hours at minute ${atMinutes[0]}, from 00:${two(atMinutes[0] ?? 0)} on`;
  const often = atMinutes
    ? `${everyHour ? 'Every hour' : 'Each hour'} at ${atMinutes.length === 1 ? 'minute' : 'minutes'} ${andList(atMinutes.map(String))}`
    : minutes.length === 1 && run && run.from === 0 && run.to === 59
      ? run.step === 1
        ? 'Every minute'
        : `Every ${counted(run.step, 'minute')}`
      : `At the minutes ${andList(minutes.map((part) => runWords(part, String)))}`;
  if (everyHour) return often;
  if (hourStep > 1)
    return `${often} of every ${hourStep}th hour`.replace(/\b2th/, '2nd').replace(/\b3th/, '3rd');
  return `${often}, ${andList(hours.map(({ from, to, step }) => hoursWords(from, to, step)))}`;
}

function hoursWords(from: number, to: number, step: number): string {
  const often = step === 1 ? '' : ` of every ${step === 2 ? '2nd' : step === 3 ? '3rd' : `${step}th`} hour`;
  return `from ${two(from)}:00 to ${two(to)}:59${often}`;
}

function runWords({ from, to, step }: Run, name: (value: number) => string): string {
  const span = from === to ? name(from) : `${name(from)} to ${name(to)}`;
  return step === 1
    ? span
    : `every ${step === 2 ? 'second' : step === 3 ? 'third' : `${step}th`} from ${span}`;
}

/** Cron runs on a day that either of both names, where both do. */
function dayWords(days: readonly Run[], weekdays: readonly Run[], months: readonly Run[]): string[] {
  const anyDay = isAll(days, DAY);
  const anyWeekday = isAll(weekdays, WEEKDAY);
  if (anyDay && anyWeekday) return isAll(months, MONTH) ? ['every day'] : [];
  const onDays = `on ${days.length === 1 && days[0]?.from === days[0]?.to ? 'day' : 'days'} ${andList(days.map((run) => runWords(run, String)))} of the month`;
  const onWeekdays = `on ${andList(weekdays.map((run) => runWords(run, (day) => DAYS[day % 7] ?? '')))}`;
  if (anyDay) return [onWeekdays];
  return anyWeekday ? [onDays] : [`${onDays} or ${onWeekdays}`];
}

function monthWords(days: readonly Run[], weekdays: readonly Run[], months: readonly Run[]): string[] {
  if (isAll(months, MONTH)) return [];
  const everyDay = isAll(days, DAY) && isAll(weekdays, WEEKDAY);
  const names = andList(months.map((run) => runWords(run, (month) => MONTHS[month - 1] ?? '')));
  return [everyDay ? `every day in ${names}` : `in ${names}`];
}
