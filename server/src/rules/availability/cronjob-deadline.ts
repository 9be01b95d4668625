import { objectName } from '../lib/metadata/objectName.ts';
import { defineRule } from '../rule.ts';

/** Seconds; below 10 a CronJob may never run, since the controller looks only every ten seconds. */
const DEADLINE = 100;

export const cronjobDeadline = defineRule({
  id: 'cronjob-deadline',
  visits: 'pod',
  category: 'availability',
  kinds: ['CronJob'],
  severity: 'hint',
  optIn: true,
  fix: 'unsafe',
  risk: 3,
  standards: [],
  equivalents: { 'kube-score': ['cronjob-has-deadline'] },

  summary: 'A CronJob does not say how late it may start.',
  why: `
    Without a deadline a missed run is made up for at any later time, perhaps in the middle of the day. And after more than 100
    missed runs, as after a long outage, the CronJob does not start any more at all.
  `,
  attack: `
    Nobody breaks in through this gap. A backup or a clean-up that silently stopped is missed when it is needed.
  `,
  rollout: `
    A run that cannot start within the deadline is left out. Take a value above 10 seconds and below the time between two runs.
  `,
  docs: 'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#starting-deadline',
  messages: {
    unset: ({ object }: { object: string }) =>
      `${object} has no startingDeadlineSeconds: after 100 missed runs it never starts again.`,
  },

  *check(pod) {
    const at = pod.resource.root.at('spec', 'startingDeadlineSeconds');
    if (at.isAbsent && !pod.partial)
      yield { message: 'unset', at, data: { object: objectName(pod.resource) } };
  },

  fixes: ({ at }) => [
    {
      title: `Set startingDeadlineSeconds to ${DEADLINE}`,
      safety: 'unsafe',
      caution: 'The value is a guess: a run that cannot start in that time is left out.',
      operations: [{ kind: 'set', path: at.path, value: { tabStop: DEADLINE } }],
    },
  ],

  examples: {
    bad: `
      apiVersion: batch/v1
      kind: CronJob
      metadata: { name: backup }
      spec:
        schedule: "0 3 * * *"
        jobTemplate:
          spec:
            template:
              spec:
                restartPolicy: OnFailure
                containers: [{ name: backup, image: "registry.example.com/backup:1.4.2" }]
    `,
    good: `
      apiVersion: batch/v1
      kind: CronJob
      metadata: { name: backup }
      spec:
        schedule: "0 3 * * *"
        startingDeadlineSeconds: 100
        jobTemplate:
          spec:
            template:
              spec:
                restartPolicy: OnFailure
                containers: [{ name: backup, image: "registry.example.com/backup:1.4.2" }]
    `,
  },
});
