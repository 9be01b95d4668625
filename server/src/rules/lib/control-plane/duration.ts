const UNITS: Readonly<Record<string, number>> = {
  ns: 1e-9,
  us: 1e-6,
  µs: 1e-6,
  μs: 1e-6,
  ms: 1e-3,
  s: 1,
  m: 60,
  h: 3600,
};

/** The seconds of a duration as Go writes it (`1h30m`, `0`, `500ms`); undefined for any other text. */
export function durationSeconds(text: string): number | undefined {
  if (text === '0') return 0;
  if (text.length > 40 || !/^[+-]?(?:[\d.]+(?:ns|us|µs|μs|ms|s|m|h))+$/.test(text)) return undefined;
  const sign = text.startsWith('-') ? -1 : 1;
  let seconds = 0;
  for (const [, number = '', unit = ''] of text.matchAll(/([\d.]+)(ns|us|µs|μs|ms|s|m|h)/g))
    seconds += Number(number) * (UNITS[unit] ?? Number.NaN);
  return Number.isNaN(seconds) ? undefined : sign * seconds;
}
