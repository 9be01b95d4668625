import { describe, expect, test } from 'vitest';
import { definitionsAt } from '../../../server/src/service/navigation/definition.ts';
import { spotAt } from '../../../server/src/service/navigation/occurrences.ts';
import { splitSections } from '../../../server/src/syntax/sections.ts';
import { widgetDefinition } from '../../support/widget.ts';
import { type Files, pointed, shown } from './support.ts';

/** `file line:text` of each place that the name at `|` is stated at. */
function definitions(marked: string, others: Files = {}): string[] {
  const { snapshot, position, files } = pointed(marked, others);
  const spot = spotAt(snapshot, position);
  if (!spot) return [];
  const read = (file: string) => splitSections(files[file] ?? '').sections;
  return definitionsAt(snapshot, spot, read).map(
    ({ file, range }) => `${file} ${shown(files[file] ?? '', range)}`,
  );
}

const pod = (spec: string): string => `apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop }
spec:
${spec.trimEnd().replace(/^(?=.)/gm, '  ')}
`;

const SETTINGS = `apiVersion: v1
kind: ConfigMap
metadata: { name: settings, namespace: shop }
data:
  level: info
`;

const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web, tier: front } }
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          ports:
            - { name: http, containerPort: 8080 }
`;

const SERVICE = `apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec:
  selector: { app: web }
  ports:
    - { name: http, port: 80, targetPort: http }
`;

describe('within a pod', () => {
  test('a mount leads to its volume', () => {
    expect(
      definitions(
        pod(`containers:
  - name: web
    image: registry.example.com/web:1.4.2
    volumeMounts: [{ name: da|ta, mountPath: /data }]
volumes: [{ name: data, emptyDir: {} }]
`),
      ),
    ).toEqual(['app/web.yaml 9:data']);
  });

  test('a mount leads to the claim of a StatefulSet', () => {
    expect(
      definitions(`apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec:
  template:
    spec:
      containers:
        - name: db
          image: registry.example.com/db:1.4.2
          volumeMounts: [{ name: d|ata, mountPath: /data }]
  volumeClaimTemplates:
    - metadata: { name: data }
`),
    ).toEqual(['app/web.yaml 12:data']);
  });

  test('the port of a probe leads to that of its container', () => {
    expect(
      definitions(
        pod(`containers:
  - name: other
    image: registry.example.com/other:1.4.2
    ports: [{ name: http, containerPort: 9090 }]
  - name: web
    image: registry.example.com/web:1.4.2
    ports: [{ name: http, containerPort: 8080 }]
    livenessProbe: { httpGet: { path: /, port: ht|tp } }
`),
      ),
    ).toEqual(['app/web.yaml 11:http']);
  });

  test('a selector of the workload itself leads to the label of its pods', () => {
    expect(definitions(DEPLOYMENT.replace('app: web } }\n  template', 'app: w|eb } }\n  template'))).toEqual([
      'app/web.yaml 7:web',
    ]);
  });
});

describe('to other objects', () => {
  test.each([
    ['configMapKeyRef: { name: settings, key: lev|el }', '5:level'],
    ['configMapKeyRef: { name: sett|ings, key: level }', '3:settings'],
    ['configMapKeyRef: { name: settings, key: mis|sing }', '3:settings'],
  ])('a key of a ConfigMap in env, %s', (source, place) => {
    expect(
      definitions(
        pod(`containers:
  - name: web
    image: registry.example.com/web:1.4.2
    env: [{ name: A, valueFrom: { ${source} } }]
`),
        { 'conf.yaml': SETTINGS },
      ),
    ).toEqual([`conf.yaml ${place}`]);
  });

  test('a key of a ConfigMap in a volume', () => {
    expect(
      definitions(
        pod('volumes: [{ name: a, configMap: { name: settings, items: [{ key: lev|el, path: a }] } }]'),
        {
          'conf.yaml': SETTINGS,
        },
      ),
    ).toEqual(['conf.yaml 5:level']);
  });

  test.each([
    ['priorityClassName: bus|iness', 'PriorityClass', 'scheduling.k8s.io/v1'],
    ['runtimeClassName: bus|iness', 'RuntimeClass', 'node.k8s.io/v1'],
  ])('%s', (field, kind, apiVersion) => {
    const others = {
      'class.yaml': `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: business }\n`,
      'other.yaml': 'apiVersion: networking.k8s.io/v1\nkind: IngressClass\nmetadata: { name: business }\n',
    };
    expect(definitions(pod(field), others)).toEqual(['class.yaml 3:business']);
  });

  test.each([
    ['name: ht|tp', '7:http'],
    ['number: 8|0', '7:80'],
  ])('the port of an Ingress backend, %s', (port, place) => {
    const ingress = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web, namespace: shop }
spec: { defaultBackend: { service: { name: web, port: { ${port} } } } }
`;
    expect(definitions(ingress, { 'service.yaml': SERVICE })).toEqual([`service.yaml ${place}`]);
  });

  test('a selector leads to the workloads that it selects, and a target port to the port of these', () => {
    const others = {
      'web.yaml': DEPLOYMENT,
      'api.yaml': DEPLOYMENT.replaceAll('app: web', 'app: api'),
      'elsewhere.yaml': DEPLOYMENT.replace('namespace: shop', 'namespace: other'),
    };
    expect(definitions(SERVICE.replace('app: web', 'a|pp: web'), others)).toEqual(['web.yaml 3:web']);
    expect(definitions(SERVICE.replace('targetPort: http', 'targetPort: ht|tp'), others)).toEqual([
      'web.yaml 13:http',
    ]);
    expect(definitions(SERVICE.replace('targetPort: http', 'targetPort: 80|80'), others)).toEqual([
      'web.yaml 13:8080',
    ]);
  });

  test.each([
    'podSelector: { matchLabels: { app: w|eb } }',
    'podSelector: { matchLabels: { app: db } }\n  ingress: [{ from: [{ podSelector: { matchLabels: { app: w|eb } } }] }]',
  ])('the pods of a NetworkPolicy, %s', (spec) => {
    const policy = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  ${spec}
`;
    expect(definitions(policy, { 'web.yaml': DEPLOYMENT })).toEqual(['web.yaml 3:web']);
  });

  test('a selector that selects all leads nowhere', () => {
    const policy = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec: { podSelector: {|} }
`;
    expect(definitions(policy, { 'web.yaml': DEPLOYMENT })).toEqual([]);
  });

  test('the kind of an object leads to the version in its definition', () => {
    const others = { 'crd.yaml': widgetDefinition('{ type: object }') };
    const object = 'apiVersion: example.com/v1\nkind: Wid|get\nmetadata: { name: web }\n';
    expect(definitions(object, others)).toEqual(['crd.yaml 9:v1']);
    expect(definitions(object.replace('|', '').replace('example.com/v1', 'exam|ple.com/v2'), others)).toEqual(
      ['crd.yaml 7:Widget'],
    );
  });
});
