import { findCapability } from '../../../kube/capabilities.ts';
import type { Describer } from '../place.ts';

/** What a capability of Linux hands to a process. */
export const describeCapability: Describer = ({ value, hit: { path } }) => {
  const isList = path.at(-3) === 'capabilities' && (path.at(-2) === 'add' || path.at(-2) === 'drop');
  if (value === undefined || !isList) return undefined;
  if (value === 'ALL')
    return [
      `**ALL** (capabilities)\n\nEvery capability: ${path.at(-2) === 'drop' ? 'what the container needs is added back by name.' : 'the container is as mighty as root on the node.'}`,
    ];
  const capability = findCapability(value);
  if (!capability) return undefined;
  const usual = capability.defaultSet ? ', part of the default set of container runtimes' : '';
  return [`**${capability.name}** (capability${usual})\n\n${capability.allows}`];
};
