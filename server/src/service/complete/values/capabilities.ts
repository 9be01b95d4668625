import { type Capability, capabilities } from '../../../kube/capabilities.ts';
import type { ValuePlace, ValueProposal } from '../place.ts';
import { imagesAround } from './around.ts';
import type { ValueTable } from './pattern.ts';
import { discouraged, secure, usual } from './propose.ts';

const ALL_CAPABILITIES: readonly Capability[] = Object.values(capabilities);

/** What the Pod Security level restricted lets containers add, and baseline: kubernetes.io/docs/concepts/security/pod-security-standards/. */
const IN_RESTRICTED = 'NET_BIND_SERVICE';
const isInBaseline = ({ name, defaultSet }: Capability): boolean => defaultSet && name !== 'NET_RAW';

/** What to take away: everything, then what containers have unless it is taken. */
function toDrop({ others }: ValuePlace): readonly ValueProposal[] {
  if (others.has('ALL')) return [];
  const named = (defaultSet: boolean) =>
    ALL_CAPABILITIES.filter((capability) => capability.defaultSet === defaultSet).map(({ name, allows }) =>
      usual(name, defaultSet ? 'in the default set' : 'not in the default set', allows),
    );
  const raw = capabilities.NET_RAW;
  return [
    secure('ALL', 'every capability', 'Takes every capability away; `add` gives back what is needed.'),
    ...(raw ? [usual(raw.name, 'in the default set', raw.allows)] : []),
    ...named(true),
    ...named(false),
  ];
}

/** What to give: least first, what leads out of the container last. */
function toAdd(place: ValuePlace): readonly ValueProposal[] {
  const needed = new Set(imagesAround(place).flatMap((image) => image.capabilities ?? []));
  const propose = (capability: Capability): ValueProposal => {
    const { name, allows } = capability;
    if (name === IN_RESTRICTED) return secure(name, 'allowed in restricted', allows);
    if (capability.dangerous) return discouraged(name, 'leads out of the container', allows);
    if (!isInBaseline(capability)) return discouraged(name, 'not allowed in baseline', allows);
    return usual(name, needed.has(name) ? 'this image needs it as root' : 'allowed in baseline', allows);
  };
  const all = ALL_CAPABILITIES.map((capability) => ({ capability, proposal: propose(capability) }));
  const order = [
    ...all.filter(({ capability }) => needed.has(capability.name) && !capability.dangerous),
    ...all.filter(({ capability }) => !capability.dangerous),
    ...all,
  ];
  return [
    ...order.map(({ proposal }) => proposal),
    discouraged('ALL', 'nearly a privileged container', 'Gives every capability that there is.'),
  ];
}

/** Capabilities of containers. */
export const capabilityValues: ValueTable = { 'capabilities.drop': toDrop, 'capabilities.add': toAdd };
