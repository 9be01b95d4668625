import { type KindName, kindOf } from '../kinds.ts';
import { podOf } from '../pod.ts';
import type { Resource } from '../resource.ts';
import { type FactReader, readCommon } from './common.ts';
import type { Fact } from './fact.ts';
import { readAccountUse } from './readAccountUse.ts';
import {
  readGatewayRoute,
  readIngress,
  readNetworkPolicy,
  readOpenShiftRoute,
  readService,
} from './readExposure.ts';
import {
  readLimitRange,
  readNamespace,
  readResourceQuota,
  readRole,
  readRoleBinding,
  readServiceAccount,
} from './readIdentity.ts';
import { readAutoscaler, readDisruptionBudget } from './readScaling.ts';
import { readClaim, readData, readMadeData, readStorageClass } from './readStorage.ts';
import { readWorkload } from './readWorkload.ts';

const READERS: Readonly<Partial<Record<KindName, FactReader>>> = {
  Service: readService,
  NetworkPolicy: readNetworkPolicy,
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
  PersistentVolumeClaim: readClaim,
  HorizontalPodAutoscaler: readAutoscaler,
  VerticalPodAutoscaler: readAutoscaler,
  ScaledObject: readAutoscaler,
  PodDisruptionBudget: readDisruptionBudget,
};

/** What a resource tells the others; undefined where its name is unknown, or nobody asks about its kind. */
export function readFact(resource: Resource): Fact | undefined {
  const { name } = resource;
  if (name === undefined) return undefined;
  const common = readCommon(resource, name);
  const kind = kindOf(resource);
  const read = kind && READERS[kind];
  if (read) return read(resource, common);
  const pod = podOf(resource);
  if (pod) return readWorkload(pod, common);
  return readMadeData(resource, common) ?? readAccountUse(resource, common);
}
