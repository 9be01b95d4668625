import type { Resource } from '../kube/resource.ts';

/** What rules may know of a ServiceAccount that stands in another document. */
export interface ServiceAccountFact {
  readonly namespace: string | undefined;
  readonly name: string;
  /** `automountServiceAccountToken` where it is written and known. */
  readonly automount: boolean | undefined;
}

/** What the documents in view say about each other. Values of equal content are one object, so that caches hold. */
export interface Facts {
  readonly serviceAccounts: readonly ServiceAccountFact[];
}

/** Nothing is known of other documents. */
export const NO_FACTS: Facts = { serviceAccounts: [] };

/** What a resource tells the others. */
export function factsOf(resource: Resource): Facts {
  if (resource.kind !== 'ServiceAccount' || resource.group !== '' || resource.name === undefined)
    return NO_FACTS;
  const automount = resource.root.at('automountServiceAccountToken').boolean;
  return { serviceAccounts: [{ namespace: resource.namespace, name: resource.name, automount }] };
}

/** Whether a text may hold anything that `factsOf` tells: a cheap look that lets most files of a folder go unparsed. */
export function mayTellFacts(text: string): boolean {
  return /\bServiceAccount\b/.test(text);
}
