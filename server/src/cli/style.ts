import type { Severity } from '../config/config.ts';
import type { Io } from './io.ts';

/** Paints text for a terminal, or leaves it alone. */
export interface Style {
  readonly strong: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly good: (text: string) => string;
  readonly severity: (severity: Severity, text: string) => string;
}

const CODES: Readonly<Record<Severity, number>> = { error: 31, warning: 33, info: 36, hint: 90 };

/**
 * Whether to use colours: `--no-color` and `NO_COLOR` forbid them (https://no-color.org), `FORCE_COLOR` asks for them, else a
 * terminal gets them.
 */
export function wantsColor(option: boolean, io: Pick<Io, 'env' | 'stdout'>): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = io.env;
  if (!option || (NO_COLOR !== undefined && NO_COLOR !== '')) return false;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return io.stdout.isTTY && TERM !== 'dumb';
}

/** The style for a terminal with or without colours. */
export function createStyle(color: boolean): Style {
  const paint = (on: number, off: number) => (text: string) =>
    color && text !== '' ? `\u001b[${on}m${text}\u001b[${off}m` : text;
  return {
    strong: paint(1, 22),
    dim: paint(2, 22),
    good: paint(32, 39),
    severity: (severity, text) => paint(CODES[severity], 39)(text),
  };
}

const CONTROL = /[\p{Cc}\p{Bidi_Control}]+/gu;

/** Text from a manifest or a file name on one line, unable to steer the terminal. */
export function plain(text: string): string {
  return text.replace(CONTROL, ' ');
}

/** `1 file`, `2 files`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
