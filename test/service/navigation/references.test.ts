import { expect, test } from 'vitest';
import { isMeant } from '../../../server/src/service/navigation/objects.ts';
import { referencesIn } from '../../../server/src/service/navigation/references.ts';
import { splitSections } from '../../../server/src/syntax/sections.ts';

/** `text -> type namespace/name key` of each reference, in the order in which they are found. */
function references(text: string): string[] {
  return splitSections(text).sections.flatMap(({ section }) =>
    referencesIn(section).map(({ span, to: { type, kind, namespace, name, key } }) => {
      const words = [kind ?? type, namespace === undefined ? name : `${namespace}/${name}`, key];
      return `${section.text.slice(span.start, span.end)} -> ${words.filter((word) => word !== undefined).join(' ')}`;
    }),
  );
}

test('a pod refers to configuration, secrets, claims and its account', () => {
  expect(
    references(`apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop }
spec:
  serviceAccountName: web-account
  imagePullSecrets: [{ name: pull }]
  containers:
    - name: web
      env:
        - name: A
          valueFrom: { secretKeyRef: { name: database, key: password } }
      envFrom: [{ configMapRef: { name: settings } }]
  volumes:
    - { name: data, persistentVolumeClaim: { claimName: disk } }
    - { name: all, projected: { sources: [{ secret: { name: tls } }] } }
`),
  ).toEqual([
    'web-account -> serviceAccount shop/web-account',
    'pull -> secret shop/pull',
    'disk -> claim shop/disk',
    'tls -> secret shop/tls',
    'database -> secret shop/database',
    'password -> secret shop/database password',
    'settings -> configMap shop/settings',
    'shop -> namespace shop',
  ]);
});

test('bindings, ingresses, routes, scalers and stateful sets refer to others', () => {
  expect(
    references(`apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: a, namespace: shop }
roleRef: { kind: ClusterRole, name: view }
subjects: [{ kind: ServiceAccount, name: web, namespace: other }, { kind: User, name: eve }]
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: a }
spec:
  tls: [{ secretName: cert }]
  rules: [{ http: { paths: [{ backend: { service: { name: api } } }] } }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: a }
spec: { rules: [{ backendRefs: [{ name: api, namespace: back }] }] }
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: a }
spec: { scaleTargetRef: { kind: StatefulSet, name: db } }
`),
  ).toEqual([
    'shop -> namespace shop',
    'view -> ClusterRole view',
    'web -> serviceAccount other/web',
    'other -> namespace other',
    'api -> service api',
    'cert -> secret cert',
    'api -> service back/api',
    'db -> StatefulSet db',
  ]);
});

test('names of different namespaces, kinds or types are not one object', () => {
  const role = { type: 'role', kind: 'Role', name: 'a', namespace: 'shop' } as const;
  expect(isMeant(role, role)).toBe(true);
  expect(isMeant(role, { ...role, namespace: undefined })).toBe(true);
  expect(isMeant(role, { ...role, namespace: 'other' })).toBe(false);
  expect(isMeant(role, { ...role, kind: 'ClusterRole' })).toBe(false);
  expect(isMeant(role, { ...role, type: 'secret' })).toBe(false);
});
