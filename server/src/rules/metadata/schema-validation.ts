import type { Path } from '../../base/path.ts';
import { listed } from '../../base/words.ts';
import { podOf } from '../../kube/pod.ts';
import type { Resource } from '../../kube/resource.ts';
import { knownMinors } from '../../schema/kubernetes.ts';
import type { SchemaProblem } from '../../schema/problem.ts';
import { validate } from '../../schema/validate.ts';
import type { Field } from '../../syntax/field.ts';
import { plainValue } from '../lib/metadata/plainValue.ts';
import { defineRule, type Fix } from '../rule.ts';

const REFUSED = 'the object is refused';
/** More values than these are too many to list in a message. */
const MAX_LISTED = 8;

/**
 * Types and fields of the API by version: `schemas/kubernetes/`; forms of values and what does not go together: `schema/formats/` and
 * `schema/combinations/`, which name the functions of k8s.io/kubernetes that refuse.
 */
export const schemaValidation = defineRule({
  id: 'schema-validation',
  source: 'schema',
  visits: 'resource',
  category: 'metadata',
  kinds: 'any',
  severity: 'error',
  fix: 'unsafe',
  risk: 2,
  standards: [],
  equivalents: { 'kube-linter': ['schema-validation'] },
  // What these say of values that the API server refuses, they say more quietly.
  supersedes: ['fs-group', 'fs-group-change-policy', 'restart-policy', 'topology-spread'],

  summary: 'An object has a field or value that the API of the target version does not know.',
  why: `
    The API server refuses an object with a field that it does not know, or drops the field without a word, as its client asks; it
    refuses values of the wrong type or form, and values that do not go together, such as \`value\` and \`valueFrom\`. A misspelled
    or misplaced \`securityContext\` protects nothing. Objects of kinds that a
    CustomResourceDefinition in the workspace, or among the given paths, defines are compared with its schema.
  `,
  attack: `
    The container that was meant to run without privileges runs with them, because the field that says so has one letter too many.
  `,
  rollout: `
    A field that gets its right name or place takes effect for the first time: what it does must be what the application can bear.
    Values of the wrong type cannot be in use, since such objects are refused.
  `,
  docs: 'https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation',
  messages: {
    unknown: ({ field, parent, hint }: { field: string; parent: string; hint: string }) =>
      `"${field}" is not a field of ${parent}: it is dropped, or ${REFUSED}.${hint}`,
    misplaced: ({ field, parent, belongs }: { field: string; parent: string; belongs: string }) =>
      `"${field}" is not a field of ${parent}, and has no effect here: it belongs to ${belongs}.`,
    version: ({ field, parent, when }: { field: string; parent: string; when: string }) =>
      `"${field}" is not a field of ${parent} in the target version: ${when}.`,
    type: ({ field, expected, found }: { field: string; expected: string; found: string }) =>
      `"${field}" takes ${expected}, not ${found}: ${REFUSED}.`,
    missing: ({ fields, parent }: { fields: readonly string[]; parent: string }) =>
      `${listed(
        fields.map((field) => `"${field}"`),
        'and',
      )} ${fields.length > 1 ? 'are' : 'is'} missing in ${parent}: ${REFUSED}.`,
    value: ({ field, value, hint }: { field: string; value: string; hint: string }) =>
      `"${value}" is not a value of ${field}: ${REFUSED}.${hint}`,
    newer: ({ field, value, hint }: { field: string; value: string; hint: string }) =>
      `"${value}" is not a value of ${field}, unless a newer version of its project has it.${hint}`,
    form: ({ field, value, reason, hint }: { field: string; value: string; reason: string; hint: string }) =>
      `"${value}" is not a value of ${field}: ${reason}.${hint}`,
    key: ({ field, key, reason }: { field: string; key: string; reason: string }) =>
      `"${key}" is not a key of ${field}: ${reason}.`,
    conflict: ({ statement }: { statement: string }) => `${statement}: ${REFUSED}.`,
    duplicate: ({ list, key, value }: { list: string; key: string; value: string }) =>
      `Two items of ${list} have the ${key} "${value}": ${REFUSED}.`,
  },

  *check(resource, { config, kinds }) {
    for (const problem of validate(resource, config.kubernetesVersion, kinds)) yield toFinding(problem);
  },

  fixes: ({ at }, resource, { config, kinds }): readonly Fix[] => {
    const problem = validate(resource, config.kubernetesVersion, kinds).find((other) => isAt(other.at, at));
    return problem ? fixesOf(problem, resource) : [];
  },

  examples: {
    bad: `
      apiVersion: v1
      kind: Pod
      metadata: { name: web }
      spec:
        containers:
          - name: web
            image: registry.example.com/web:1.4.2
            securityContext: { readOnlyRootFilesytem: true }
    `,
    good: `
      apiVersion: v1
      kind: Pod
      metadata: { name: web }
      spec:
        containers:
          - name: web
            image: registry.example.com/web:1.4.2
            securityContext: { readOnlyRootFilesystem: true }
    `,
  },
});

function isAt(a: Field, b: Field): boolean {
  return a.path.length === b.path.length && a.path.every((step, index) => step === b.path[index]);
}

function toFinding(problem: SchemaProblem) {
  const { at } = problem;
  switch (problem.type) {
    case 'unknown-field':
      return unknownField(problem);
    case 'wrong-type': {
      const { field, expected, found } = problem;
      return { message: 'type' as const, at, data: { field, expected, found } };
    }
    case 'missing-field':
      return { message: 'missing' as const, at, data: { fields: problem.fields, parent: problem.parent } };
    case 'unknown-value': {
      const { field, value, allowed, meant } = problem;
      const hint = allowed.length > MAX_LISTED ? suggestion(meant) : ` Write ${listed(allowed, 'or')}.`;
      const data = { field, value, hint };
      return problem.uncertain
        ? { message: 'newer' as const, at, data, severity: 'info' as const }
        : { message: 'value' as const, at, data };
    }
    case 'malformed-value':
      return {
        message: 'form' as const,
        at,
        data: {
          field: problem.field,
          value: problem.value,
          reason: problem.reason,
          hint: suggestion(problem.meant),
        },
      };
    case 'malformed-key': {
      const { field, key, reason } = problem;
      return { message: 'key' as const, at, marksKey: true as const, data: { field, key, reason } };
    }
    case 'conflict':
      return {
        message: 'conflict' as const,
        at,
        ...(problem.marksKey ? { marksKey: true as const } : {}),
        data: { statement: problem.statement },
      };
    case 'duplicate-item':
      return {
        message: 'duplicate' as const,
        at,
        data: { list: problem.list, key: problem.key, value: problem.value },
      };
  }
}

type Unknown = Extract<SchemaProblem, { type: 'unknown-field' }>;

function unknownField({ at, field, parent, meant, belongs, perContainer, since, until }: Unknown) {
  const marksKey = true as const;
  const place =
    perContainer === 'container'
      ? 'the containers of the pod'
      : perContainer
        ? 'the securityContext of each container'
        : belongs?.words;
  if (place !== undefined)
    return { message: 'misplaced' as const, at, marksKey, data: { field, parent, belongs: place } };
  if (since !== undefined || until !== undefined) {
    const when = since === undefined ? `it is gone after 1.${until}` : `it comes with ${minorsOf(since)}`;
    return { message: 'version' as const, at, marksKey, data: { field, parent, when } };
  }
  return { message: 'unknown' as const, at, marksKey, data: { field, parent, hint: suggestion(meant) } };
}

/** A field that is first seen after a minor of which no schema is there may have come with that. */
function minorsOf(since: number): string {
  const hasBefore = since === knownMinors[0] || knownMinors.includes(since - 1);
  return hasBefore ? `1.${since}` : `1.${since - 1} or 1.${since}`;
}

function suggestion(meant: string | undefined): string {
  return meant === undefined ? '' : ` Did you mean "${meant}"?`;
}

const TAKES_EFFECT = 'The field takes effect only then; make sure that the application works with it.';

function fixesOf(problem: SchemaProblem, resource: Resource): readonly Fix[] {
  const { path } = problem.at;
  switch (problem.type) {
    case 'unknown-field':
      return problem.meant === undefined ? moves(problem, resource) : renames(problem, resource);
    case 'wrong-type':
      // By its name an object is known to others: it is not for us to say what it is.
      return problem.instead === undefined || problem.field === 'name'
        ? []
        : sets(path, problem.instead, titleOf(problem.instead));
    case 'malformed-value':
    case 'unknown-value':
      return problem.meant === undefined ? [] : sets(path, problem.meant, `Write ${problem.meant}`);
    default:
      return [];
  }
}

function titleOf(instead: string | number | boolean | readonly string[]): string {
  if (typeof instead === 'object') return 'Put it in a list';
  return typeof instead === 'string' ? 'Put the value in quotes' : 'Remove the quotes';
}

function sets(
  path: Path,
  value: string | number | boolean | readonly string[],
  title: string,
): readonly Fix[] {
  return [{ title, safety: 'unsafe', caution: TAKES_EFFECT, operations: [{ kind: 'set', path, value }] }];
}

function renames({ at, meant = '' }: Unknown, resource: Resource): readonly Fix[] {
  if (fieldAt(resource, [...at.path.slice(0, -1), meant])?.node) return [];
  return [
    {
      title: `Rename to ${meant}`,
      safety: 'unsafe',
      caution: TAKES_EFFECT,
      operations: [{ kind: 'rename', path: at.path, key: meant }],
    },
  ];
}

/** Moves a field to where it belongs, if nothing is said there yet. */
function moves({ at, field, belongs, perContainer }: Unknown, resource: Resource): readonly Fix[] {
  const containers = perContainer ? (podOf(resource)?.containers ?? []) : [];
  // What is said once is meant for one container; only its rights are the same for all.
  if (perContainer === 'container' && containers.length !== 1) return [];
  const targets = perContainer
    ? containers.map(({ root }) => [
        ...root.path,
        ...(perContainer === 'securityContext' ? ['securityContext'] : []),
        field,
      ])
    : belongs
      ? [belongs.path]
      : [];
  const value = plainValue(at);
  const free = targets.length > 0 && targets.every((path) => fieldAt(resource, path)?.isAbsent);
  if (!free || value === undefined) return [];
  return [
    {
      title:
        perContainer === 'container'
          ? 'Move to the container'
          : perContainer
            ? 'Move to the securityContext of each container'
            : `Move to ${belongs?.words}`,
      safety: 'unsafe',
      caution: TAKES_EFFECT,
      operations: [
        ...targets.map((path) => ({ kind: 'set' as const, path, value })),
        { kind: 'remove', path: at.path },
      ],
    },
  ];
}

function fieldAt({ root }: Resource, path: readonly (string | number)[]): Field | undefined {
  return root.at(...path.slice(root.path.length));
}
