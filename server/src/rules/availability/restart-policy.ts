import { podTemplatePath } from '../../kube/podKinds.ts';
import { objectName } from '../lib/metadata/objectName.ts';
import { defineRule } from '../rule.ts';

/** Kinds whose controller makes new pods in place of failed ones. */
const RETRIED: ReadonlySet<string> = new Set(['Job', 'CronJob']);

/** Condition for controllers: k8s.io/kubernetes pkg/apis/apps/validation/validation.go accepts `Always` only. */
export const restartPolicy = defineRule({
  id: 'restart-policy',
  visits: 'pod',
  category: 'availability',
  kinds: 'pods',
  severity: 'hint',
  optIn: true,
  fix: 'unsafe',
  risk: 3,
  standards: [],
  equivalents: { 'kube-linter': ['restart-policy'] },

  summary: 'Containers are not started again when they end.',
  why: `
    A pod with \`restartPolicy: Never\` stays dead after the first crash. Controllers such as Deployment accept no other policy than
    \`Always\`.
  `,
  attack: `
    Whoever can make one request crash the program ends it for good.
  `,
  rollout: `
    A program that ends when its work is done is started again and again with \`Always\`: such work belongs in a Job.
  `,
  docs: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy',
  messages: {
    never: ({ object }: { object: string }) =>
      `${object} is not started again after a crash: restartPolicy is Never.`,
    refused: ({ object, policy }: { object: string; policy: string }) =>
      `${object} accepts no other restartPolicy than Always: the API server refuses ${policy}.`,
  },

  *check({ resource, at: field }) {
    if (RETRIED.has(resource.kind)) return;
    const at = field('restartPolicy');
    const object = objectName(resource);
    const isController = (podTemplatePath(resource)?.length ?? 0) > 1;
    const refused = at.is('Never') || at.is('OnFailure');
    if (isController && refused)
      yield { message: 'refused', at, data: { object, policy: at.string ?? '' }, severity: 'warning' };
    else if (at.is('Never')) yield { message: 'never', at, data: { object } };
  },

  fixes: ({ at }) => [
    {
      title: 'Set restartPolicy to Always',
      safety: 'unsafe',
      caution: 'A program that ends when its work is done starts again and again.',
      operations: [{ kind: 'set', path: at.path, value: 'Always' }],
    },
  ],

  examples: {
    bad: `
      restartPolicy: Never
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
    good: `
      restartPolicy: OnFailure
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
  },
});
