import { defineRule } from '../rule.ts';

/** Finds nothing until a team names variables. */
export const forbiddenEnvVar = defineRule({
  id: 'forbidden-env-var',
  visits: 'container',
  category: 'workload',
  kinds: 'pods',
  severity: 'warning',
  optIn: true,
  options: {
    variables: {
      type: 'texts',
      default: [],
      description:
        'Environment variables that containers may not set: `NAME`, or `NAME=value` for one value only.',
    },
  },
  fix: null,
  risk: 2,
  standards: ['ATT&CK T1562'],
  equivalents: {
    kyverno: ['check-env-vars'],
  },

  summary: 'A container sets an environment variable that the team forbids.',
  why: `
    Some programs switch their checks off by a variable: policy agents, TLS verification, authentication for development.
    What is handy on a laptop has no place in a cluster.
  `,
  attack: `
    A pull request sets the variable in one of forty lines of environment, and the check that would have stopped the
    attacker is off.
  `,
  rollout: `
    Remove the variable in a test environment first: what the check refuses then was hidden before.
  `,
  docs: 'https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/',
  messages: {
    forbidden: ({ container, variable }: { container: string; variable: string }) =>
      `Container "${container}" sets ${variable}, which is forbidden here.`,
  },

  *check(container, _context, { variables }) {
    if (variables.length === 0) return;
    for (const item of container.at('env').items) {
      const at = item.at('name');
      const name = at.string;
      const value = item.at('value').stringOrNumber ?? '';
      const variable = variables.find((wanted) => wanted === name || wanted === `${name}=${value}`);
      if (name !== undefined && variable !== undefined)
        yield { message: 'forbidden', at, data: { container: container.name, variable } };
    }
  },

  examples: {
    bad: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          env:
            - name: DISABLE_OPA
              value: "true"
    `,
    good: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          env:
            - name: DISABLE_OPA
              value: "false"
    `,
    options: { variables: ['DISABLE_OPA=true'] },
  },
});
