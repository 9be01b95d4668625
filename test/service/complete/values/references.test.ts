import { expect, test } from 'vitest';
import { factsOfFiles, proposalsAt, valuesAt } from '../../../support/valuePlace.ts';

const FACTS = factsOfFiles({
  'app/config/settings.yaml': `
    apiVersion: v1
    kind: ConfigMap
    metadata:
      name: below
    data:
      color: blue
  `,
  'app/settings.yaml': `
    apiVersion: v1
    kind: ConfigMap
    metadata:
      name: beside
      namespace: shop
    data:
      mode: fast
      log.level: info
    ---
    apiVersion: v1
    kind: ConfigMap
    metadata:
      name: of-another-namespace
      namespace: bank
    ---
    apiVersion: v1
    kind: Secret
    metadata:
      name: login
      namespace: shop
    stringData:
      user: admin
      password: not-to-be-shown
    ---
    apiVersion: v1
    kind: Secret
    metadata:
      name: site-tls
    type: kubernetes.io/tls
    data:
      tls.crt: ""
      tls.key: ""
    ---
    apiVersion: v1
    kind: Secret
    metadata:
      name: registry
    data:
      .dockerconfigjson: ""
  `,
  'other/settings.yaml': `
    apiVersion: v1
    kind: ConfigMap
    metadata:
      name: far
    ---
    apiVersion: v1
    kind: PersistentVolumeClaim
    metadata:
      name: uploads
    spec:
      storageClassName: fast
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: api
      labels: {team: red}
    spec:
      selector:
        matchLabels: {app: api}
      template:
        metadata:
          labels: {app: api, tier: backend}
        spec:
          serviceAccountName: api
          imagePullSecrets: [{name: made-elsewhere}]
          containers:
            - name: api
              image: registry.example.com/api:2.0.1
              ports:
                - {name: http, containerPort: 8080}
                - {name: metrics, containerPort: 9090}
            - name: proxy
              image: envoyproxy/envoy
  `,
  'other/services.yaml': `
    apiVersion: v1
    kind: Service
    metadata:
      name: api
    spec:
      selector: {app: api}
      ports:
        - {name: web, port: 80, targetPort: http}
    ---
    apiVersion: v1
    kind: Service
    metadata:
      name: peers
    spec:
      clusterIP: None
      selector: {app: api}
      ports:
        - {name: gossip, port: 7000}
    ---
    apiVersion: v1
    kind: ServiceAccount
    metadata:
      name: api
    ---
    apiVersion: v1
    kind: Namespace
    metadata:
      name: staging
      labels: {zone: inner}
    ---
    apiVersion: scheduling.k8s.io/v1
    kind: PriorityClass
    metadata:
      name: important
    value: 1000
    ---
    apiVersion: networking.k8s.io/v1
    kind: IngressClass
    metadata:
      name: edge
    spec:
      controller: example.com/ingress
    ---
    apiVersion: storage.k8s.io/v1
    kind: StorageClass
    metadata:
      name: fast
    provisioner: example.com/disks
  `,
});

const at = (marked: string) => valuesAt(marked, { facts: FACTS });

const pod = (spec: string, labels = '{app: web}'): string => `
  apiVersion: apps/v1
  kind: Deployment
  metadata:
    name: web
    namespace: shop
  spec:
    selector:
      matchLabels: ${labels}
    template:
      metadata:
        labels: ${labels}
      spec: ${spec}
`;

const container = (inside: string, rest = ''): string =>
  pod(`{containers: [{name: web, image: "web:1", ${inside}}]${rest}}`);

test('proposes ConfigMaps nearest first, none of another namespace', () => {
  expect(at(container('envFrom: [{configMapRef: {name: |}}]'))).toEqual(['beside', 'below', 'far']);
  expect(at(pod('{volumes: [{name: v, configMap: {name: |}}]}'))).toEqual(['beside', 'below', 'far']);
});

test('says where an object is and which keys it has, never what is in a Secret', () => {
  const proposals = proposalsAt(container('env: [{name: A, valueFrom: {secretKeyRef: {name: |}}}]'), {
    facts: FACTS,
  });
  expect(proposals[0]).toMatchObject({
    value: 'login',
    detail: 'Secret in app/settings.yaml: user, password',
  });
  expect(JSON.stringify(proposals)).not.toContain('not-to-be-shown');
  expect(proposals.at(-1)).toMatchObject({ value: 'made-elsewhere', detail: 'used by Deployment api' });
});

test('proposes keys of the object that is named beside', () => {
  expect(at(container('env: [{name: A, valueFrom: {configMapKeyRef: {name: beside, key: |}}}]'))).toEqual([
    'mode',
    'log.level',
  ]);
  expect(at(container('env: [{name: A, valueFrom: {secretKeyRef: {key: |, name: login}}}]'))).toEqual([
    'user',
    'password',
  ]);
  expect(at(pod('{volumes: [{name: v, secret: {secretName: login, items: [{key: |}]}}]}'))).toEqual([
    'user',
    'password',
  ]);
  expect(at(container('env: [{name: A, valueFrom: {configMapKeyRef: {name: nobody, key: |}}}]'))).toEqual([]);
});

test('proposes Secrets that hold what is wanted first', () => {
  expect(at(pod('{imagePullSecrets: [{name: |}]}'))[0]).toBe('registry');
  expect(at('{apiVersion: networking.k8s.io/v1, kind: Ingress, spec: {tls: [{secretName: |}]}}')[0]).toBe(
    'site-tls',
  );
});

test('does not propose the word that is typed because it is typed', () => {
  expect(at(container('envFrom: [{secretRef: {name: log|}}]'))).not.toContain('log');
});

test('proposes the parts of the pod itself', () => {
  const rest = ', volumes: [{name: cache, emptyDir: {}}, {name: conf, configMap: {name: beside}}]';
  expect(at(container('volumeMounts: [{name: |}]', rest))).toEqual(['cache', 'conf']);
  expect(at(container('volumeMounts: [{name: conf, subPath: |}]', rest))).toEqual(['mode', 'log.level']);
  expect(at(container('volumeMounts: [{name: cache, mountPath: |}]', rest))).toEqual(['/tmp']);
  expect(at(container('env: [{name: A, valueFrom: {resourceFieldRef: {containerName: |}}}]'))).toEqual([
    'web',
  ]);
  expect(at(container('env: [{name: A, valueFrom: {fieldRef: {fieldPath: |}}}]'))).toEqual([
    'metadata.name',
    'metadata.namespace',
    'metadata.uid',
    'spec.nodeName',
    'spec.serviceAccountName',
    'status.podIP',
    'status.podIPs',
    'status.hostIP',
    'status.hostIPs',
    "metadata.labels['app']",
  ]);
});

test('proposes the folders that the image writes', () => {
  const text = pod('{containers: [{name: web, image: "nginx:1.27.3", volumeMounts: [{mountPath: |}]}]}');
  expect(at(text)).toEqual(['/var/cache/nginx', '/var/run', '/tmp']);
});

test('proposes ports of the container for its probes', () => {
  const ports = 'ports: [{name: http, containerPort: 8080}, {containerPort: 9000}]';
  expect(at(container(`${ports}, livenessProbe: {httpGet: {port: |}}`))).toEqual(['http', 8080, 9000]);
  expect(at(container(`${ports}, livenessProbe: {grpc: {port: |}}`))).toEqual([8080, 9000]);
});

test('proposes ports that Services send to, then what the image listens on', () => {
  const text = (image: string) =>
    pod(`{containers: [{name: api, image: "${image}", ports: [{containerPort: |}]}]}`, '{app: api}');
  expect(at(text('redis:7.4.1')).slice(0, 2)).toEqual([7000, 6379]);
  expect(at(text('web:1')).slice(-2)).toEqual([80, 443]);
});

const service = (spec: string): string =>
  `{apiVersion: v1, kind: Service, metadata: {name: x}, spec: ${spec}}`;

test('proposes labels and ports of workloads to a Service', () => {
  expect(at(service('{selector: {app: |}}'))).toEqual(['api']);
  expect(at(service('{selector: {app: api}, ports: [{port: 80, targetPort: |}]}'))).toEqual([
    'http',
    'metrics',
    8080,
    9090,
  ]);
  expect(at(service('{selector: {app: web}, ports: [{port: 80, targetPort: |}]}'))).toEqual([]);
});

test('proposes Services and their ports to an Ingress', () => {
  const ingress = (backend: string) =>
    `{apiVersion: networking.k8s.io/v1, kind: Ingress, spec: {rules: [{http: {paths: [{backend: ${backend}}]}}]}}`;
  const proposals = proposalsAt(ingress('{service: {name: |}}'), { facts: FACTS });
  expect(proposals).toEqual([
    { value: 'api', detail: 'Service in other/services.yaml: web 80', rank: 'secure' },
    { value: 'peers', detail: 'Service in other/services.yaml: gossip 7000', rank: 'secure' },
  ]);
  expect(at(ingress('{service: {name: api, port: {number: |}}}'))).toEqual([80]);
  expect(at(ingress('{service: {name: peers, port: {name: |}}}'))).toEqual(['gossip']);
  expect(at('{apiVersion: networking.k8s.io/v1, kind: Ingress, spec: {ingressClassName: |}}')[0]).toBe(
    'edge',
  );
});

test('proposes headless Services first to a StatefulSet', () => {
  expect(at('{apiVersion: apps/v1, kind: StatefulSet, spec: {serviceName: |}}')).toEqual(['peers', 'api']);
});

test('proposes what can be scaled', () => {
  const scaler = (target: string) =>
    `{apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, spec: {scaleTargetRef: ${target}}}`;
  expect(at(scaler('{kind: Deployment, name: |}'))).toEqual(['api']);
  expect(at(scaler('{kind: StatefulSet, name: |}'))).toEqual([]);
  expect(at(scaler('{name: api, kind: |}')).slice(0, 2)).toEqual(['Deployment', 'StatefulSet']);
  expect(at(scaler('{kind: Deployment, apiVersion: |}'))).toEqual(['apps/v1']);
});

test('proposes ServiceAccounts, claims and classes of the workspace', () => {
  expect(at(pod('{serviceAccountName: |}'))).toEqual(['api', 'default']);
  expect(at(pod('{volumes: [{name: v, persistentVolumeClaim: {claimName: |}}]}'))).toEqual(['uploads']);
  expect(at(pod('{priorityClassName: |}'))).toEqual([
    'important',
    'system-cluster-critical',
    'system-node-critical',
  ]);
  expect(
    at('{apiVersion: v1, kind: PersistentVolumeClaim, spec: {storageClassName: |}}').slice(0, 2),
  ).toEqual(['fast', 'standard']);
});

test('proposes namespaces of the workspace, those of every cluster last', () => {
  expect(at('{apiVersion: v1, kind: ConfigMap, metadata: {name: x, namespace: |}}')).toEqual([
    'staging',
    'shop',
    'bank',
    'default',
    'kube-system',
    'kube-public',
    'kube-node-lease',
  ]);
});

test('proposes labels to selectors: those of the object itself to a controller, those of others to policies', () => {
  const selector = (matchLabels: string) => `
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: web
    spec:
      selector: {matchLabels: ${matchLabels}}
      template:
        metadata:
          labels: {app: shop-front}
  `;
  expect(at(selector('{app: |}'))).toEqual(['shop-front', 'api']);
  const policy = (spec: string) => `{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, spec: ${spec}}`;
  expect(at(policy('{podSelector: {matchLabels: {tier: |}}}'))).toEqual(['backend']);
  expect(at(policy('{podSelector: {matchExpressions: [{key: |}]}}'))).toEqual(['app', 'tier']);
  expect(at(policy('{podSelector: {matchExpressions: [{key: app, operator: In, values: [|]}]}}'))).toEqual([
    'api',
  ]);
  expect(at(policy('{podSelector: {matchLabels: {app: api}}, ingress: [{ports: [{port: |}]}]}'))).toEqual([
    'http',
    'metrics',
    8080,
    9090,
  ]);
  expect(at(policy('{egress: [{ports: [{port: |}]}]}')).slice(0, 2)).toEqual([53, 443]);
  const peer = (selector: string) =>
    policy(`{ingress: [{from: [{namespaceSelector: {matchLabels: ${selector}}}]}]}`);
  expect(at(peer('{zone: |}'))).toEqual(['inner']);
  expect(at(peer('{kubernetes.io/metadata.name: |}'))[0]).toBe('staging');
});

test('proposes conventional labels of the object itself', () => {
  const labels = (key: string) => `
    apiVersion: v1
    kind: Pod
    metadata:
      name: shop-front
      labels: {${key}: |}
    spec:
      containers:
        - {name: web, image: registry.example.com/web:1.4.2}
  `;
  expect(at(labels('app.kubernetes.io/name'))).toEqual(['shop-front']);
  expect(at(labels('app.kubernetes.io/version'))).toEqual(['1.4.2']);
});

test('proposes images of the workspace, pinned ones before those that are not', () => {
  const image = pod('{containers: [{name: web, image: |}]}');
  expect(at(image)).toEqual(['registry.example.com/api:2.0.1', 'envoyproxy/envoy']);
  const knownImages = [
    { repository: 'registry.example.com/shop/*', role: 'application', facts: {} },
    { repository: 'registry.example.com/base', tag: '1.2', role: 'base', facts: {} },
  ] as const;
  const config = { knownImages, trustedRegistries: ['registry.example.com'] };
  expect(proposalsAt(image, { facts: FACTS, config })).toEqual([
    { value: 'registry.example.com/base:1.2', detail: 'known image of the configuration', rank: 'secure' },
    { value: 'registry.example.com/api:2.0.1', detail: 'Deployment api', rank: 'usual' },
    { value: 'envoyproxy/envoy', detail: 'Deployment api: in no trusted registry', rank: 'discouraged' },
  ]);
  const typed = pod('{containers: [{name: web, image: nginx:1.27|}]}');
  expect(at(typed)).toContain('nginxinc/nginx-unprivileged');
  expect(at(typed)).not.toContain('nginx:1.27');
});

const MORE = factsOfFiles({
  'app/more.yaml': `
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: mixed
    spec:
      template:
        spec:
          containers:
            - {name: a, image: "registry.example.com/log-shipper:3"}
            - {name: b, image: "registry.example.com/cache@sha256:${'0'.repeat(64)}"}
            - {name: c, image: "registry.example.com/web:7"}
    ---
    apiVersion: cert-manager.io/v1
    kind: Certificate
    metadata:
      name: site
    spec:
      secretName: site-certificate
    ---
    apiVersion: v1
    kind: Service
    metadata:
      name: web
      labels: {app: web}
    spec:
      ports: [{name: status, port: 9000}]
    ---
    apiVersion: v1
    kind: Service
    metadata:
      name: other
    spec:
      ports: [{name: else, port: 9000}]
  `,
});

test('proposes images that the name of the container speaks of first, then those pinned by content', () => {
  expect(valuesAt(pod('{containers: [{name: web, image: |}]}'), { facts: MORE })).toEqual([
    'registry.example.com/web:7',
    `registry.example.com/cache@sha256:${'0'.repeat(64)}`,
    'registry.example.com/log-shipper:3',
  ]);
});

test('knows the keys of Secrets that certificates are put in', () => {
  const marked = container('env: [{name: A, valueFrom: {secretKeyRef: {name: site-certificate, key: |}}}]');
  expect(valuesAt(marked, { facts: MORE })).toEqual(['tls.crt', 'tls.key', 'ca.crt']);
});

test('proposes ports of the Services that a monitor selects', () => {
  const monitor = (labels: string) => `
    apiVersion: monitoring.coreos.com/v1
    kind: ServiceMonitor
    spec:
      selector: {matchLabels: ${labels}}
      endpoints:
        - port: |
  `;
  expect(valuesAt(monitor('{app: web}'), { facts: MORE })).toEqual(['status']);
  expect(valuesAt(monitor('{app: nothing}'), { facts: MORE })).toEqual(['status', 'else']);
});

test('proposes what is called like the object first, among those that are as near', () => {
  const facts = factsOfFiles({
    'app/accounts.yaml': ['api', 'web', 'worker']
      .map((name) => `apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: ${name}\n`)
      .join('---\n'),
  });
  expect(valuesAt(pod('{serviceAccountName: |}'), { facts })).toEqual(['web', 'api', 'worker', 'default']);
});
