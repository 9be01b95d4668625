import { defineRule } from '../rule.ts';

/** A list of what comes back by itself, for reviews; nothing is wrong with a CronJob. */
export const cronjobInventory = defineRule({
  id: 'cronjob-inventory',
  visits: 'resource',
  category: 'workload',
  kinds: ['CronJob'],
  severity: 'hint',
  optIn: true,
  fix: null,
  risk: 1,
  standards: ['ATT&CK T1053.007'],
  equivalents: { kubescape: ['C-0026'] },

  summary: 'There is a CronJob, which starts pods again and again.',
  why: `
    A CronJob outlives every clean-up of pods and is easily forgotten. A review of a cluster therefore wants a list of all
    of them, with their images and accounts.
  `,
  attack: `
    An attacker with the right to create CronJobs adds one that brings his program back every night, long after the hole
    through which he came is closed.
  `,
  rollout: `
    Nothing changes: the rule only lists. It lists, too, what \`bare-job\` asks for.
  `,
  docs: 'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/',
  messages: {
    present: ({ name, schedule }: { name: string; schedule: string | undefined }) =>
      `CronJob "${name}" starts pods${schedule === undefined ? '' : ` on schedule "${schedule}"`}: does somebody own it?`,
  },

  *check({ root, name }) {
    const schedule = root.at('spec', 'schedule').string;
    yield { message: 'present', at: root.at('kind'), data: { name: name ?? '', schedule } };
  },

  examples: {
    bad: `
      apiVersion: batch/v1
      kind: CronJob
      metadata:
        name: report
      spec:
        schedule: "0 3 * * *"
        jobTemplate:
          spec:
            template:
              spec:
                restartPolicy: Never
                containers:
                  - name: report
                    image: registry.example.com/report:1.4.2
    `,
    good: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
  },
});
