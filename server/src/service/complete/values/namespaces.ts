import { namespacesSaid } from '../../../kube/facts/namespaces.ts';
import type { ValuePlace, ValueProposal } from '../place.ts';
import { wordAt } from './around.ts';
import { nearest, viewFrom, whereabouts } from './nearest.ts';
import type { ValueTable } from './pattern.ts';
import { discouraged, usual } from './propose.ts';

const namespaces = nearest('namespace');

/** Namespaces that every cluster has: kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/#initial-namespaces. */
const INITIAL: readonly ValueProposal[] = [
  discouraged('default', 'where objects land that name none'),
  discouraged('kube-system', 'the cluster’s own'),
  discouraged('kube-public', 'readable for everybody'),
  discouraged('kube-node-lease', 'the heartbeats of nodes'),
];

/** The namespaces that the workspace makes, nearest first, then those that its objects are in, most used first. */
export function namespacesInUse(place: ValuePlace): readonly ValueProposal[] {
  const { facts, file } = viewFrom(place);
  const stated = namespaces({ facts, file, namespace: undefined });
  const word = wordAt(place);
  const said = [...namespacesSaid(facts)]
    .filter(([name, count]) => count > 1 || name !== word)
    .toSorted(([, a], [, b]) => b - a);
  const initial = new Set(INITIAL.map(({ value }) => value));
  return [
    ...stated.map((fact) => usual(fact.name, whereabouts(fact, file))),
    ...said.map(([name, count]) => usual(name, `${count} ${count === 1 ? 'object' : 'objects'} in it`)),
  ]
    .filter(({ value }) => !initial.has(value))
    .concat(INITIAL);
}

/** Names of namespaces. */
export const namespaceValues: ValueTable = {
  'metadata.namespace': namespacesInUse,
  'parentRefs.namespace': namespacesInUse,
  'backendRefs.namespace': namespacesInUse,
  'service.namespace': namespacesInUse,
  'claimRef.namespace': namespacesInUse,
  'Kustomization namespace': namespacesInUse,
  'ReferenceGrant spec.from.namespace': namespacesInUse,
};
