import type { Field } from '../../syntax/field.ts';
import { type IdRange, isInRanges, readIdRanges } from '../lib/pod/idRange.ts';
import { securityContexts } from '../lib/pod/securityContexts.ts';
import { defineRule } from '../rule.ts';

/** What every site decides for itself, so there are no ranges by default, and nothing is found. */
export const idRange = defineRule({
  id: 'id-range',
  visits: 'pod',
  category: 'workload',
  kinds: 'pods',
  severity: 'warning',
  optIn: true,
  fix: null,
  risk: 5,
  standards: [],
  equivalents: { kyverno: ['psp-check-supplemental-groups', 'validate-userid-groupid-fsgroup'] },
  options: {
    users: {
      type: 'texts',
      default: [],
      description: 'Ranges that runAsUser must lie in, such as `1000-2000` or `10001-`.',
    },
    groups: { type: 'texts', default: [], description: 'Ranges that runAsGroup must lie in.' },
    supplementalGroups: {
      type: 'texts',
      default: [],
      description: 'Ranges that each of supplementalGroups must lie in.',
    },
    volumeGroups: { type: 'texts', default: [], description: 'Ranges that fsGroup must lie in.' },
  },

  summary: 'A user or group id lies outside the ranges that the team has configured.',
  why: `
    Where several teams share nodes or storage, each has its own range of ids, so that the files and processes of one are
    never those of another. An id outside the range is somebody else's.
  `,
  attack: `
    A process with the id of another team reads and changes that team's files on shared storage, and after an escape from the
    container sends signals to its processes.
  `,
  rollout:
    'Files that the program wrote under the old id must be given to the new one, on volumes and in the image.',
  docs: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-the-security-context-for-a-pod',
  messages: {
    outside: ({ owner, field, id, ranges }: { owner: string; field: string; id: number; ranges: string }) =>
      `${owner} has ${field} ${id}, outside of ${ranges}.`,
  },

  *check(pod, _context, { users, groups, supplementalGroups, volumeGroups }) {
    const outside = function* (
      owner: string,
      field: string,
      values: readonly Field[],
      texts: readonly string[],
    ) {
      const ranges = readIdRanges(texts);
      for (const at of ranges.length > 0 ? values : []) {
        const id = at.integer;
        if (id !== undefined && !isInRanges(id, ranges))
          yield { message: 'outside', at, data: { owner, field, id, ranges: listOf(ranges) } } as const;
      }
    };
    for (const { owner, at } of securityContexts(pod)) {
      yield* outside(owner, 'runAsUser', [at('runAsUser')], users);
      yield* outside(owner, 'runAsGroup', [at('runAsGroup')], groups);
    }
    const context = pod.at('securityContext');
    yield* outside(
      'The pod',
      'supplementary group',
      context.at('supplementalGroups').items,
      supplementalGroups,
    );
    yield* outside('The pod', 'fsGroup', [context.at('fsGroup')], volumeGroups);
  },

  examples: {
    options: { users: ['10001-19999'] },
    bad: `
      securityContext:
        runAsUser: 20000
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
    good: `
      securityContext:
        runAsUser: 10001
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
  },
});

function listOf(ranges: readonly IdRange[]): string {
  const texts = ranges.map(({ first, last }) => {
    if (last === Number.POSITIVE_INFINITY) return `${first} and above`;
    return first === last ? String(first) : `${first} to ${last}`;
  });
  return texts.join(', ');
}
