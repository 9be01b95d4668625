import type { ValuePlace, ValueProposal } from '../place.ts';
import { discouraged, secure, usual } from './propose.ts';

/** Labels of namespaces that the Pod Security admission reads, and the names of their parts. */
export const POD_SECURITY_LABEL = /^pod-security\.kubernetes\.io\/(?:enforce|audit|warn)(?:-version)?$/;

/** The levels: https://kubernetes.io/docs/concepts/security/pod-security-standards/. */
export const POD_SECURITY_LEVELS: readonly ValueProposal[] = [
  secure(
    'restricted',
    'hardened pods only',
    'Pods must run without root, drop all capabilities, use a seccomp profile and only plain volumes.',
  ),
  usual(
    'baseline',
    'no known way to more rights',
    'Forbids privileged pods, the namespaces and paths of the node, and added capabilities outside the default set.',
  ),
  discouraged('privileged', 'no limits', 'Allows everything, also pods that take over their node.'),
];

/** The keys: https://kubernetes.io/docs/concepts/security/pod-security-admission/#pod-security-admission-labels-for-namespaces. */
export const POD_SECURITY_KEYS: readonly ValueProposal[] = [
  secure('pod-security.kubernetes.io/enforce', 'refuses pods', 'Pods that break the level are refused.'),
  secure(
    'pod-security.kubernetes.io/enforce-version',
    'version of the level',
    'The version of Kubernetes whose standards hold: `latest` or `v1.NN`.',
  ),
  secure(
    'pod-security.kubernetes.io/warn',
    'warns who applies',
    'Whoever applies a workload whose pods break the level sees a warning.',
  ),
  secure('pod-security.kubernetes.io/warn-version', 'version of the level'),
  secure(
    'pod-security.kubernetes.io/audit',
    'notes in the audit log',
    'Pods that break the level are noted in the audit log.',
  ),
  secure('pod-security.kubernetes.io/audit-version', 'version of the level'),
];

/** The values of such a label. */
export function podSecurityValues(place: ValuePlace, key: string): readonly ValueProposal[] {
  return key.endsWith('-version') ? podSecurityVersions(place) : POD_SECURITY_LEVELS;
}

const SHOWN = 4;

/** The standards of a version; the newest ones that the cluster knows. */
export function podSecurityVersions({ api }: ValuePlace): readonly ValueProposal[] {
  const minors = Array.from({ length: SHOWN }, (_, back) => api.minor - back);
  return [
    usual('latest', 'grows stricter with the cluster'),
    ...minors.map((minor) => usual(`v1.${minor}`, 'stays as it is')),
  ];
}
