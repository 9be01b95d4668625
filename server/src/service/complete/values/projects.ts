import { kindsOf } from '../kinds.ts';
import type { ValuePlace, ValueProposal } from '../place.ts';
import { namespacesInUse } from './namespaces.ts';
import type { ValueTable } from './pattern.ts';
import { discouraged, secure, usual } from './propose.ts';

/** https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/ */
const SYNC_OPTIONS: readonly ValueProposal[] = [
  usual('CreateNamespace=true', 'makes the namespace first'),
  usual('ServerSideApply=true', 'the API server merges'),
  usual('ApplyOutOfSyncOnly=true', 'leaves alone what is right'),
  usual('PruneLast=true', 'deletes after everything else'),
  secure('FailOnSharedResource=true', 'refuses what another Application has'),
  usual('RespectIgnoreDifferences=true', 'also while it applies'),
  discouraged('Replace=true', 'replaces objects as a whole'),
  discouraged('Force=true', 'deletes objects and makes them anew'),
  discouraged('Validate=false', 'applies without a check by the schema'),
];

/** Kinds of a policy, those of pods first. */
function kinds({ api, snapshot }: ValuePlace): readonly ValueProposal[] {
  const own = kindsOf(api, snapshot.context.config.kubernetesVersion).filter(
    ({ apiVersion }) => !apiVersion.includes('.') || apiVersion.includes('.k8s.io/'),
  );
  return [
    secure('Pod', 'controllers of pods too'),
    ...own.map(({ kind, apiVersion }) => usual(kind, apiVersion)),
    discouraged('*', 'every kind'),
  ];
}

/** https://kyverno.io/docs/policy-types/cluster-policy/preconditions/ */
const OPERATORS: readonly ValueProposal[] = [
  usual('Equals', 'this value'),
  usual('NotEquals', 'any other value'),
  usual('AnyIn', 'one of the list'),
  usual('AllIn', 'all in the list'),
  usual('AnyNotIn', 'one that is not in the list'),
  usual('AllNotIn', 'none of the list'),
  usual('GreaterThan'),
  usual('GreaterThanOrEquals'),
  usual('LessThan'),
  usual('LessThanOrEquals'),
];

const REQUESTS = ['CREATE', 'UPDATE', 'DELETE', 'CONNECT'].map((name) => usual(name));

/** Values of kinds that well-known projects add. */
export const projectValues: ValueTable = {
  'Application spec.destination.server': [usual('https://kubernetes.default.svc', 'the cluster of Argo CD')],
  'Application spec.destination.name': [usual('in-cluster', 'the cluster of Argo CD')],
  'Application spec.destination.namespace': namespacesInUse,
  'Application spec.project': [discouraged('default', 'may deploy everything everywhere unless limited')],
  'Application spec.source.targetRevision': [discouraged('HEAD', 'whatever comes next')],
  'Application spec.syncPolicy.syncOptions': SYNC_OPTIONS,
  'Application spec.syncPolicy.automated.prune': [
    usual(true, 'deletes what left the repository'),
    usual(false, 'default: keeps it'),
  ],
  'Application spec.syncPolicy.automated.selfHeal': [
    secure(true, 'takes back changes by hand'),
    usual(false, 'default: waits for the next commit'),
  ],
  'Application spec.syncPolicy.automated.allowEmpty': [
    secure(false, 'default: never deletes everything'),
    discouraged(true, 'may delete everything'),
  ],
  'resources.kinds': kinds,
  'ClusterPolicy|Policy|ClusterCleanupPolicy spec.rules.match.any.resources.operations': REQUESTS,
  'ClusterPolicy|Policy spec.rules.match.all.resources.operations': REQUESTS,
  'preconditions.all.operator': OPERATORS,
  'preconditions.any.operator': OPERATORS,
  'conditions.all.operator': OPERATORS,
  'conditions.any.operator': OPERATORS,
};
