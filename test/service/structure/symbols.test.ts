import { expect, test } from 'vitest';
import { DEFAULT_CONFIG } from '../../../server/src/config/config.ts';
import { createSnapshot } from '../../../server/src/service/snapshot.ts';
import { documentSymbols, type StructureSymbol } from '../../../server/src/service/structure/symbols.ts';

/** The outline as indented lines: `name (detail) first-last`, lines one-based. */
function outlineOf(text: string, file = 'file:///shop/web.yaml'): string[] {
  const snapshot = createSnapshot(text, DEFAULT_CONFIG, { file });
  return show(documentSymbols(snapshot), '');
}

function show(symbols: readonly StructureSymbol[], indent: string): string[] {
  return symbols.flatMap(({ name, detail, range: { start, end }, children }) => [
    `${indent}${name}${detail === undefined ? '' : ` (${detail})`} ${start.line + 1}-${end.line + 1}`,
    ...show(children, `${indent}  `),
  ]);
}

const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: shop
spec:
  selector:
    matchLabels: { app: web }
  template:
    spec:
      securityContext:
        runAsNonRoot: true
      initContainers:
        - name: migrate
          image: registry.example.com/migrate:1
        - name: proxy
          image: registry.example.com/proxy:1
          restartPolicy: Always
      containers:
        - name: web
          image: registry.example.com/web:1
          env:
            - name: A
              value: b
          ports:
            - name: http
              containerPort: 8080
            - containerPort: 9090
              protocol: UDP
          securityContext:
            capabilities:
              drop: [ALL]
          resources:
            limits: { cpu: 1 }
      volumes:
        - name: data
          emptyDir: {}
        - name: settings
          configMap:
            name: web
`;

test('a workload shows its containers, volumes and settings, without spec and template around them', () => {
  expect(outlineOf(DEPLOYMENT)).toEqual([
    'Deployment shop/web (baseline) 1-40',
    '  selector 7-8',
    '    matchLabels 8-8',
    '  pod securityContext 11-12',
    '  init container migrate (registry.example.com/migrate:1) 14-15',
    '  sidecar proxy (registry.example.com/proxy:1) 16-18',
    '  container web (registry.example.com/web:1) 20-34',
    '    env 22-24',
    '    port http (8080/TCP) 26-27',
    '    port 9090 (UDP) 28-29',
    '    securityContext 30-32',
    '      capabilities 31-32',
    '    resources 33-34',
    '      limits 34-34',
    '  volume data (emptyDir) 36-37',
    '  volume settings (configMap web) 38-40',
  ]);
});

test('a port without a name has its number once', () => {
  const service = (port: string): string =>
    `apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: { ports: [${port}] }\n`;
  expect(outlineOf(service('{ port: 80 }')).at(-1)).toBe('  port 80 (TCP) 4-4');
  expect(outlineOf(service('{ port: 80, targetPort: 8080 }')).at(-1)).toBe('  port 80 (80 → 8080/TCP) 4-4');
});

test('an object is selected by its name, and selections lie inside', () => {
  const [symbol] = documentSymbols(createSnapshot(DEPLOYMENT, DEFAULT_CONFIG));
  expect(symbol?.selectionRange).toEqual({
    start: { line: 3, character: 8 },
    end: { line: 3, character: 11 },
  });
});

test('several documents, with line ends of Windows, have their own lines', () => {
  const text = `# the shop\n---\n${DEPLOYMENT}---\napiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec:\n  ports:\n    - name: http\n      port: 80\n      targetPort: 8080\n`;
  const lines = outlineOf(text.replaceAll('\n', '\r\n'));
  expect(lines[0]).toBe('Deployment shop/web (baseline) 3-42');
  expect(lines.slice(-2)).toEqual(['Service web 44-51', '  port http (80 → 8080/TCP) 49-51']);
});

test('the items of a List are objects of their own', () => {
  expect(
    outlineOf(`apiVersion: v1
kind: List
items:
  - apiVersion: v1
    kind: Namespace
    metadata: { name: shop }
  - apiVersion: v1
    kind: Secret
    metadata: { name: keys, namespace: shop }
    stringData:
      password: hunter2
`),
  ).toEqual(['Namespace shop 4-6', 'Secret shop/keys 7-11', '  password 11-11']);
});

test('roles and bindings say in short words who may do what', () => {
  expect(
    outlineOf(`apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: reader, namespace: shop }
rules:
  - apiGroups: ['']
    resources: [pods]
    verbs: [get, list]
  - apiGroups: [apps]
    resources: [deployments]
    verbs: ['*']
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: reader, namespace: shop }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader }
subjects:
  - kind: ServiceAccount
    name: web
    namespace: shop
`),
  ).toEqual([
    'Role shop/reader 1-10',
    '  get, list pods 5-7',
    '  * deployments (apps) 8-10',
    'RoleBinding shop/reader 12-19',
    '  Role reader (roleRef) 15-15',
    '  ServiceAccount shop/web (subject) 17-19',
  ]);
});

test('network policies and ingresses show both sides', () => {
  expect(
    outlineOf(`apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web }
spec:
  podSelector: {}
  policyTypes: [Ingress, Egress]
  ingress:
    - from:
        - podSelector: { matchLabels: { app.kubernetes.io/name: front } }
        - ipBlock: { cidr: 10.0.0.0/8 }
      ports: [{ port: 80 }]
  egress:
    - {}
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web }
spec:
  rules:
    - host: shop.example.com
      http:
        paths:
          - path: /api
            backend: { service: { name: api, port: { number: 80 } } }
`),
  ).toEqual([
    'NetworkPolicy web 1-13',
    '  ingress from pods name=front, 10.0.0.0/8 (80/TCP) 8-11',
    '  egress to anywhere 13-13',
    'Ingress web 15-24',
    '  host shop.example.com 20-24',
    '    path /api (→ api:80) 23-24',
  ]);
});

test('definitions show versions, policies their rules, unknown kinds what they hold', () => {
  expect(
    outlineOf(`apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: shops.example.com }
spec:
  names: { kind: Shop }
  versions:
    - name: v1
      served: true
      storage: true
---
apiVersion: kyverno.io/v1
kind: ClusterPolicy
metadata: { name: labels }
spec:
  rules:
    - name: require-team
      match: { any: [] }
      validate:
        message: x
---
apiVersion: example.com/v1
kind: Shop
metadata: { name: main }
spec:
  doors:
    - name: front
      width: 2
`),
  ).toEqual([
    'CustomResourceDefinition shops.example.com 1-9',
    '  names 5-5',
    '  version v1 (served, storage) 7-9',
    'ClusterPolicy labels 11-19',
    '  rule require-team (validate) 16-19',
    '    match 17-17',
    '    validate 18-19',
    'Shop main 21-27',
    '  doors 25-27',
    '    front 26-27',
  ]);
});

test('a kustomization shows what it takes in, also where it does not say its kind', () => {
  const text = `resources:\n  - deployment.yaml\n  - ../base\npatches:\n  - path: patch.yaml\nconfigMapGenerator:\n  - name: settings\n    files: [a.conf]\n`;
  expect(outlineOf(text, 'file:///shop/kustomization.yaml')).toEqual([
    'Kustomization 1-8',
    '  resources 1-3',
    '    deployment.yaml 2-2',
    '    ../base 3-3',
    '  patches 4-5',
    '    patch.yaml 5-5',
    '  configMapGenerator 6-8',
    '    settings 7-8',
  ]);
  expect(outlineOf(text)).toEqual([]);
});

test('broken and templated text shows what is readable', () => {
  expect(
    outlineOf(`apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ .Release.Name }}-web
data:
  a: b
`)[0],
  ).toMatch(/^ConfigMap/);
  const broken = outlineOf(
    DEPLOYMENT.replace('resources:', 'resources: [').replace('limits: { cpu: 1 }', 'x: y'),
  );
  expect(broken[0]).toMatch(/^Deployment shop\/web/);
});

test('an alias leads to no second place, and other YAML has no outline', () => {
  expect(
    outlineOf(`apiVersion: v1
kind: Pod
metadata: { name: a }
spec:
  containers:
    - &c { name: a, image: 'registry.example.com/a:1' }
    - *c
`).filter((line) => line.includes('container')),
  ).toHaveLength(1);
  expect(outlineOf('services:\n  web:\n    image: nginx\n')).toEqual([]);
});
