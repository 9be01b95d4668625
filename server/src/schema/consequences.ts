import { type Path, startsWith } from '../base/path.ts';
import type { Conflict, MissingField, SchemaProblem, UnknownField } from './problem.ts';

/** So many steps above what is missing may the mistake stand that makes it missing. */
const NEAR = 3;

/**
 * One mistake is one problem: what is missing is not said where another problem tells why, such as a key that is misspelled, or stands in the
 * wrong mapping.
 */
export function withoutConsequences(problems: readonly SchemaProblem[]): readonly SchemaProblem[] {
  if (problems.length < 2) return problems;
  const unknown = problems.filter((problem) => problem.type === 'unknown-field');
  return problems.flatMap((problem): readonly SchemaProblem[] => {
    if (problem.type === 'missing-field') return stillMissing(problem, unknown);
    if (problem.type !== 'conflict' || !problem.lacks) return [problem];
    return isExplained(problem, problems, unknown) ? [] : [problem];
  });
}

/** Without the fields that stand in a mapping around the one that lacks them, or inside of it. */
function stillMissing(problem: MissingField, unknown: readonly UnknownField[]): readonly MissingField[] {
  const lacking = problem.at.path.slice(0, -1);
  const fields = problem.fields.filter(
    (field) => !unknown.some((other) => other.field === field && isRelative(mappingOf(other), lacking)),
  );
  if (fields.length === problem.fields.length) return [problem];
  return fields.length === 0 ? [] : [{ ...problem, fields }];
}

function isExplained(
  { at, needs }: Conflict,
  problems: readonly SchemaProblem[],
  unknown: readonly UnknownField[],
): boolean {
  const wanted = needs ?? [String(at.path.at(-1))];
  if (unknown.some(({ field, meant }) => wanted.includes(field) || (meant && wanted.includes(meant))))
    return true;
  return problems.some((problem) => {
    if (problem.type === 'conflict') return false;
    const mapping = mappingOf(problem);
    return startsWith(at.path, mapping) && at.path.length - mapping.length <= NEAR;
  });
}

function mappingOf({ at }: SchemaProblem): Path {
  return at.path.slice(0, -1);
}

function isRelative(a: Path, b: Path): boolean {
  return startsWith(a, b) || startsWith(b, a);
}
