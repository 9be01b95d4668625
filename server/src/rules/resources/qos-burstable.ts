import type { Container, Pod } from '../../kube/pod.ts';
import type { Field } from '../../syntax/field.ts';
import { containersInView } from '../lib/pod/podParts.ts';
import { isGivenByLimitRange } from '../lib/resources/containerResources.ts';
import { defineRule, type RuleContext } from '../rule.ts';

const RESOURCES = ['cpu', 'memory'];

export const qosBurstable = defineRule({
  id: 'qos-burstable',
  visits: 'pod',
  category: 'resources',
  kinds: 'pods',
  severity: 'hint',
  optIn: true,
  fix: 'unsafe',
  risk: 3,
  crossResource: true,
  standards: [],
  equivalents: { kyverno: ['require-qos-burstable'] },

  summary: 'No container of a pod has any request or limit.',
  why: `
    Such a pod is of the class BestEffort: it is put on nodes that are full, gets what the others leave over, and is the first to be
    evicted when memory runs short.
  `,
  attack: `
    Whoever can make one program of the node use memory pushes out the pods that have reserved none: a way to stop a service, or
    the agent that watches.
  `,
  rollout: `
    A request that is too high keeps the pod pending because no node has that much left, and counts against the quota of the
    namespace. Measure with \`kubectl top pod\` first.
  `,
  docs: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/',
  messages: {
    none: (_data: object) =>
      'No container of this pod has a request or limit: it is the first to be evicted (BestEffort).',
  },

  *check(pod, context) {
    if (pod.partial || !containersInView(pod) || !saysNothing(pod.at('resources'))) return;
    const counted = pod.containers.filter(({ kind }) => kind !== 'ephemeral');
    if (counted.length > 0 && counted.every((container) => hasNothing(container, context)))
      yield { message: 'none', at: pod.at('containers'), data: {} };
  },

  fixes: (_finding, pod, { config }) => [
    {
      title: 'Request CPU and memory for each container',
      safety: 'unsafe',
      caution: 'The values are a guess: compare them with what the programs use.',
      operations: mainContainers(pod).map((container) => ({
        kind: 'set',
        path: container.at('resources', 'requests').path,
        value: {
          cpu: { tabStop: String(config.fixDefaults.cpuRequest) },
          memory: { tabStop: String(config.fixDefaults.memoryRequest) },
        },
      })),
    },
  ],

  examples: {
    bad: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
    good: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          resources: { requests: { cpu: 100m } }
    `,
  },
});

function mainContainers(pod: Pod): Container[] {
  return pod.containers.filter(({ kind }) => kind === 'container');
}

function hasNothing(container: Container, context: RuleContext): boolean {
  return (
    saysNothing(container.at('resources')) &&
    !RESOURCES.some((resource) => isGivenByLimitRange(container, context, 'requests', resource))
  );
}

/** Whether resources certainly hold neither a request nor a limit. */
function saysNothing(resources: Field): boolean {
  return ['requests', 'limits'].every((name) => {
    const list = resources.at(name);
    return list.isAbsent || (list.isCompleteMap && list.entries.length === 0);
  });
}
