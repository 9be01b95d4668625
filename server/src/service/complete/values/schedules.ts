import type { ValueTable } from './pattern.ts';
import { usual } from './propose.ts';

const SCHEDULES = [
  usual('0 * * * *', 'every hour'),
  usual('*/5 * * * *', 'every 5 minutes'),
  usual('*/15 * * * *', 'every 15 minutes'),
  usual(
    '17 3 * * *',
    'every day at 03:17',
    'Full hours are when everybody’s jobs start; an odd minute spreads the load.',
  ),
  usual('17 3 * * 0', 'every Sunday at 03:17'),
  usual('17 3 * * 1-5', 'Monday to Friday at 03:17'),
  usual('17 3 1 * *', 'on the first of each month at 03:17'),
  usual('@hourly', 'every hour'),
  usual('@daily', 'every day at midnight'),
];

const ZONES = [
  'Etc/UTC',
  'Europe/Berlin',
  'Europe/London',
  'America/New_York',
  'America/Los_Angeles',
  'Asia/Tokyo',
].map((zone) => usual(zone));

/** When something runs. */
export const scheduleValues: ValueTable = {
  'CronJob spec.schedule': SCHEDULES,
  'CronJob spec.timeZone': ZONES,
  'CronWorkflow spec.schedule': SCHEDULES,
  'ScheduledBackup spec.schedule': SCHEDULES,
  'Schedule spec.schedule': SCHEDULES,
};
