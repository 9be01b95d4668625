import { listed } from '../../../base/words.ts';
import {
  CRON_MACROS,
  CRON_POSITIONS,
  type CronPosition,
  type CronRun,
  DAY,
  HOUR,
  MONTH,
  readCronRuns,
  WEEKDAY,
} from '../../../kube/cron.ts';
import { Field } from '../../../syntax/field.ts';
import { type Describer, isField } from '../place.ts';
import { code, escapeMarkdown } from '../prose.ts';
import { counted } from './numbers.ts';

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

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

/** A cron line of five positions in words; undefined where it is none. */
export function scheduleInWords(schedule: string): string | undefined {
  const text = schedule.trim();
  const parts = (CRON_MACROS.get(text) ?? text).split(/\s+/);
  if (parts.length !== 5) return undefined;
  const [minutes, hours, days, months, weekdays] = CRON_POSITIONS.map((position, index) => {
    const runs = readCronRuns(parts[index] ?? '', position);
    return runs?.length === 0 ? undefined : runs;
  });
  if (!minutes || !hours || !days || !months || !weekdays) return undefined;
  const words = [
    timeWords(minutes, hours),
    ...dayWords(days, weekdays, months),
    ...monthWords(days, weekdays, months),
  ];
  const said = words[0]?.startsWith('At ') ? words : words.filter((word) => word !== 'every day');
  return `${said.join(', ')}.`;
}

const isAll = (runs: readonly CronRun[], { least, most }: CronPosition): boolean =>
  runs.some(({ from, to, step }) => from === least && to === most && step === 1);
const single = (runs: readonly CronRun[]): readonly number[] | undefined =>
  runs.every(({ from, to }) => from === to) ? runs.map(({ from }) => from) : undefined;
const two = (value: number): string => String(value).padStart(2, '0');

function timeWords(minutes: readonly CronRun[], hours: readonly CronRun[]): string {
  const atMinutes = single(minutes);
  const atHours = single(hours);
  if (atMinutes && atHours && atMinutes.length * atHours.length <= 6) {
    const times = atHours.flatMap((hour) => atMinutes.map((minute) => `${two(hour)}:${two(minute)}`));
    return `At ${listed(times)}`;
  }
  const [run] = minutes;
  const [hour] = hours;
  const everyHour = isAll(hours, HOUR);
  const hourStep =
    hours.length === 1 && hour && hour.step > 1 && hour.from === 0 && hour.to === 23 ? hour.step : 1;
  if (atMinutes?.length === 1 && hourStep > 1)
    return `Every ${hourStep} hours at minute ${atMinutes[0]}, from 00:${two(atMinutes[0] ?? 0)} on`;
  const often = atMinutes
    ? `${everyHour ? 'Every hour' : 'Each hour'} at ${atMinutes.length === 1 ? 'minute' : 'minutes'} ${listed(atMinutes.map(String))}`
    : minutes.length === 1 && run && run.from === 0 && run.to === 59
      ? run.step === 1
        ? 'Every minute'
        : `Every ${counted(run.step, 'minute')}`
      : `At the minutes ${listed(minutes.map((part) => runWords(part, String)))}`;
  if (everyHour) return often;
  if (hourStep > 1)
    return `${often} of every ${hourStep}th hour`.replace(/\b2th/, '2nd').replace(/\b3th/, '3rd');
  return `${often}, ${listed(hours.map(({ from, to, step }) => hoursWords(from, to, step)))}`;
}

function hoursWords(from: number, to: number, step: number): string {
  const often = step === 1 ? '' : ` of every ${step === 2 ? '2nd' : step === 3 ? '3rd' : `${step}th`} hour`;
  return `from ${two(from)}:00 to ${two(to)}:59${often}`;
}

function runWords({ from, to, step }: CronRun, name: (value: number) => string): string {
  const span = from === to ? name(from) : `${name(from)} to ${name(to)}`;
  return step === 1
    ? span
    : `every ${step === 2 ? 'second' : step === 3 ? 'third' : `${step}th`} from ${span}`;
}

/** Cron runs on a day that either of both names, where both do. */
function dayWords(
  days: readonly CronRun[],
  weekdays: readonly CronRun[],
  months: readonly CronRun[],
): string[] {
  const anyDay = isAll(days, DAY);
  const anyWeekday = isAll(weekdays, WEEKDAY);
  if (anyDay && anyWeekday) return isAll(months, MONTH) ? ['every day'] : [];
  const onDays = `on ${days.length === 1 && days[0]?.from === days[0]?.to ? 'day' : 'days'} ${listed(days.map((run) => runWords(run, String)))} of the month`;
  const onWeekdays = `on ${listed(weekdays.map((run) => runWords(run, (day) => DAYS[day] ?? '')))}`;
  if (anyDay) return [onWeekdays];
  return anyWeekday ? [onDays] : [`${onDays} or ${onWeekdays}`];
}

function monthWords(
  days: readonly CronRun[],
  weekdays: readonly CronRun[],
  months: readonly CronRun[],
): string[] {
  if (isAll(months, MONTH)) return [];
  const everyDay = isAll(days, DAY) && isAll(weekdays, WEEKDAY);
  const names = listed(months.map((run) => runWords(run, (month) => MONTHS[month - 1] ?? '')));
  return [everyDay ? `every day in ${names}` : `in ${names}`];
}
