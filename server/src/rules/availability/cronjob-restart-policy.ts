import { objectName } from '../lib/metadata/objectName.ts';
import { defineRule } from '../rule.ts';

/** Condition: k8s.io/kubernetes pkg/apis/batch/validation/validation.go, validateJobTemplate; unset it becomes `Always`. */
export const cronjobRestartPolicy = defineRule({
  id: 'cronjob-restart-policy',
  visits: 'pod',
  category: 'availability',
  kinds: ['CronJob', 'Job'],
  severity: 'error',
  fix: 'safe',
  risk: 1,
  standards: [],
  equivalents: { 'kube-score': ['cronjob-restartpolicy'] },

  summary: 'The pods of a CronJob or Job have a restart policy that the API server refuses.',
  why: `
    Pods of a Job end when their work is done, so \`Always\`, which is also the default, makes no sense for them. The API server
    accepts \`OnFailure\` and \`Never\` only, and refuses the whole object.
  `,
  attack: `
    Nobody breaks in through this gap. The job, perhaps a backup or a clean-up, does not exist at all.
  `,
  rollout: `
    Nothing that runs can break, since the object was refused. \`OnFailure\` starts the container again in the same pod; \`Never\` makes
    a new pod for each attempt, which keeps the logs of failed ones.
  `,
  docs: 'https://kubernetes.io/docs/concepts/workloads/controllers/job/#handling-pod-and-container-failures',
  messages: {
    unset: ({ object }: { object: string }) =>
      `${object} is refused: restartPolicy must be OnFailure or Never, and the default is Always.`,
    wrong: ({ object, policy }: { object: string; policy: string }) =>
      `${object} is refused: restartPolicy must be OnFailure or Never, not ${policy}.`,
  },

  *check(pod) {
    const at = pod.at('restartPolicy');
    const object = objectName(pod.resource);
    const policy = at.string;
    if (at.isAbsent) yield { message: 'unset', at, data: { object } };
    else if (policy === 'Always') yield { message: 'wrong', at, data: { object, policy } };
  },

  fixes: ({ at }) => [
    {
      title: 'Set restartPolicy to OnFailure',
      safety: 'safe',
      operations: [{ kind: 'set', path: at.path, value: 'OnFailure' }],
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
                restartPolicy: Always
                containers:
                  - name: backup
                    image: registry.example.com/backup:1.4.2
    `,
    good: `
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
                containers:
                  - name: backup
                    image: registry.example.com/backup:1.4.2
    `,
  },
});
