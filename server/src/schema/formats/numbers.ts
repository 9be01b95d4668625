import { parseQuantity } from '../../kube/quantity.ts';
import { type Format, isPlaceholder } from './format.ts';
import { portName } from './names.ts';

/** Whole numbers from one to another. */
export function between(least: number, most: number): Format {
  const reason = `it must be a number between ${least} and ${most}`;
  return (value) => (typeof value === 'number' && (value < least || value > most) ? reason : undefined);
}

/** Whole numbers from one on. */
export function atLeast(least: number): Format {
  const reason = least === 0 ? 'it must not be negative' : `it must be ${least} or more`;
  return (value) => (typeof value === 'number' && value < least ? reason : undefined);
}

/** k8s.io/apimachinery pkg/util/validation/validation.go, IsValidPortNum. */
export const port: Format = between(1, 65_535);

/** Ports that 0 leaves to the cluster. */
export const optionalPort: Format = (value, version) => (value === 0 ? undefined : port(value, version));

/** k8s.io/kubernetes pkg/apis/core/validation/validation.go, ValidatePortNumOrName. */
export const portOrName: Format = (value, version) =>
  typeof value === 'number' ? port(value, version) : portName(value, version);

/** The same where 0 means that nothing is said. */
export const optionalPortOrName: Format = (value, version) =>
  value === 0 ? undefined : portOrName(value, version);

/** k8s.io/apimachinery pkg/util/validation/validation.go, IsValidUserID and IsValidGroupID. */
export const id: Format = between(0, 2_147_483_647);

/** k8s.io/kubernetes pkg/apis/core/validation/validation.go, fileModeErrorMsg; YAML reads 0644 as an octal number. */
export const fileMode: Format = (value) =>
  typeof value === 'number' && (value < 0 || value > 0o777)
    ? 'a file mode is between 0 and 0777, with a 0 in front since it is octal'
    : undefined;

/** k8s.io/kubernetes pkg/apis/apps/validation/validation.go, ValidatePositiveIntOrPercent. */
export const numberOrPercent: Format = (value) => {
  if (typeof value === 'number') return value < 0 ? 'it must not be negative' : undefined;
  if (value === '' || /^\d+%$/.test(value) || isPlaceholder(value.replace(/%$/, ''))) return undefined;
  return 'it must be a whole number, or a whole number and "%"';
};

/** The same, and IsNotMoreThan100Percent. */
export const share: Format = (value, version) =>
  typeof value === 'string' && /^\d+%$/.test(value) && Number(value.slice(0, -1)) > 100
    ? 'it must be 100% at most'
    : numberOrPercent(value, version);

/** k8s.io/kubernetes pkg/apis/core/validation/validation.go, ValidateNonnegativeQuantity. */
export const amount: Format = (value) =>
  (parseQuantity(String(value)) ?? 0) < 0 ? 'it must not be negative' : undefined;

/** The same file, ValidatePositiveQuantityValue. */
export const positiveAmount: Format = (value) =>
  (parseQuantity(String(value)) ?? 1) <= 0 ? 'it must be more than 0' : undefined;
