import type { ImageReference } from '../imageReference.ts';
import { canonicalRepository } from '../lookupKnownImage.ts';
import type { NodeAgent } from './agent.ts';
import { networkAgents } from './network.ts';
import { observabilityAgents } from './observability.ts';
import { securityAgents } from './security.ts';
import { storageAgents } from './storage.ts';
import { systemAgents } from './system.ts';

/** Every program on a node that is known here. */
export const nodeAgents: readonly NodeAgent[] = [
  ...networkAgents,
  ...storageAgents,
  ...observabilityAgents,
  ...securityAgents,
  ...systemAgents,
];

const byName: ReadonlyMap<string, NodeAgent> = new Map(
  nodeAgents.flatMap((agent) => agent.images.map((image) => [image, agent] as const)),
);

/**
 * The agent of an image: of exactly this repository or, where the table has a `*` for the host, of a copy in another registry,
 * whose path ends like the original's.
 */
export function lookupNodeAgent(reference: ImageReference): NodeAgent | undefined {
  const repository = canonicalRepository(reference.repository);
  const exact = byName.get(repository);
  if (exact) return exact;
  const parts = repository.split('/').slice(1);
  for (let from = 0; from < parts.length; from += 1) {
    const agent = byName.get(`*/${parts.slice(from).join('/')}`);
    if (agent) return agent;
  }
  return undefined;
}
