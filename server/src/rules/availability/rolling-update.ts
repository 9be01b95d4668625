import type { Pod } from '../../kube/pod.ts';
import type { Field } from '../../syntax/field.ts';
import { podLabelsOf } from '../lib/availability/ownLabels.ts';
import { replicasOf } from '../lib/availability/scaling.ts';
import { objectName } from '../lib/metadata/objectName.ts';
import { isServed } from '../lib/network/served.ts';
import { defineRule } from '../rule.ts';

export const rollingUpdate = defineRule({
  id: 'rolling-update',
  visits: 'pod',
  category: 'availability',
  kinds: ['Deployment', 'DaemonSet', 'StatefulSet', 'DeploymentConfig'],
  severity: 'info',
  fix: 'unsafe',
  risk: 5,
  crossResource: true,
  standards: [],
  equivalents: {
    'kube-linter': ['no-rolling-update-strategy'],
    'kube-score': ['deployment-strategy'],
    kubescape: ['C-0305'],
  },

  summary: 'A workload is not replaced step by step when it is updated.',
  why: `
    With \`Recreate\` all pods are stopped before the first new one starts, so that each update is an outage. With \`OnDelete\` the
    old pods run on, with their old image, until somebody deletes them.
  `,
  attack: `
    Under \`OnDelete\` a security update that was rolled out long ago does not run anywhere yet, and nobody sees that.
  `,
  rollout: `
    For a moment old and new pods run side by side: both must be able to use the same database, volumes and ports. Programs that
    may only run once need \`Recreate\`.
  `,
  docs: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy',
  messages: {
    recreate: ({ object }: { object: string }) =>
      `${object} stops all pods before it starts new ones: each update is an outage.`,
    manual: ({ object }: { object: string }) =>
      `${object} replaces pods only when somebody deletes them: updates do not reach the running ones.`,
  },

  *check(pod, context) {
    const at = typeOf(pod);
    const object = objectName(pod.resource);
    if (at.is('OnDelete')) yield { message: 'manual', at, data: { object } };
    if (!at.is('Recreate') || mayRunOnlyOnce(pod)) return;
    const labels = podLabelsOf(pod);
    if ((replicasOf(pod) ?? 1) > 1) yield { message: 'recreate', at, data: { object } };
    // A single pod may be one that must not run twice.
    else if (labels && isServed(pod, labels, context))
      yield { message: 'recreate', at, data: { object }, severity: 'hint' };
  },

  fixes: ({ at }, pod) => {
    const type = pod.resource.kind === 'DeploymentConfig' ? 'Rolling' : 'RollingUpdate';
    const nothing = pod.resource.root.at(...at.path.slice(0, -1), 'rollingUpdate');
    const explicitNull = nothing.isAbsent && nothing.node !== undefined;
    return [
      {
        title: `Set the strategy to ${type}`,
        safety: 'unsafe',
        caution: 'Old and new pods run side by side for a while, which the program must bear.',
        operations: [
          ...(explicitNull ? [{ kind: 'remove' as const, path: nothing.path }] : []),
          { kind: 'set', path: at.path, value: type },
        ],
      },
    ];
  },

  examples: {
    bad: `
      apiVersion: apps/v1
      kind: Deployment
      metadata: { name: web }
      spec:
        replicas: 2
        strategy: { type: Recreate }
        selector: { matchLabels: { app: web } }
        template:
          metadata: { labels: { app: web } }
          spec:
            containers:
              - name: web
                image: registry.example.com/web:1.4.2
    `,
    good: `
      apiVersion: apps/v1
      kind: Deployment
      metadata: { name: web }
      spec:
        replicas: 2
        strategy: { type: RollingUpdate }
        selector: { matchLabels: { app: web } }
        template:
          metadata: { labels: { app: web } }
          spec:
            containers:
              - name: web
                image: registry.example.com/web:1.4.2
    `,
  },
});

function typeOf({ resource }: Pod): Field {
  const ofPods = resource.kind === 'DaemonSet' || resource.kind === 'StatefulSet';
  return resource.root.at('spec', ofPods ? 'updateStrategy' : 'strategy', 'type');
}

/** Whether two pods could get in each other's way: over a volume that keeps data, or a port of the node. */
function mayRunOnlyOnce(pod: Pod): boolean {
  if (pod.partial || !pod.at('volumes').isCompleteList || !pod.at('hostNetwork').isNot(true)) return true;
  const keepsData = (volume: Field): boolean =>
    ['persistentVolumeClaim', 'hostPath', 'ephemeral'].some((type) => !volume.at(type).isAbsent);
  return (
    pod.at('volumes').items.some(keepsData) ||
    pod.containers.some(({ root }) => root.at('ports').items.some((port) => !port.at('hostPort').isAbsent))
  );
}
