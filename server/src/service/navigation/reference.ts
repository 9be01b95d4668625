import { derive } from '../../base/derive.ts';
import type { Span } from '../../base/span.ts';
import type { FactType } from '../../kube/facts/fact.ts';
import { isKind } from '../../kube/kinds.ts';
import { type Pod, podOf } from '../../kube/pod.ts';
import { type Resource, resourcesOf } from '../../kube/resource.ts';
import type { Field } from '../../syntax/field.ts';
import type { Section } from '../../syntax/sections.ts';

/** An object as others speak of it. */
export interface ObjectName {
  readonly type: FactType;
  /** The kind, where several go by one type: `Role` and `ClusterRole`, those of workloads. */
  readonly kind?: string | undefined;
  readonly name: string;
  /** Undefined where none is written, and for objects of the whole cluster. */
  readonly namespace?: string | undefined;
  /** A key of a ConfigMap or Secret. */
  readonly key?: string | undefined;
}

/** A name of another object, where it is written. */
export interface Reference {
  /** Offsets in the section. */
  readonly span: Span;
  readonly to: ObjectName;
}

/** What the objects of a section refer to. */
export const referencesIn = derive((section: Section): readonly Reference[] =>
  resourcesOf(section).flatMap((resource) => {
    const pod = podOf(resource);
    return [...(pod ? podReferences(pod) : []), ...objectReferences(resource)];
  }),
);

/** A reference by a field that holds a name. */
function by(field: Field, to: Omit<ObjectName, 'name'>, key?: Field): Reference[] {
  const name = field.string;
  if (name === undefined || name === '') return [];
  const inKey = key?.string === undefined ? [] : place(key, { ...to, name, key: key.string });
  return [...place(field, { ...to, name }), ...inKey];
}

function place({ node }: Field, to: ObjectName): Reference[] {
  return node?.kind === 'scalar' && !node.shared ? [{ span: node.span, to }] : [];
}

function podReferences({ resource: { namespace }, spec, containers }: Pod): Reference[] {
  const configMap = { type: 'configMap', namespace } as const;
  const secret = { type: 'secret', namespace } as const;
  const volumes = spec.at('volumes').items;
  const projected = volumes.flatMap((volume) => volume.at('projected', 'sources').items);
  const env = containers.flatMap(({ root }) => root.at('env').items.map((item) => item.at('valueFrom')));
  const envFrom = containers.flatMap(({ root }) => root.at('envFrom').items);
  return [
    ...by(spec.at('serviceAccountName'), { type: 'serviceAccount', namespace }),
    ...spec.at('imagePullSecrets').items.flatMap((item) => by(item.at('name'), secret)),
    ...volumes.flatMap((volume) => [
      ...by(volume.at('configMap', 'name'), configMap),
      ...by(volume.at('secret', 'secretName'), secret),
      ...by(volume.at('persistentVolumeClaim', 'claimName'), { type: 'claim', namespace }),
    ]),
    ...projected.flatMap((source) => [
      ...by(source.at('configMap', 'name'), configMap),
      ...by(source.at('secret', 'name'), secret),
    ]),
    ...env.flatMap((source) => [
      ...by(source.at('configMapKeyRef', 'name'), configMap, source.at('configMapKeyRef', 'key')),
      ...by(source.at('secretKeyRef', 'name'), secret, source.at('secretKeyRef', 'key')),
    ]),
    ...envFrom.flatMap((source) => [
      ...by(source.at('configMapRef', 'name'), configMap),
      ...by(source.at('secretRef', 'name'), secret),
    ]),
  ];
}

function objectReferences(resource: Resource): Reference[] {
  const { root, namespace } = resource;
  const inNamespace =
    namespace === undefined ? [] : by(resource.metadata.at('namespace'), { type: 'namespace' });
  return [...inNamespace, ...referencesOfKind(resource, root.at('spec'))];
}

function referencesOfKind(resource: Resource, spec: Field): Reference[] {
  const { root, namespace } = resource;
  if (isKind(resource, 'RoleBinding', 'ClusterRoleBinding')) return bindingReferences(resource);
  if (isKind(resource, 'Ingress')) return ingressReferences(spec, namespace);
  if (isKind(resource, 'HTTPRoute', 'GRPCRoute', 'TCPRoute', 'TLSRoute', 'UDPRoute')) {
    const backends = spec.at('rules').items.flatMap((rule) => rule.at('backendRefs').items);
    return backends.flatMap((backend) => routeBackend(backend, namespace));
  }
  if (isKind(resource, 'StatefulSet')) return by(spec.at('serviceName'), { type: 'service', namespace });
  if (isKind(resource, 'PersistentVolumeClaim')) {
    return by(spec.at('storageClassName'), { type: 'storageClass' });
  }
  if (isKind(resource, 'HorizontalPodAutoscaler', 'ScaledObject')) {
    return target(spec.at('scaleTargetRef'), namespace, 'Deployment');
  }
  if (isKind(resource, 'VerticalPodAutoscaler')) return target(spec.at('targetRef'), namespace);
  if (isKind(resource, 'ServiceAccount')) {
    const lists = ['secrets', 'imagePullSecrets'].flatMap((list) => root.at(list).items);
    return lists.flatMap((item) => by(item.at('name'), { type: 'secret', namespace }));
  }
  return [];
}

function target(ref: Field, namespace: string | undefined, usual?: string): Reference[] {
  return by(ref.at('name'), { type: 'workload', kind: ref.at('kind').string ?? usual, namespace });
}

function routeBackend(backend: Field, own: string | undefined): Reference[] {
  const isService = backend.at('kind').isAbsent || backend.at('kind').is('Service');
  if (!isService) return [];
  return by(backend.at('name'), { type: 'service', namespace: backend.at('namespace').string ?? own });
}

function bindingReferences({ root, namespace }: Resource): Reference[] {
  const role = root.at('roleRef');
  const isClusterRole = role.at('kind').is('ClusterRole');
  const roleName = isClusterRole
    ? { type: 'role' as const, kind: 'ClusterRole' }
    : { type: 'role' as const, kind: 'Role', namespace };
  const accounts = root.at('subjects').items.filter((subject) => subject.at('kind').is('ServiceAccount'));
  return [
    ...by(role.at('name'), roleName),
    ...accounts.flatMap((subject) => [
      ...by(subject.at('name'), {
        type: 'serviceAccount',
        namespace: subject.at('namespace').string ?? namespace,
      }),
      ...by(subject.at('namespace'), { type: 'namespace' }),
    ]),
  ];
}

function ingressReferences(spec: Field, namespace: string | undefined): Reference[] {
  const service = { type: 'service', namespace } as const;
  const paths = spec.at('rules').items.flatMap((rule) => rule.at('http', 'paths').items);
  const backends = [
    spec.at('defaultBackend'),
    spec.at('backend'),
    ...paths.map((path) => path.at('backend')),
  ];
  return [
    ...backends.flatMap((backend) => [
      ...by(backend.at('service', 'name'), service),
      ...by(backend.at('serviceName'), service),
    ]),
    ...spec.at('tls').items.flatMap((tls) => by(tls.at('secretName'), { type: 'secret', namespace })),
  ];
}
