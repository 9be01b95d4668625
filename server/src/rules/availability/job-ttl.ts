import { readLabels } from '../../kube/labels.ts';
import type { Pod } from '../../kube/pod.ts';
import { objectName } from '../lib/metadata/objectName.ts';
import { defineRule } from '../rule.ts';

/** Seconds: an hour to read the logs. */
const TTL = 3600;

/** Annotations that make a deployment tool remove the Job itself. */
const HOOKS: readonly string[] = ['helm.sh/hook', 'argocd.argoproj.io/hook'];

export const jobTtl = defineRule({
  id: 'job-ttl',
  visits: 'pod',
  category: 'availability',
  kinds: ['Job', 'CronJob'],
  severity: 'hint',
  fix: 'unsafe',
  risk: 3,
  standards: [],
  equivalents: { 'kube-linter': ['job-ttl-seconds-after-finished'] },

  summary: 'A finished Job is never removed, or a Job of a CronJob is removed in two ways.',
  why: `
    A Job and its pods stay in the cluster after they have ended until somebody deletes them, and fill the API server's store. Jobs
    of a CronJob are removed by its history limits; a time to live beside these takes away the failed ones that the limits keep.
  `,
  attack: `
    Nobody breaks in through this gap. Finished pods keep environment and logs readable for everyone who may look at pods.
  `,
  rollout: `
    When the time is over the logs are gone with the pod. A tool that compares the cluster with a repository creates a removed Job
    again, which runs once more.
  `,
  docs: 'https://kubernetes.io/docs/concepts/workloads/controllers/ttlafterfinished/',
  messages: {
    unset: ({ object }: { object: string }) =>
      `${object} stays in the cluster after it has ended: ttlSecondsAfterFinished is not set.`,
    twice: ({ object }: { object: string }) =>
      `${object} gives its Jobs a time to live, which undoes its history limits.`,
  },

  *check(pod) {
    const { resource } = pod;
    const object = objectName(resource);
    if (resource.kind === 'CronJob') {
      const at = resource.root.at('spec', 'jobTemplate', 'spec', 'ttlSecondsAfterFinished');
      if (at.integer !== undefined) yield { message: 'twice', at, data: { object } };
      return;
    }
    const at = resource.root.at('spec', 'ttlSecondsAfterFinished');
    if (at.isAbsent && !pod.partial && !mayBeHook(pod)) yield { message: 'unset', at, data: { object } };
  },

  fixes: ({ message, at }) =>
    message === 'unset'
      ? [
          {
            title: `Set ttlSecondsAfterFinished to ${TTL}`,
            safety: 'unsafe',
            caution: 'The logs are gone with the Job, and a deployment tool may create and run it again.',
            operations: [{ kind: 'set', path: at.path, value: { tabStop: TTL } }],
          },
        ]
      : [
          {
            title: 'Remove ttlSecondsAfterFinished',
            safety: 'unsafe',
            caution:
              'Finished Jobs stay as long as successfulJobsHistoryLimit and failedJobsHistoryLimit say.',
            operations: [{ kind: 'remove', path: at.path }],
          },
        ],

  examples: {
    bad: `
      apiVersion: batch/v1
      kind: Job
      metadata: { name: migrate }
      spec:
        template:
          spec:
            restartPolicy: OnFailure
            containers: [{ name: migrate, image: "registry.example.com/migrate:1.4.2" }]
    `,
    good: `
      apiVersion: batch/v1
      kind: Job
      metadata: { name: migrate }
      spec:
        ttlSecondsAfterFinished: 3600
        template:
          spec:
            restartPolicy: OnFailure
            containers: [{ name: migrate, image: "registry.example.com/migrate:1.4.2" }]
    `,
  },
});

function mayBeHook({ resource }: Pod): boolean {
  const annotations = readLabels(resource.metadata.at('annotations'));
  return annotations === undefined || HOOKS.some((key) => Object.hasOwn(annotations, key));
}
