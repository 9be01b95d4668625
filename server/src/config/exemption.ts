/**
 * Something that a team accepts, with the reason. It covers a finding when all that it names fits; what it does not name
 * fits everything. Which files it is about was decided before it got here: `Config.exemptions` holds only those of the file at hand.
 */
export interface Exemption {
  /** Rule ids; `*` stands for all. At least one. */
  readonly rules: readonly string[];
  /** Kind of the object, exactly, such as `Deployment`. */
  readonly kind?: string;
  /** Glob for `metadata.name`, see `matchesName` in base/glob.ts. */
  readonly name?: string;
  /** Glob for `metadata.namespace`; an object without one is in `default`. */
  readonly namespace?: string;
  /** Labels that the object has: every key with a value that fits the glob. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Why; never empty. */
  readonly reason: string;
  /** The last day on which it holds, `YYYY-MM-DD`; such texts compare as days do. */
  readonly until?: string;
}

/** What is asked of suppressions in manifests. */
export interface SuppressionPolicy {
  /** Whether a suppression without a reason is reported and does not hold. */
  readonly requireReason: boolean;
}

/** Whether a day, the last one of an exemption or suppression, is over; nothing is where no host told the day. */
export function isExpired(until: string | undefined, today: string | undefined): boolean {
  return until !== undefined && today !== undefined && until < today;
}

/** Whether a text is a day of the calendar, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = match.slice(1).map(Number);
  if (year === undefined || month === undefined || day === undefined) return false;
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

function daysIn(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return isLeap ? 29 : 28;
}
