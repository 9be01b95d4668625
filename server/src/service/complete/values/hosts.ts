import type { ValuePlace, ValueProposal } from '../place.ts';
import { objectAround } from './around.ts';
import type { ValueTable } from './pattern.ts';
import { secure, usual } from './propose.ts';

/** The hosts that the rules of this Ingress answer for: a certificate is needed for each. */
function ruledHosts(place: ValuePlace): readonly ValueProposal[] {
  const rules = objectAround(place)?.at('spec', 'rules').items ?? [];
  return rules.flatMap((rule) => rule.at('host').string ?? []).map((host) => secure(host, 'host of a rule'));
}

/** The hosts that this Ingress has certificates for. */
function encryptedHosts(place: ValuePlace): readonly ValueProposal[] {
  const entries = objectAround(place)?.at('spec', 'tls').items ?? [];
  return entries
    .flatMap((entry) => entry.at('hosts').items)
    .flatMap((item) => item.string ?? [])
    .map((host) => secure(host, 'has a certificate in tls'));
}

/** Hosts and paths of Ingresses. */
export const hostValues: ValueTable = {
  'Ingress spec.tls.hosts': ruledHosts,
  'Ingress spec.rules.host': encryptedHosts,
  'Ingress spec.rules.http.paths.path': [usual('/', 'every path')],
};
