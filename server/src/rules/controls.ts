import type { Category, RuleMeta } from './rule.ts';

/** One of the controls that the product covers, with what it asks for. */
export interface Control {
  readonly number: number;
  readonly title: string;
}

/** The controls, in the order in which they are shown. */
export const CONTROLS: readonly Control[] = [
  { number: 1, title: 'Resource requests and limits' },
  { number: 2, title: 'Read-only root file system' },
  { number: 3, title: 'Service account token' },
  { number: 4, title: 'Capabilities' },
  { number: 5, title: 'Non-root' },
  { number: 6, title: 'Privilege escalation and access to the node' },
  { number: 7, title: 'Network policies' },
  { number: 8, title: 'Images' },
  { number: 9, title: 'RBAC' },
  { number: 10, title: 'Admission policies' },
  { number: 11, title: 'Pod Security Admission and namespaces' },
  { number: 12, title: 'Secrets' },
  { number: 13, title: 'Audit, logs and the control plane' },
  { number: 14, title: 'Runtime protection and known programs of the node' },
  { number: 15, title: 'Exposure' },
  { number: 16, title: 'Correct manifests' },
  { number: 17, title: 'Reliability' },
];

/** Where the id says more than the category. The first that fits counts. */
const BY_ID: readonly (readonly [pattern: RegExp, control: number])[] = [
  [/^read-only-root/, 2],
  [/capabilit|net-raw/, 4],
  [/non-root|root-user|root-group|(?:user|group)-id|^id-range|^fs-group|run-as-user/, 5],
  [/^node-agent$/, 14],
  [/^suppression-/, 10],
  [/^(?:service-|external-|load-balancer|ingress-|unique-|openshift-(?:route|unique))/, 15],
  [/^(?:psa|namespace|resource-quota|limit-range|default-namespace|kube-system)/, 11],
  [/^(?:deprecated-api|schema-validation|mismatching|label-value|invalid-|duplicate-|dangling)/, 16],
];

const BY_CATEGORY: Readonly<Record<Category, number>> = {
  workload: 6,
  image: 8,
  secrets: 12,
  resources: 1,
  'service-account': 3,
  volume: 6,
  rbac: 9,
  network: 7,
  namespace: 11,
  admission: 10,
  availability: 17,
  metadata: 16,
  'control-plane': 13,
  audit: 13,
};

/** The number of the control that a rule belongs to. */
export function controlOf({ id, category }: Pick<RuleMeta, 'id' | 'category'>): number {
  const special = category === 'rbac' ? undefined : BY_ID.find(([pattern]) => pattern.test(id));
  if (category === 'service-account' || category === 'control-plane') return BY_CATEGORY[category];
  return special?.[1] ?? BY_CATEGORY[category];
}
