import type { ServiceAccountFact } from '../../../kube/facts/fact.ts';
import { type Facts, factsOf } from '../../../kube/facts/facts.ts';

/** What the workspace says of a ServiceAccount in a namespace; an unnamed namespace is the same as another unnamed one. */
export function findServiceAccount(
  facts: Facts,
  namespace: string | undefined,
  name: string,
): ServiceAccountFact | undefined {
  return factsOf(facts, 'serviceAccount').find(
    (account) => account.name === name && account.namespace === namespace,
  );
}
