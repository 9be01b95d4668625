import { apiFate, targetMinor } from '../../kube/apiVersions.ts';
import type { KubernetesVersion } from '../../kube/version.ts';
import type { Api, KindName } from '../../schema/type.ts';

/** Kinds that people write most, first. */
const COMMON = [
  'Deployment',
  'Service',
  'ConfigMap',
  'Secret',
  'Ingress',
  'NetworkPolicy',
  'ServiceAccount',
  'Role',
  'RoleBinding',
  'ClusterRole',
  'ClusterRoleBinding',
  'StatefulSet',
  'DaemonSet',
  'Job',
  'CronJob',
  'Pod',
  'Namespace',
  'PersistentVolumeClaim',
  'HorizontalPodAutoscaler',
  'PodDisruptionBudget',
  'ResourceQuota',
  'LimitRange',
  'Kustomization',
];

/** Kinds of which clusters make the objects, or that are questions to the API server. */
const SELDOM =
  /Review$|^(?:Binding|ComponentStatus|ControllerRevision|CSINode|CSIStorageCapacity|Endpoints|EndpointSlice|Event|IPAddress|Lease|LeaseCandidate|PodSchedulingContext|ResourceSlice|StorageVersion|VolumeAttachment)$/;

/** A kind in the API version in which it is to be written. */
export interface ChosenKind extends KindName {
  /** Whether the Kubernetes version that is configured warns about it. */
  readonly deprecated: boolean;
}

/**
 * All kinds, each in the best API version of its group, the common ones first, those of Kubernetes before those of projects; of one API
 * version where that is given.
 */
export function kindsOf(api: Api, version: KubernetesVersion, apiVersion?: string): readonly ChosenKind[] {
  const best = new Map<string, ChosenKind>();
  for (const name of api.kinds) {
    if (apiVersion !== undefined && name.apiVersion !== apiVersion) continue;
    const one = { ...name, deprecated: isDeprecated(name, version) };
    const key = `${groupOf(name)} ${name.kind}`;
    const other = best.get(key);
    if (!other || compareVersions(one, other) < 0) best.set(key, one);
  }
  return [...best.values()].sort(
    (a, b) => place(a) - place(b) || compareText(a.kind, b.kind) || compareText(a.apiVersion, b.apiVersion),
  );
}

/** The API versions of a kind, or all; the best first. */
export function apiVersionsOf(
  api: Api,
  version: KubernetesVersion,
  kind: string | undefined,
): readonly ChosenKind[] {
  const found = new Map<string, ChosenKind>();
  for (const name of api.kinds) {
    if (kind !== undefined && name.kind !== kind) continue;
    const one = { ...name, deprecated: isDeprecated(name, version) };
    const other = found.get(name.apiVersion);
    if (!other || place(one) < place(other)) found.set(name.apiVersion, one);
  }
  const byPlace = (a: ChosenKind, b: ChosenKind): number => (kind === undefined ? place(a) - place(b) : 0);
  return [...found.values()].sort((a, b) => byPlace(a, b) || compareVersions(a, b));
}

function isDeprecated({ apiVersion, kind }: KindName, version: KubernetesVersion): boolean {
  const fate = apiFate(apiVersion, kind);
  return fate !== undefined && fate.deprecated <= targetMinor(version);
}

function groupOf({ apiVersion }: KindName): string {
  return apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
}

/** Whether a group is one of Kubernetes itself, or of its own projects. */
function isOwn(group: string): boolean {
  return !group.includes('.') || group.endsWith('.k8s.io');
}

function place(name: ChosenKind): number {
  const { kind, apiVersion, deprecated } = name;
  const own = isOwn(groupOf(name)) || kind === 'Kustomization';
  if (!own) return 10_000;
  const common = COMMON.indexOf(kind);
  const unstable = /v\d+(?:alpha|beta)/.test(apiVersion);
  const seldom = SELDOM.test(kind) ? 4 : unstable ? 2 : 1;
  return (deprecated ? 1_000 : 0) + (common < 0 ? 100 * seldom : common);
}

/** Deprecated ones last, stable before beta before alpha, newer before older. */
function compareVersions(a: ChosenKind, b: ChosenKind): number {
  const [x, y] = [maturity(a.apiVersion), maturity(b.apiVersion)];
  return (
    Number(a.deprecated) - Number(b.deprecated) ||
    Number(isOwn(groupOf(b))) - Number(isOwn(groupOf(a))) ||
    x.stage - y.stage ||
    y.major - x.major ||
    y.minor - x.minor ||
    compareText(a.apiVersion, b.apiVersion)
  );
}

function maturity(apiVersion: string): { stage: number; major: number; minor: number } {
  const match = /(?:^|\/)v(\d+)(?:(alpha|beta)(\d+))?$/.exec(apiVersion);
  const stage = !match ? 3 : match[2] === 'alpha' ? 2 : match[2] === 'beta' ? 1 : 0;
  return { stage, major: Number(match?.[1] ?? 0), minor: Number(match?.[3] ?? 0) };
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
