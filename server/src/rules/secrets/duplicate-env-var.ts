import type { Container } from '../../kube/pod.ts';
import type { Field } from '../../syntax/field.ts';
import { defineRule } from '../rule.ts';

export const duplicateEnvVar = defineRule({
  id: 'duplicate-env-var',
  visits: 'container',
  category: 'workload',
  kinds: 'pods',
  severity: 'warning',
  fix: 'unsafe',
  risk: 3,
  standards: [],
  equivalents: {
    'kube-linter': ['duplicate-env-var'],
    'kube-score': ['environment-variable-key-duplication'],
    kubescape: ['C-0295'],
  },

  summary: 'A container declares an environment variable twice.',
  why: `
    Of two entries with the same name the last one wins, silently. Whoever reads or changes the first one believes in a value
    that the program never sees, and tools that merge lists by name drop one of the two, not always the same one.
  `,
  attack: `
    A switch that turns a protection on is set near the top and switched off again further down, where a reviewer does not
    look for it.
  `,
  rollout: `
    Remove the entry that does not count, which changes nothing. Where the other value was meant, the program changes its
    behaviour with it.
  `,
  docs: 'https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/',
  messages: {
    duplicate: ({ name, container }: { name: string; container: string; earlier: number }) =>
      `${name} is set before in container "${container}"; this later value hides the earlier one.`,
  },

  *check(container) {
    const seen = new Map<string, number>();
    for (const [index, item] of container.at('env').items.entries()) {
      const at = item.at('name');
      const name = at.string;
      if (!name || item.at('$patch').node) continue;
      const earlier = seen.get(name);
      if (earlier !== undefined)
        yield { message: 'duplicate', at, data: { name, container: container.name, earlier } };
      seen.set(name, index);
    }
  },

  fixes: ({ at, data: { name, earlier } }, container) => {
    const entry = container.at('env', earlier);
    if (entry.node === undefined || isUsedAfter(container, earlier, name, at)) return [];
    return [
      {
        title: `Remove the earlier entry of ${name}`,
        safety: 'unsafe',
        caution: 'The program sees the later value already; make sure that it is the one that was meant.',
        operations: [{ kind: 'remove', path: entry.path }],
      },
    ];
  },

  examples: {
    bad: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          env:
            - name: LOG_LEVEL
              value: info
            - name: LOG_LEVEL
              value: debug
    `,
    good: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          env:
            - name: LOG_LEVEL
              value: debug
    `,
  },
});

/** Whether an entry up to the later one may refer to the earlier one as `$(NAME)`: then the earlier one does count. */
function isUsedAfter(container: Container, earlier: number, name: string, later: Field): boolean {
  const last = Number(later.path.at(-2));
  return container
    .at('env')
    .items.slice(earlier + 1, last + 1)
    .some((item) => {
      const value = item.at('value');
      return !value.isAbsent && (value.string === undefined || value.string.includes(`$(${name})`));
    });
}
