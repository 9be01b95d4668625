import { type Facts, lookUp } from './lookUp.ts';

const WITH_NAMESPACE = 'with a namespace';

const inNamespaces = lookUp(({ namespace }) => (namespace === undefined ? [] : [WITH_NAMESPACE]));

/** The namespaces that objects of all documents say, with how many do, in the order in which they are met. */
export function namespacesSaid(facts: Facts): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { namespace = '' } of inNamespaces(facts, WITH_NAMESPACE))
    counts.set(namespace, (counts.get(namespace) ?? 0) + 1);
  return counts;
}
