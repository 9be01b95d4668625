import { derive } from '../base/derive.ts';
import type { KubernetesVersion } from '../kube/version.ts';
import { projectKinds } from './kinds.ts';
import { kubernetesApi } from './kubernetes.ts';
import type { Api, KindName, KindSource, TypeSchema } from './type.ts';

const apis = new Map<KubernetesVersion, Api>();

/**
 * The API of a Kubernetes version, with the kinds of well-known projects. A minor that is not in the files is served by the next newer one, so that nothing is unknown
 * that it may have; one beyond them by the nearest.
 *
 * @param added kinds that count before those that are known anyway, such as those of the workspace
 * @returns the same object for the same version and kinds
 */
export function apiOf(version: KubernetesVersion, added?: KindSource): Api {
  return added ? apisWith(added)(version) : knownApi(version);
}

function knownApi(version: KubernetesVersion): Api {
  const known = apis.get(version);
  if (known) return known;
  const kubernetes = kubernetesApi(version);
  const api = layered(kubernetes, projectKinds, kubernetes.minor);
  apis.set(version, api);
  return api;
}

const apisWith = derive((added: KindSource) => {
  const known = new Map<KubernetesVersion, Api>();
  return (version: KubernetesVersion): Api => {
    const rest = knownApi(version);
    const api = known.get(version) ?? layered(added, rest, rest.minor);
    known.set(version, api);
    return api;
  };
});

/** Two sources as one: the first counts where both know a kind or type. */
function layered(first: KindSource, second: KindSource, minor: number): Api {
  const types = new Map<string, TypeSchema | undefined>();
  return {
    minor,
    type: (name) => {
      let type = types.get(name);
      if (type === undefined && !types.has(name)) {
        type = first.type(name) ?? second.type(name);
        types.set(name, type);
      }
      return type;
    },
    kind: (apiVersion, kind) => first.kind(apiVersion, kind) ?? second.kind(apiVersion, kind),
    breaches: (apiVersion, kind, root) => {
      const source = first.kind(apiVersion, kind) ? first : second;
      return source.breaches?.(apiVersion, kind, root) ?? [];
    },
    get kinds() {
      const others = second.kinds.filter(({ apiVersion, kind }) => !first.kind(apiVersion, kind));
      return [...first.kinds, ...others].sort(byName);
    },
  };
}

function byName(a: KindName, b: KindName): number {
  const [x, y] = [`${a.apiVersion} ${a.kind}`, `${b.apiVersion} ${b.kind}`];
  return x < y ? -1 : x > y ? 1 : 0;
}
