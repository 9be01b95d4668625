import { isKind } from '../../kube/kinds.ts';
import type { Resource } from '../../kube/resource.ts';
import type { Field } from '../../syntax/field.ts';
import { by, type Reference } from './reference.ts';

/** What an object refers to besides its pod. */
export function objectReferences(resource: Resource): Reference[] {
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
  if (isKind(resource, 'StatefulSet')) return statefulSetReferences(spec, namespace);
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

function statefulSetReferences(spec: Field, namespace: string | undefined): Reference[] {
  const claims = spec.at('volumeClaimTemplates').items;
  return [
    ...by(spec.at('serviceName'), { type: 'service', namespace }),
    ...claims.flatMap((claim) => by(claim.at('spec', 'storageClassName'), { type: 'storageClass' })),
  ];
}

function target(ref: Field, namespace: string | undefined, usual?: string): Reference[] {
  return by(ref.at('name'), { type: 'workload', kind: ref.at('kind').string ?? usual, namespace });
}

function routeBackend(backend: Field, own: string | undefined): Reference[] {
  const isService = backend.at('kind').isAbsent || backend.at('kind').is('Service');
  if (!isService) return [];
  const namespace = backend.at('namespace').string ?? own;
  return by(backend.at('name'), { type: 'service', namespace }, { port: backend.at('port') });
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
      ...by(backend.at('service', 'name'), service, { port: portOf(backend.at('service', 'port')) }),
      ...by(backend.at('serviceName'), service, { port: backend.at('servicePort') }),
    ]),
    ...by(spec.at('ingressClassName'), { type: 'class', kind: 'IngressClass' }),
    ...spec.at('tls').items.flatMap((tls) => by(tls.at('secretName'), { type: 'secret', namespace })),
  ];
}

const portOf = (port: Field): Field => (port.at('name').node ? port.at('name') : port.at('number'));
