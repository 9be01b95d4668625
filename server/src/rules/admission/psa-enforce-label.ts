import type { WorkloadFact } from '../../kube/facts/fact.ts';
import { factsOf } from '../../kube/facts/facts.ts';
import {
  enforcedLevel,
  isSystemNamespace,
  labelOperations,
  mayEnforce,
  workloadsIn,
} from '../lib/metadata/podSecurityLabels.ts';
import { defineRule, type Fix } from '../rule.ts';

/** With this label OpenShift writes the Pod Security labels of the namespace itself, from its SecurityContextConstraints. */
const OPENSHIFT_SYNC = 'security.openshift.io/scc.podSecurityLabelSync';

/**
 * Admission webhooks are not asked for: which of them enforce the Pod Security Standards their objects do not say, and the
 * label does no harm beside them. The cluster's own namespaces, and those whose labels OpenShift keeps, are left alone.
 */
export const psaEnforceLabel = defineRule({
  id: 'psa-enforce-label',
  visits: 'resource',
  category: 'namespace',
  kinds: ['Namespace'],
  severity: 'warning',
  fix: 'safe',
  risk: 5,
  crossResource: true,
  standards: ['CIS 5.2.1', 'NSA', 'ATT&CK T1610'],
  equivalents: {
    kubescape: ['C-0192'],
    kyverno: ['add-psa-namespace-reporting'],
  },

  summary: 'A Namespace does not say which Pod Security level its pods must keep to.',
  why: `
    Without the label \`pod-security.kubernetes.io/enforce\` the API server admits every pod, privileged ones and those with
    the disk of the node included. The label costs no webhook and no other program: the check is built in.
  `,
  attack: `
    Whoever may create pods in the namespace, with a stolen token of a pipeline for instance, starts one that is privileged
    and is root on a node with it.
  `,
  rollout: `
    Pods that break the level are refused at their next start; those that run stay. \`kubectl label --dry-run=server
    --overwrite ns NAME pod-security.kubernetes.io/enforce=baseline\` lists them before.
  `,
  enforce: `
    The API server gives namespaces without labels a level when its AdmissionConfiguration holds a PodSecurityConfiguration
    with \`defaults: { enforce: baseline }\`.
  `,
  docs: 'https://kubernetes.io/docs/tasks/configure-pod-container/enforce-standards-namespace-labels/',
  messages: {
    missing: ({ namespace }: { namespace: string }) =>
      `Namespace "${namespace}" enforces no Pod Security level: even privileged pods are admitted.`,
  },

  *check(namespace, { facts }) {
    const { name } = namespace;
    const at = enforcedLevel(namespace);
    if (!at.isAbsent || name === undefined || isSystemNamespace(name)) return;
    if (!namespace.metadata.at('labels', OPENSHIFT_SYNC).isAbsent) return;
    if (factsOf(facts, 'namespace').some((other) => other.name === name && mayEnforce(other.labels))) return;
    yield { message: 'missing', at, data: { namespace: name } };
  },

  fixes: ({ data }, namespace, { config, facts }) => [
    {
      title: 'Enforce the Pod Security level baseline',
      ...trustIn(workloadsIn(facts, data.namespace)),
      operations: labelOperations(namespace, 'baseline', config),
    },
  ],

  examples: {
    bad: `
      apiVersion: v1
      kind: Namespace
      metadata:
        name: shop
    `,
    good: `
      apiVersion: v1
      kind: Namespace
      metadata:
        name: shop
        labels:
          pod-security.kubernetes.io/enforce: baseline
    `,
  },
});

/** Safe where workloads of the namespace are in view, all of them wholly, and none of them asks for more. */
function trustIn(workloads: readonly WorkloadFact[]): Pick<Fix, 'safety' | 'caution'> {
  const refused = workloads.find(({ beyondBaseline }) => beyondBaseline);
  if (refused)
    return {
      safety: 'unsafe',
      caution: `${refused.kind} ${refused.name} asks for more than baseline: its pods are refused from their next start.`,
    };
  if (workloads.length > 0 && workloads.every(({ complete }) => complete)) return { safety: 'safe' };
  return {
    safety: 'unsafe',
    caution: 'Pods that ask for more than baseline, such as a host path, are refused from their next start.',
  };
}
