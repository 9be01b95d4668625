import { defineRule } from '../rule.ts';

/** For clusters in which every Job has to come from a CronJob. */
export const bareJob = defineRule({
  id: 'bare-job',
  visits: 'resource',
  category: 'workload',
  kinds: ['Job'],
  severity: 'hint',
  optIn: true,
  fix: null,
  risk: 2,
  standards: ['ATT&CK T1610'],
  equivalents: { kyverno: ['restrict-jobs'] },

  summary: 'A Job is not created by a CronJob.',
  why: `
    Teams that let Jobs start on a schedule only can review the schedules, and notice a Job that somebody started by hand.
  `,
  attack:
    'Whoever may create Jobs runs an image of his choice once, with the ServiceAccount and the Secrets of the namespace.',
  rollout: `
    Migrations and other work that is done once need another place, such as an init container or the pipeline. Each CronJob is
    then listed by \`cronjob-inventory\`, where that is on.
  `,
  docs: 'https://kubernetes.io/docs/concepts/workloads/controllers/job/',
  messages: {
    bare: ({ name }: { name: string }) =>
      `Job "${name}" does not belong to a CronJob: somebody starts it by hand.`,
  },

  *check({ root, metadata, name }) {
    const owners = metadata.at('ownerReferences');
    const isBare = owners.isCompleteList && owners.items.every((owner) => owner.at('kind').isNot('CronJob'));
    if (isBare) yield { message: 'bare', at: root.at('kind'), data: { name: name ?? '' } };
  },

  examples: {
    bad: `
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: report
      spec:
        template:
          spec:
            restartPolicy: Never
            containers:
              - name: report
                image: registry.example.com/report:1.4.2
    `,
    good: `
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
  },
});
