import { ownValue } from '../../../schema/notation.ts';
import type { ValuePlace, ValueProposal } from '../place.ts';
import { written } from './around.ts';
import type { ValueTable } from './pattern.ts';
import { secure, usual } from './propose.ts';

const CPU = ['50m', '100m', '250m', '500m', '1', '2'];
const MEMORY = ['64Mi', '128Mi', '256Mi', '512Mi', '1Gi', '2Gi'];
const EPHEMERAL = ['256Mi', '512Mi', '1Gi', '2Gi', '5Gi'];
const DISK = ['1Gi', '5Gi', '10Gi', '20Gi', '50Gi', '100Gi'];
const SCRATCH = ['16Mi', '64Mi', '128Mi', '256Mi', '512Mi', '1Gi'];

const STEPS: Readonly<Record<string, readonly string[]>> = {
  cpu: CPU,
  memory: MEMORY,
  'ephemeral-storage': EPHEMERAL,
  storage: DISK,
};

/** The resource that a key of `requests`, `limits` or a quota is about: `cpu` for `requests.cpu`. */
function resourceOf(place: ValuePlace): string {
  const key = String(place.path.findLast((step) => typeof step === 'string') ?? '');
  return key.replace(/^(?:requests|limits)\./, '');
}

function steps(names: readonly string[] | undefined): readonly ValueProposal[] {
  return (names ?? []).map((name) => usual(name, words(name)));
}

/** What a quantity is in words; nothing where it says so itself. */
function words(quantity: string): string | undefined {
  const milli = /^(\d+)m$/.exec(quantity)?.[1];
  if (milli !== undefined) return `${Number(milli) / 1000} CPU`;
  return /^\d+$/.test(quantity) ? `${quantity} CPU` : undefined;
}

/** A request or limit of a container: what is said for the other of the two, what the configuration inserts, and usual steps. */
function containerAmounts(own: 'requests' | 'limits') {
  const other = own === 'requests' ? 'limits' : 'requests';
  const role = own === 'requests' ? 'Request' : 'Limit';
  return (place: ValuePlace): readonly ValueProposal[] => {
    const resource = resourceOf(place);
    const defaults = place.snapshot.context.config.fixDefaults;
    const usually =
      resource === 'cpu'
        ? defaults[`cpu${role}`]
        : resource === 'memory'
          ? defaults[`memory${role}`]
          : undefined;
    const said = written(place, [...place.path.slice(0, -2), other, resource])?.stringOrNumber;
    return [
      ...(said === undefined ? [] : [secure(said, own === 'requests' ? 'as the limit' : 'as the request')]),
      ...(usually === undefined ? [] : [secure(usually, 'default of the configuration')]),
      ...steps(ownValue(STEPS, resource)),
    ];
  };
}

const amounts = (place: ValuePlace) => steps(ownValue(STEPS, resourceOf(place)));
const disk = steps(DISK);

function quota(place: ValuePlace): readonly ValueProposal[] {
  const resource = resourceOf(place);
  if (resource === 'cpu') return steps(['2', '4', '8', '16', '32']);
  if (resource === 'memory') return steps(['4Gi', '8Gi', '16Gi', '32Gi', '64Gi']);
  if (resource === 'storage') return steps(['50Gi', '100Gi', '500Gi', '1Ti']);
  if (NOT_WANTED.includes(resource)) return [secure('0', 'none at all'), usual('1'), usual('2')];
  return ['5', '10', '20', '50'].map((count) => usual(count));
}

/** Kinds of Services that open ports to the outside: a quota of none keeps them out. */
const NOT_WANTED = ['services.loadbalancers', 'services.nodeports'];

/** Amounts of CPU, memory and storage. */
export const quantityValues: ValueTable = {
  'resources.requests.*': containerAmounts('requests'),
  'resources.limits.*': containerAmounts('limits'),
  'PersistentVolumeClaim spec.resources.requests.*': disk,
  'volumeClaimTemplates.spec.resources.requests.*': disk,
  'volumeClaimTemplate.spec.resources.requests.*': disk,
  'PersistentVolume spec.capacity.*': disk,
  'emptyDir.sizeLimit': steps(SCRATCH),
  'ResourceQuota spec.hard.*': quota,
  'LimitRange spec.limits.default.*': amounts,
  'LimitRange spec.limits.defaultRequest.*': amounts,
  'LimitRange spec.limits.max.*': amounts,
  'LimitRange spec.limits.min.*': amounts,
};
