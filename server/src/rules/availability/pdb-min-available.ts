import { factsBeside, factsOf, type Stated } from '../../kube/facts/facts.ts';
import { readSelector, selects } from '../../kube/labels.ts';
import type { Resource } from '../../kube/resource.ts';
import { amountOf, percentOf, podsOf } from '../lib/availability/disruptionBudget.ts';
import { isHorizontal } from '../lib/availability/scaling.ts';
import { objectName } from '../lib/metadata/objectName.ts';
import { defineRule, type RuleContext } from '../rule.ts';

export const pdbMinAvailable = defineRule({
  id: 'pdb-min-available',
  visits: 'resource',
  category: 'availability',
  kinds: ['PodDisruptionBudget'],
  severity: 'info',
  fix: null,
  risk: 4,
  crossResource: true,
  standards: [],
  equivalents: {
    'kube-linter': ['pdb-min-available'],
    polaris: ['pdbDisruptionsIsZero', 'pdbMinAvailableGreaterThanHPAMinReplicas'],
    kyverno: [
      'deployment-replicas-higher-than-pdb',
      'pdb-minavailable-check',
      'require-replicas-allow-disruption',
    ],
  },
  supersedes: ['pdb-reasonable'],

  summary: 'A PodDisruptionBudget asks for as many pods as there are, so it allows no eviction.',
  why: `
    No node with one of these pods can be drained: updates of the nodes wait, or somebody kills the pods by force, without the
    time that they need to finish. A budget without a selector protects no pod at all.
  `,
  attack: `
    Nobody breaks in through this gap. Nodes that cannot be drained are not updated, and keep the holes of their kernel and runtime.
  `,
  rollout: `
    Ask for one pod less than there are, or use \`maxUnavailable: 1\`, which stays right when the number of pods changes. A
    workload with a single pod needs a second one first, or no budget.
  `,
  docs: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
  messages: {
    all: ({ object }: { object: string }) =>
      `${object} wants all pods available, so nodes with these pods cannot be drained.`,
    workload: ({ object, amount, workload, replicas }: WorkloadData) =>
      `${object} wants ${amount} available, and ${workload} has ${replicas}: no pod may ever be evicted.`,
    scaler: ({ object, amount, scaler, least }: ScalerData) =>
      `${object} wants ${amount} available, but ${scaler} may go down to ${least}: then no pod may be evicted.`,
    selector: ({ object }: { object: string }) => `${object} has no selector, so it protects no pod.`,
  },

  *check(resource, context) {
    const spec = resource.root.at('spec');
    const object = objectName(resource);
    const selector = spec.at('selector');
    if (selector.isAbsent && !spec.isUnknown && isAlone(resource, context))
      yield { message: 'selector', at: selector, data: { object } };
    const at = spec.at('minAvailable');
    const amount = amountOf(at);
    if (amount === undefined) return;
    if ((percentOf(amount) ?? 0) >= 100) {
      yield { message: 'all', at, data: { object } };
      return;
    }
    const workload = workloadOf(resource, context);
    if (!workload) return;
    const scaler = scalerOf(workload, resource, context);
    const replicas = scaler ? (scaler.minReplicas ?? 1) : workload.replicas;
    const wanted = replicas === undefined ? undefined : podsOf(amount, replicas);
    if (replicas === undefined || wanted === undefined || replicas === 0) return;
    if (scaler && wanted > replicas) {
      const data = { object, amount, scaler: `${scaler.kind} "${scaler.name}"`, least: replicas };
      yield { message: 'scaler', at, data };
    }
    if (!scaler && wanted >= replicas) {
      const data = { object, amount, workload: `${workload.kind} "${workload.name}"`, replicas };
      yield { message: 'workload', at, data };
    }
  },

  examples: {
    bad: `
      apiVersion: policy/v1
      kind: PodDisruptionBudget
      metadata: { name: web }
      spec:
        minAvailable: 100%
        selector: { matchLabels: { app: web } }
    `,
    good: `
      apiVersion: policy/v1
      kind: PodDisruptionBudget
      metadata: { name: web }
      spec:
        minAvailable: 50%
        selector: { matchLabels: { app: web } }
    `,
  },
});

interface WorkloadData {
  readonly object: string;
  readonly amount: number | string;
  readonly workload: string;
  readonly replicas: number;
}

interface ScalerData {
  readonly object: string;
  readonly amount: number | string;
  readonly scaler: string;
  readonly least: number;
}

/** Whether no other document says more of a budget of this name: then this one is no patch. */
function isAlone({ name, namespace }: Resource, { facts, file }: RuleContext): boolean {
  const same = factsOf(facts, 'disruptionBudget').filter((fact) => fact.name === name);
  return (
    name !== undefined &&
    same.length === 1 &&
    same.every((fact) => fact.file === file && fact.namespace === namespace)
  );
}

/** The one workload beside a budget that it is for. */
function workloadOf(
  { root, namespace }: Resource,
  { facts, file }: RuleContext,
): Stated<'workload'> | undefined {
  const selector = readSelector(root.at('spec', 'selector'));
  if (!selector) return undefined;
  const workloads = factsBeside(facts, 'workload', { namespace, file }).filter(
    ({ podLabels, complete }) => complete && podLabels && selects(selector, podLabels),
  );
  const [workload] = workloads;
  return workloads.length === 1 && (workload?.kind === 'Deployment' || workload?.kind === 'StatefulSet')
    ? { replicas: 1, ...workload }
    : undefined;
}

function scalerOf(
  workload: Stated<'workload'>,
  { namespace }: Resource,
  { facts, file }: RuleContext,
): Stated<'autoscaler'> | undefined {
  return factsBeside(facts, 'autoscaler', { namespace, file }).find(
    (fact) => isHorizontal(fact) && fact.targetName === workload.name && fact.targetKind === workload.kind,
  );
}
