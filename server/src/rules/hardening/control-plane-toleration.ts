import type { Pod } from '../../kube/pod.ts';
import type { Field } from '../../syntax/field.ts';
import { isSystemWorkload } from '../lib/pod/systemWorkload.ts';
import { defineRule } from '../rule.ts';

/** Taints of control plane nodes: https://kubernetes.io/docs/reference/labels-annotations-taints/ */
const CONTROL_PLANE_TAINTS = ['node-role.kubernetes.io/control-plane', 'node-role.kubernetes.io/master'];

/**
 * A DaemonSet is an agent that belongs on every node, and what is in kube-system or a part of the cluster belongs on the control
 * plane too: these are left alone. A toleration of NoExecute alone does not get a pod there, for the taint is NoSchedule.
 */
export const controlPlaneToleration = defineRule({
  id: 'control-plane-toleration',
  visits: 'pod',
  category: 'workload',
  kinds: 'pods',
  severity: 'warning',
  fix: 'unsafe',
  risk: 5,
  standards: ['ATT&CK T1610'],
  equivalents: { kyverno: ['restrict-controlplane-scheduling'] },
  options: {
    daemonSets: { type: 'boolean', default: false, description: 'Also report DaemonSets.' },
  },

  summary: 'A workload may run on the nodes of the control plane.',
  why: `
    On the control plane's nodes lie the keys of the cluster and the database with all Secrets. Their taint keeps ordinary
    workloads away, so that a container that gets out of hand is not next to them.
  `,
  attack: `
    An attacker who escapes from a container on such a node reads /etc/kubernetes/pki and etcd's data, and signs himself a
    certificate of a cluster administrator.
  `,
  rollout: `
    On clusters whose only nodes are control plane nodes the pod is no longer scheduled. Elsewhere it moves to a worker at
    its next start.
  `,
  docs: 'https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/',
  messages: {
    named: ({ key }: { key: string }) =>
      `The pod tolerates ${key}, so it may run beside the keys and the database of the cluster.`,
    every: (_data: object) =>
      'The pod tolerates every taint, so it may run beside the keys and the database of the cluster.',
  },

  *check(pod, _context, { daemonSets }) {
    const tolerations = pod.at('tolerations').items.filter(isForScheduling);
    if (tolerations.length === 0 || belongsThere(pod, daemonSets)) return;
    for (const toleration of tolerations) {
      const at = toleration.at('key');
      const key = at.string;
      if (key !== undefined && CONTROL_PLANE_TAINTS.includes(key))
        yield { message: 'named', at, data: { key } };
      if ((at.isAbsent || key === '') && toleration.at('operator').is('Exists'))
        yield { message: 'every', at: toleration.at('operator'), data: {} };
    }
  },

  fixes: ({ at }) => [
    {
      title: 'Remove the toleration',
      safety: 'unsafe',
      caution: 'The pod is no longer scheduled where all nodes have this taint.',
      operations: [{ kind: 'remove', path: at.path.slice(0, -1) }],
    },
  ],

  examples: {
    bad: `
      tolerations:
        - key: node-role.kubernetes.io/control-plane
          operator: Exists
          effect: NoSchedule
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
    good: `
      tolerations:
        - key: example.com/gpu
          operator: Exists
          effect: NoSchedule
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
  },
});

/** Whether a toleration may let a pod be scheduled. */
function isForScheduling(toleration: Field): boolean {
  const effect = toleration.at('effect');
  return effect.isAbsent || effect.is('') || effect.is('NoSchedule');
}

/** Whether a pod is a part of the cluster, or an agent that belongs on every node. */
function belongsThere(pod: Pod, judgesDaemonSets: boolean): boolean {
  const { kind, namespace } = pod.resource;
  return (kind === 'DaemonSet' && !judgesDaemonSets) || namespace === 'kube-system' || isSystemWorkload(pod);
}
