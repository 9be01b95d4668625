import type { KubernetesVersion } from '../kube/version.ts';
import { kubernetesApi } from './kubernetes.ts';
import type { Api } from './type.ts';

const apis = new Map<KubernetesVersion, Api>();

/**
 * The API of a Kubernetes version. A minor that is not in the files is served by the next newer one, so that nothing is unknown
 * that it may have; one beyond them by the nearest.
 */
export function apiOf(version: KubernetesVersion): Api {
  const known = apis.get(version);
  if (known) return known;
  const api = kubernetesApi(version);
  apis.set(version, api);
  return api;
}
