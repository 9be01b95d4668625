import { CRON_MACROS, CRON_POSITIONS, readCronRuns } from '../../kube/cron.ts';
import { type Format, textFormat } from './format.ts';

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
    return CRON_MACROS.has(text) ? undefined : 'write @yearly, @monthly, @weekly, @daily, @hourly or @every';
  const fields = text.trim().split(/\s+/);
  if (fields.length !== CRON_POSITIONS.length)
    return 'it must have five fields: minute, hour, day of the month, month, day of the week';
  for (const [index, position] of CRON_POSITIONS.entries()) {
    const field = fields[index] ?? '';
    const { name, least, most } = position;
    if (!readCronRuns(field, position)) return `${field} is no ${name} between ${least} and ${most}`;
  }
  return undefined;
});

/** k8s.io/kubernetes pkg/apis/batch/validation/validation.go, validateTimeZone; whether the zone exists is not asked. */
export const timeZone: Format = textFormat((text) => {
  const isName = text
    .split('/')
    .every((part) => /^[A-Za-z0-9_.+][A-Za-z0-9_.+-]{0,13}$/.test(part) && !/^\.\.?$/.test(part));
  return isName && text.toLowerCase() !== 'local'
    ? undefined
    : 'it must be the name of a time zone, such as Europe/Berlin';
});
