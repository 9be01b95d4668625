import { parseQuantity } from '../../../rules/lib/resources/quantity.ts';
import { type Describer, fieldOf, type HoverPlace } from '../place.ts';
import { code } from '../prose.ts';
import { grouped } from './numbers.ts';

/** Quantities in units that people use: `500m` CPU, `128Mi` of memory. */
export const describeQuantity: Describer = (place) => {
  const { value } = place;
  if (value === undefined || fieldOf(place)?.field.base !== 'q') return undefined;
  const amount = parseQuantity(value);
  if (amount === undefined) return undefined;
  const resource = resourceOf(place);
  const said =
    resource === 'cpu' ? cpu(amount) : resource === 'bytes' ? bytes(value, amount) : count(value, amount);
  return said === undefined ? undefined : [`${code(value)} is ${said}`];
};

/** Which resource a quantity is of, by the key above it: in quotas the names have `requests.` and `limits.` before them. */
function resourceOf({ path }: HoverPlace): 'cpu' | 'bytes' | 'other' {
  const key = String(path.findLast((step) => typeof step === 'string')).replace(/^(?:requests|limits)\./, '');
  if (key === 'cpu') return 'cpu';
  const isSize =
    /^(?:memory|storage|ephemeral-storage|hugepages-.+|sizeLimit|capacity|.+\/requests\.storage)$/.test(key);
  return isSize ? 'bytes' : 'other';
}

const PARTS: ReadonlyMap<number, string> = new Map([
  [0.25, 'a quarter of a CPU'],
  [0.5, 'half a CPU'],
  [0.75, 'three quarters of a CPU'],
  [1, 'one CPU'],
]);

/** Nobody has a machine of so many CPUs. */
const MANY_CPUS = 4096;

function cpu(amount: number): string {
  if (amount >= MANY_CPUS)
    return `${grouped(amount)} CPUs: more than any machine has. \`m\` stands for thousandths of one.`;
  const words = PARTS.get(amount);
  if (words) return `${words}.`;
  if (amount > 0 && amount < 1) return `${grouped(amount * 100, 4)}% of one CPU.`;
  return `${grouped(amount)} CPUs.`;
}

const DECIMAL = ['bytes', 'kB', 'MB', 'GB', 'TB', 'PB', 'EB'] as const;
const BINARY = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB'] as const;

function bytes(text: string, amount: number): string {
  if (text.endsWith('m') || (amount > 0 && amount < 1))
    return `${grouped(amount)} bytes: \`m\` stands for thousandths. A mebibyte is \`Mi\`, a megabyte \`M\`.`;
  const isBare = /^[\d.+]+$/.test(text);
  if (amount < 1024)
    return `${grouped(amount)} bytes.${isBare && amount > 0 ? ' A number without a unit counts bytes.' : ''}`;
  const binary = scaled(amount, 1024, BINARY);
  const decimal = scaled(amount, 1000, DECIMAL);
  const [first, second] = /i$/.test(text) ? [binary, decimal] : [decimal, binary];
  return `${first}, or ${second}.${isBare ? ' A number without a unit counts bytes.' : ''}`;
}

function scaled(amount: number, base: number, units: readonly string[]): string {
  let step = 0;
  let left = Math.abs(amount);
  while (left >= base && step < units.length - 1) {
    left /= base;
    step += 1;
  }
  const digits = left < 10 ? 2 : left < 100 ? 1 : 0;
  return `${amount < 0 ? '-' : ''}${grouped(left, digits)} ${units[step] ?? ''}`;
}

/** Plain numbers need no words. */
function count(text: string, amount: number): string | undefined {
  return /^[\d.]+$/.test(text) ? undefined : `${grouped(amount, 9)}.`;
}
