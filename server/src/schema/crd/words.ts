import type { ErrorObject } from 'ajv';
import type { Field } from '../../syntax/field.ts';
import type { SchemaProblem } from '../problem.ts';
import { FORMAT_WORDS } from './formats.ts';
import { startOf } from './presenceWords.ts';

/** A longer pattern tells nobody anything. */
const LONGEST_PATTERN = 80;

/**
 * One problem for all errors of a value, at the place that is wrong; undefined where no short words say it.
 *
 * @param whole whether the value is certainly no patch, in which parts may be missing
 */
export function problemOf(
  errors: readonly ErrorObject[],
  at: Field,
  name: string,
  whole: boolean,
): SchemaProblem | undefined {
  // What is wrong with a branch of an alternative is only the reason why the alternative does not fit.
  const error = errors.find(({ schemaPath }) => !/\/(?:oneOf|anyOf|not|if)\//.test(schemaPath));
  if (!error) return undefined;
  const steps = error.instancePath.split('/').slice(1).map(stepOf);
  const place = steps.reduce(
    (field, step) => field.at(field.node?.kind === 'sequence' ? Number(step) : step),
    at,
  );
  const own = steps.at(-1) ?? name;
  if (place.node?.kind !== 'scalar') return wordsOfCollection(error, place, own, whole);
  const { value } = place.node;
  const reason = reasonOf(error);
  if (reason === undefined || value === null) return undefined;
  return { type: 'malformed-value', at: place, field: own, value: String(value), reason };
}

const stepOf = (step: string): string => step.replaceAll('~1', '/').replaceAll('~0', '~');

/** Why a scalar is refused. */
function reasonOf({ keyword, params }: ErrorObject): string | undefined {
  const limit = Number(params.limit);
  switch (keyword) {
    case 'pattern': {
      const pattern = String(params.pattern);
      return pattern.length > LONGEST_PATTERN
        ? 'it does not have the form that its definition asks for'
        : `it must match ${pattern}`;
    }
    case 'minLength':
      return limit === 1 ? 'it must not be empty' : `it must have at least ${limit} characters`;
    case 'maxLength':
      return limit === 0 ? 'it must be empty' : `it may have at most ${limit} characters`;
    case 'minimum':
      return `it must be ${limit} or more`;
    case 'maximum':
      return `it must be ${limit} or less`;
    case 'exclusiveMinimum':
      return `it must be more than ${limit}`;
    case 'exclusiveMaximum':
      return `it must be less than ${limit}`;
    case 'multipleOf':
      return `it must be a multiple of ${params.multipleOf}`;
    case 'format':
      return FORMAT_WORDS[String(params.format)];
    case 'enum':
      return `write ${(params.allowedValues as readonly unknown[]).join(' or ')}`;
    case 'anyOf':
      return 'it has none of the forms that its definition takes';
    case 'oneOf':
    case 'not':
      return 'its definition does not take it';
    default:
      return undefined;
  }
}

function wordsOfCollection(
  { keyword, params }: ErrorObject,
  at: Field,
  name: string,
  whole: boolean,
): SchemaProblem | undefined {
  const words = collectionWords(keyword, params, whole);
  return words === undefined ? undefined : { type: 'conflict', at, statement: `${startOf(name)} ${words}` };
}

function collectionWords(keyword: string, params: ErrorObject['params'], whole: boolean): string | undefined {
  const limit = Number(params.limit);
  switch (keyword) {
    case 'minItems':
      return limit === 1 ? 'must not be empty' : `needs at least ${limit} items`;
    case 'maxItems':
      return `takes at most ${counted(limit, 'item')}`;
    case 'uniqueItems':
      return 'has two items that are the same';
    case 'minProperties':
      return whole ? (limit === 1 ? 'must not be empty' : `needs at least ${limit} keys`) : undefined;
    case 'maxProperties':
      return `takes at most ${counted(limit, 'key')}`;
    case 'anyOf':
      return whole ? 'fits none of the alternatives of its definition' : undefined;
    case 'oneOf':
      if (params.passingSchemas !== null) return 'fits more than one of the alternatives of its definition';
      return whole ? 'fits none of the alternatives of its definition' : undefined;
    case 'not':
      return 'has what its definition excludes';
    default:
      return undefined;
  }
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
