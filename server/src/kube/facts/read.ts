import { type KindName, kindOf } from '../kinds.ts';
import { podOf } from '../pod.ts';
import type { Resource } from '../resource.ts';
import { type Common, type FactReader, readCommon } from './common.ts';
import type { CustomFact, Fact } from './fact.ts';
import { readAccountUse } from './readAccountUse.ts';
import { readClass } from './readClass.ts';
import { readComponents } from './readComponents.ts';
import { readDefinition } from './readDefinition.ts';

import {
  readGatewayRoute,
  readIngress,
  readOpenShiftRoute,
  readService,
  readVirtualService,
} from './readExposure.ts';
import {
  readLimitRange,
  readNamespace,
  readResourceQuota,
  readRole,
  readRoleBinding,
  readServiceAccount,
} from './readIdentity.ts';
import { readForeignPolicy, readNetworkPolicy } from './readNetworkPolicy.ts';
import { readNode } from './readNode.ts';
import { readAutoscaler, readDisruptionBudget } from './readScaling.ts';
import { readClaim, readData, readMadeData, readStorageClass } from './readStorage.ts';
import { readWorkload } from './readWorkload.ts';

const READERS: Readonly<Partial<Record<KindName, FactReader>>> = {
  Service: readService,
  NetworkPolicy: readNetworkPolicy,
  CiliumNetworkPolicy: readForeignPolicy,
  CiliumClusterwideNetworkPolicy: readForeignPolicy,
  CalicoNetworkPolicy: readForeignPolicy,
  GlobalNetworkPolicy: readForeignPolicy,
  AntreaNetworkPolicy: readForeignPolicy,
  AntreaClusterNetworkPolicy: readForeignPolicy,
  AdminNetworkPolicy: readForeignPolicy,
  BaselineAdminNetworkPolicy: readForeignPolicy,
  ClusterNetworkPolicy: readForeignPolicy,
  AuthorizationPolicy: readForeignPolicy,
  VirtualService: readVirtualService,
  Ingress: readIngress,
  HTTPRoute: readGatewayRoute,
  GRPCRoute: readGatewayRoute,
  TCPRoute: readGatewayRoute,
  TLSRoute: readGatewayRoute,
  UDPRoute: readGatewayRoute,
  Route: readOpenShiftRoute,
  ServiceAccount: readServiceAccount,
  Role: readRole,
  ClusterRole: readRole,
  RoleBinding: readRoleBinding,
  ClusterRoleBinding: readRoleBinding,
  Namespace: readNamespace,
  LimitRange: readLimitRange,
  ResourceQuota: readResourceQuota,
  ConfigMap: readData,
  Secret: readData,
  StorageClass: readStorageClass,
  IngressClass: readClass,
  PriorityClass: readClass,
  RuntimeClass: readClass,
  PersistentVolumeClaim: readClaim,
  Node: readNode,
  HorizontalPodAutoscaler: readAutoscaler,
  VerticalPodAutoscaler: readAutoscaler,
  ScaledObject: readAutoscaler,
  PodDisruptionBudget: readDisruptionBudget,
  CustomResourceDefinition: readDefinition,
};

/** What a resource tells the others; nothing where nobody asks about its kind. */
export function readFacts(resource: Resource): readonly Fact[] {
  const fact = readFact(resource);
  const components = readComponents(resource);
  return fact ? [fact, ...components] : components;
}

/** What a resource says of itself as an object; undefined where nothing tells its name. */
function readFact(resource: Resource): Fact | undefined {
  const common = commonOf(resource);
  if (common === undefined) return undefined;
  const kind = kindOf(resource);
  const read = kind && READERS[kind];
  if (read) return read(resource, common);
  const pod = podOf(resource);
  if (pod) return readWorkload(pod, common);
  return readMadeData(resource, common) ?? readCustom(resource, common) ?? readAccountUse(resource, common);
}

/** An object with a name that is not known is there nevertheless: it is told under the empty name, as incomplete. */
function commonOf(resource: Resource): Common | undefined {
  if (resource.name !== undefined) return readCommon(resource, resource.name);
  const isNamed = resource.metadata.at('name').isUnknown || resource.metadata.at('generateName').isUnknown;
  return isNamed ? { ...readCommon(resource, ''), complete: false } : undefined;
}

/** Other projects whose objects make neither pods nor Services, by group. */
const MAKE_NOTHING = [
  'cert-manager.io',
  'networking.istio.io',
  'security.istio.io',
  'traefik.io',
  'traefik.containo.us',
  'projectcontour.io',
  'external-secrets.io',
  'bitnami.com',
  'kyverno.io',
];

/** Kinds of the Prometheus operator that only tell others what to do. */
const MONITORS = ['PrometheusRule', 'PodMonitor', 'Probe', 'AlertmanagerConfig', 'ScrapeConfig'];

/** Groups of Kubernetes itself have no dot or end in `k8s.io`, those of others are names of their domains. */
function readCustom(resource: Resource, common: Common): CustomFact | undefined {
  const { group, kind } = resource;
  const isForeign = group.includes('.') && !group.endsWith('k8s.io') && kindOf(resource) === undefined;
  if (!isForeign || MAKE_NOTHING.includes(group) || MONITORS.includes(kind)) return undefined;
  return { ...common, type: 'custom' };
}
