import { derive } from '../base/derive.ts';
import type { KubernetesVersion } from '../kube/version.ts';
import { kubernetesApi } from './kubernetes.ts';
import type { Api, KindSource } from './type.ts';

const apis = new Map<KubernetesVersion, Api>();

/**
 * The API of a Kubernetes version. A minor that is not in the files is served by the next newer one, so that nothing is unknown
 * that it may have; one beyond them by the nearest.
 *
 * @param added kinds that count before those that are known anyway, such as those of the workspace
 * @returns the same object for the same version and kinds
 */
export function apiOf(version: KubernetesVersion, added?: KindSource): Api {
  return added ? apisWith(added)(version) : known(version);
}

function known(version: KubernetesVersion): Api {
  const api = apis.get(version) ?? kubernetesApi(version);
  apis.set(version, api);
  return api;
}

const apisWith = derive((added: KindSource) => {
  const composed = new Map<KubernetesVersion, Api>();
  return (version: KubernetesVersion): Api => {
    const api = composed.get(version) ?? compose(added, known(version));
    composed.set(version, api);
    return api;
  };
});

/** A set of kinds before another. */
function compose(first: KindSource, rest: Api): Api {
  return {
    minor: rest.minor,
    get kinds() {
      const names = new Map(
        [...rest.kinds, ...first.kinds].map((name) => [`${name.apiVersion} ${name.kind}`, name]),
      );
      return [...names.keys()].sort().flatMap((key) => names.get(key) ?? []);
    },
    kind: (apiVersion, kind) => first.kind(apiVersion, kind) ?? rest.kind(apiVersion, kind),
    type: (name) => first.type(name) ?? rest.type(name),
    breaches: (apiVersion, kind, root) => {
      const source = first.kind(apiVersion, kind) ? first : rest;
      return source.breaches?.(apiVersion, kind, root) ?? [];
    },
  };
}
