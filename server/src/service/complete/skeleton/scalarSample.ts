import { constraintsOf } from '../../../schema/crd/constraints.ts';
import { ownValue } from '../../../schema/notation.ts';
import type { FieldSchema } from '../../../schema/type.ts';
import { isTabStop, type NewValue } from '../../../syntax/edit/operation.ts';
import { BASE_SAMPLES } from './samples.ts';

/** Texts of the forms that definitions often ask for: durations, addresses, names with a domain, paths. */
const FORMS: readonly string[] = [
  '5m',
  'https://example.com',
  'oci://example.com/web',
  'example.com/web',
  'example.com/v1',
  'example.com',
  '10.0.0.0/24',
  '10.0.0.1',
  '80',
  '/',
  '2026-01-31T12:00:00Z',
  '2026-01-31',
];
/** Numbers that bounds often allow. */
const NUMBERS: readonly number[] = [1, 10, 60, 100, 200, 400];

/** What is written for a required scalar: to review, and of the form that its definition asks for where that is one of the common ones. */
export function scalarSample(field: FieldSchema): NewValue {
  const { name, base, values, nesting, asks } = field;
  const [first] = values ?? [];
  if (first !== undefined) return { tabStop: first };
  const usual = ownValue(BASE_SAMPLES, base) ?? { tabStop: name.toLowerCase() };
  const json = asks?.[nesting.length];
  const shown = isTabStop(usual) ? usual.tabStop : undefined;
  if (json === undefined || shown === undefined) return usual;
  const { errors } = constraintsOf(json);
  const candidates = typeof shown === 'number' ? NUMBERS : FORMS;
  const fitting = [shown, ...candidates].find((candidate) => errors(candidate).length === 0);
  return fitting === undefined ? usual : { tabStop: fitting };
}
