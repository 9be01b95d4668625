import { expect, test } from 'vitest';
import { apiOf } from '../../server/src/schema/api.ts';
import { CHECKED_TYPES } from '../../server/src/schema/combinations/table.ts';
import { deployment, said } from './said.ts';

const POD = 'spec.template.spec';
const CONTAINER = `${POD}.containers.0`;

test('each type with a check exists', () => {
  expect(CHECKED_TYPES.filter((type) => ![28, 36].some((minor) => apiOf(minor).type(type)))).toEqual([]);
});

/** What a container has, and what is said of it below its own path. */
const CONTAINERS: readonly (readonly [container: string, ...said: string[]])[] = [
  [
    'env: [{ name: A, value: a, valueFrom: { fieldRef: { fieldPath: metadata.name } } }]',
    'env.0.valueFrom: The variable A has "value" and "valueFrom", which exclude each other',
  ],
  ['env: [{ name: A, value: "", valueFrom: { fieldRef: { fieldPath: metadata.name } } }]'],
  ['env: [{ name: A, value: "{{ x }}", valueFrom: "{{ y }}" }]'],
  [
    'env: [{ name: A, valueFrom: {} }]',
    'env.0.valueFrom.configMapKeyRef: valueFrom needs "configMapKeyRef", "secretKeyRef", "fieldRef", "resourceFieldRef" or "fileKeyRef"',
  ],
  [
    'env: [{ name: A, valueFrom: { configMapKeyRef: { name: a, key: b }, secretKeyRef: { name: a, key: b } } }]',
    'env.0.valueFrom.secretKeyRef: valueFrom has "configMapKeyRef" and "secretKeyRef", which exclude each other',
  ],
  [
    'env: [{ name: A, valueFrom: { fieldRef: { fieldPath: status.phase } } }]',
    'env.0.valueFrom.fieldRef.fieldPath: Environment variables cannot take the field "status.phase"',
  ],
  ['env: [{ name: A, valueFrom: { fieldRef: { fieldPath: "metadata.labels[\'app\']" } } }]'],
  [
    'env: [{ name: A, valueFrom: { resourceFieldRef: { resource: cpu } } }]',
    'env.0.valueFrom.resourceFieldRef.resource: "cpu" is none of limits.cpu, requests.memory and the like',
  ],
  [
    'envFrom: [{ prefix: A_ }]',
    'envFrom.0.configMapRef: An item of envFrom needs "configMapRef" or "secretRef"',
  ],
  [
    'livenessProbe: { exec: { command: [a] }, httpGet: { port: 80 } }',
    'livenessProbe.httpGet: The probe has "exec" and "httpGet", which exclude each other',
  ],
  [
    'livenessProbe: { periodSeconds: 10 }',
    'livenessProbe.exec: The probe needs "exec", "httpGet", "tcpSocket" or "grpc"',
  ],
  ['livenessProbe: { httpget: { port: 80 } }', 'livenessProbe.httpget: unknown-field'],
  ['livenessProbe: { exec: {} }', 'livenessProbe.exec.command: "exec" needs "command"'],
  [
    'livenessProbe: { successThreshold: 2, tcpSocket: { port: 80 } }',
    'livenessProbe.successThreshold: successThreshold must be 1 in a livenessProbe',
  ],
  [
    'readinessProbe: { terminationGracePeriodSeconds: 2, tcpSocket: { port: 80 } }',
    'readinessProbe.terminationGracePeriodSeconds: A readinessProbe has no terminationGracePeriodSeconds',
  ],
  [
    'lifecycle: { preStop: {} }',
    'lifecycle.preStop.exec: The hook needs "exec", "httpGet", "tcpSocket" or "sleep"',
  ],
  [
    'lifecycle: { preStop: { sleep: { seconds: 60 } } }',
    'lifecycle.preStop.sleep.seconds: A hook sleeps for 30 seconds at most (terminationGracePeriodSeconds)',
  ],
  [
    'resources: { requests: { cpu: 2 }, limits: { cpu: 1500m } }',
    'resources.requests.cpu: The request of cpu (2) is above its limit (1500m)',
  ],
  [
    'resources: { requests: { nvidia.com/gpu: 1 } }',
    'resources.requests.nvidia.com/gpu: A request of nvidia.com/gpu needs a limit of the same size',
  ],
  ['resources: { requests: { nvidia.com/gpu: 1 }, limits: { nvidia.com/gpu: 1 } }'],
  [
    'securityContext: { privileged: true, allowPrivilegeEscalation: false }',
    'securityContext.allowPrivilegeEscalation: "privileged" containers cannot have "allowPrivilegeEscalation: false"',
  ],
  [
    'securityContext: { capabilities: { add: [CAP_SYS_ADMIN] }, allowPrivilegeEscalation: false }',
    'securityContext.allowPrivilegeEscalation: Containers with CAP_SYS_ADMIN cannot have "allowPrivilegeEscalation: false"',
  ],
  [
    'securityContext: { seccompProfile: { type: Localhost } }',
    'securityContext.seccompProfile.localhostProfile: A profile of type Localhost needs "localhostProfile"',
  ],
  [
    'securityContext: { seccompProfile: { type: RuntimeDefault, localhostProfile: a } }',
    'securityContext.seccompProfile.localhostProfile: Only profiles of type Localhost have "localhostProfile"',
  ],
  ['volumeMounts: [{ name: data, mountPath: /data }]', 'volumeMounts.0.name: The pod has no volume "data"'],
  [
    'ports: [{ containerPort: 80, hostPort: 80 }, { containerPort: 81, hostPort: 80 }]',
    'ports.1.hostPort: Two containers or ports take port 80 of the node',
  ],
];

test.each(CONTAINERS)('a container with %s', (container, ...expected) => {
  expect(said(deployment({ container }))).toEqual(expected.map((text) => `${CONTAINER}.${text}`));
});

/** What a pod has, and what is said of it below its own path. */
const PODS: readonly (readonly [pod: string, ...said: string[]])[] = [
  [
    'volumes: [{ name: a, emptyDir: {}, hostPath: { path: /a } }]',
    'volumes.0.hostPath: Volume "a" has "emptyDir" and "hostPath", which exclude each other',
  ],
  ['volumes: [{ name: a }]'],
  [
    'volumes: [{ name: a, projected: { sources: [{}] } }]',
    'volumes.0.projected.sources.0.secret: A source of the projected volume needs "secret", "configMap", "downwardAPI" or "serviceAccountToken"',
  ],
  ['restartPolicy: OnFailure', 'restartPolicy: The pods of a Deployment have "restartPolicy: Always"'],
  [
    'activeDeadlineSeconds: 10',
    'activeDeadlineSeconds: The pods of a Deployment have no "activeDeadlineSeconds"',
  ],
  ['initContainers: [{ name: web, image: a }]', 'initContainers.0.name: Two containers have the name "web"'],
  [
    'initContainers: [{ name: a, image: a, livenessProbe: { exec: { command: [a] } } }]',
    'initContainers.0.livenessProbe: An init container has no "livenessProbe", unless it has "restartPolicy: Always"',
  ],
  [
    'initContainers: [{ name: a, image: a, restartPolicy: Always, livenessProbe: { exec: { command: [a] } } }]',
  ],
  ['hostUsers: false\n      hostPID: true', 'hostUsers: "hostUsers: false" does not go with "hostPID: true"'],
  [
    'shareProcessNamespace: true\n      hostPID: true',
    'shareProcessNamespace: "shareProcessNamespace" does not go with "hostPID: true"',
  ],
  ['dnsPolicy: None', 'dnsPolicy: "dnsPolicy: None" needs "dnsConfig.nameservers"'],
  [
    'os: { name: windows }\n      securityContext: { fsGroup: 1 }',
    'securityContext.fsGroup: A pod with "os.name: windows" has no "fsGroup"',
  ],
  [
    'os: { name: linux }\n      securityContext: { windowsOptions: {} }',
    'securityContext.windowsOptions: A pod with "os.name: linux" has no "windowsOptions"',
  ],
  [
    'tolerations: [{ effect: NoSchedule }]',
    'tolerations.0.key: A toleration without "key" needs "operator: Exists"',
  ],
  ['tolerations: [{ operator: Exists }]'],
  [
    'tolerations: [{ key: a, operator: Exists, value: b }]',
    'tolerations.0.value: A toleration with "operator: Exists" has no "value"',
  ],
  [
    'tolerations: [{ key: a, operator: Exists, tolerationSeconds: 5 }]',
    'tolerations.0.tolerationSeconds: "tolerationSeconds" needs "effect: NoExecute"',
  ],
  [
    'affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [{ key: a, operator: In }] }] } } }',
    'affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms.0.matchExpressions.0.values: The operator In needs "values"',
  ],
  [
    'topologySpreadConstraints: [{ maxSkew: 1, minDomains: 2, topologyKey: a, whenUnsatisfiable: ScheduleAnyway, labelSelector: { matchExpressions: [{ key: a, operator: Exists, values: [b] }] } }]',
    'topologySpreadConstraints.0.labelSelector.matchExpressions.0.values: The operator Exists takes no "values"',
    'topologySpreadConstraints.0.minDomains: "minDomains" needs "whenUnsatisfiable: DoNotSchedule"',
  ],
];

test.each(PODS)('a pod with %s', (pod, ...expected) => {
  expect(said(deployment({ pod }))).toEqual(expected.map((text) => `${POD}.${text}`));
});

const object = (apiVersion: string, kind: string, rest: string): string =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: a }\n${rest}\n`;
const service = (spec: string): string => object('v1', 'Service', `spec: { ${spec} }`);
const ingress = (path: string): string =>
  object('networking.k8s.io/v1', 'Ingress', `spec: { rules: [{ http: { paths: [{ ${path} }] } }] }`);
const BACKEND = 'backend: { service: { name: a, port: { number: 80 } } }';
const policy = (ingressRule: string): string =>
  object('networking.k8s.io/v1', 'NetworkPolicy', `spec: { podSelector: {}, ingress: [{ ${ingressRule} }] }`);
const role = (kind: string, rule: string): string =>
  object('rbac.authorization.k8s.io/v1', kind, `rules: [{ ${rule} }]`);
const binding = (kind: string, ref: string, subject: string): string =>
  object(
    'rbac.authorization.k8s.io/v1',
    kind,
    `roleRef: { kind: ${ref}, name: a }\nsubjects: [{ ${subject} }]`,
  );
const job = (spec: string): string =>
  object(
    'batch/v1',
    'Job',
    `spec: { ${spec}, template: { spec: { restartPolicy: OnFailure, containers: [{ name: a, image: a }] } } }`,
  );
const metric = (text: string): string =>
  object(
    'autoscaling/v2',
    'HorizontalPodAutoscaler',
    `spec: { maxReplicas: 2, scaleTargetRef: { kind: Deployment, name: a }, metrics: [{ ${text} }] }`,
  );

/** Whole objects, and what is said of them. */
const OBJECTS: readonly (readonly [text: string, ...said: string[]])[] = [
  [service('type: ExternalName'), 'spec.externalName: A Service of type ExternalName needs "externalName"'],
  [
    service('type: ExternalName, externalName: a.b, clusterIP: None'),
    'spec.clusterIP: A Service of type ExternalName has no "clusterIP"',
  ],
  [
    service('type: NodePort, clusterIP: None, ports: [{ port: 80 }]'),
    'spec.clusterIP: A Service of type NodePort cannot have "clusterIP: None"',
  ],
  [
    service('selector: { a: b }, ports: [{ port: 80 }, { port: 81 }]'),
    'spec.ports.0.name: Each of several ports of a Service needs a "name"',
    'spec.ports.1.name: Each of several ports of a Service needs a "name"',
  ],
  [service('ports: [{ port: 80 }, { port: 81 }]')],
  [
    service('selector: { a: b }, ports: [{ port: 80, name: a }, { port: 81, name: a }]'),
    'spec.ports.1.name: Two ports of the Service have the name "a"',
  ],
  [
    service('selector: { a: b }, ports: [{ port: 80, nodePort: 30080 }]'),
    'spec.ports.0.nodePort: A Service of type ClusterIP has no "nodePort"',
  ],
  [service('ports: [{ port: 80, nodePort: 30080 }]')],
  [service('type: ClusterIP, selector: { a: b }'), 'spec.ports: A Service needs "ports"'],
  [
    service('type: ClusterIP, selector: { a: b }, ports: [{ port: 80 }], externalTrafficPolicy: Local'),
    'spec.externalTrafficPolicy: Only Services of type NodePort and LoadBalancer have "externalTrafficPolicy"',
  ],
  [
    service('type: NodePort, ports: [{ port: 80 }], loadBalancerSourceRanges: [10.0.0.0/8]'),
    'spec.loadBalancerSourceRanges: Only Services of type LoadBalancer have "loadBalancerSourceRanges"',
  ],
  [
    service('sessionAffinity: None, sessionAffinityConfig: { clientIP: { timeoutSeconds: 5 } }'),
    'spec.sessionAffinityConfig: "sessionAffinityConfig" needs "sessionAffinity: ClientIP"',
  ],
  [
    ingress(`path: a, pathType: Prefix, ${BACKEND}`),
    'spec.rules.0.http.paths.0.path: The path of an Ingress begins with "/"',
  ],
  [
    ingress(`path: a, pathType: ImplementationSpecific, ${BACKEND}`),
    'spec.rules.0.http.paths.0.path: The path of an Ingress begins with "/"',
  ],
  [ingress(`pathType: ImplementationSpecific, ${BACKEND}`)],
  [
    ingress(`path: /a//b, pathType: Exact, ${BACKEND}`),
    'spec.rules.0.http.paths.0.path: The path of an Ingress of type Exact has no "//" in it',
  ],
  [
    ingress('path: /, pathType: Prefix, backend: {}'),
    'spec.rules.0.http.paths.0.backend.service: The backend needs "service" or "resource"',
  ],
  [
    ingress('path: /, pathType: Prefix, backend: { service: { name: a } }'),
    'spec.rules.0.http.paths.0.backend.service.port.number: The backend needs the "number" or "name" of a port',
  ],
  [
    ingress('path: /, pathType: Prefix, backend: { service: { name: a, port: { name: b, number: 80 } } }'),
    'spec.rules.0.http.paths.0.backend.service.port.number: The port of the backend has "name" and "number", which exclude each other',
  ],
  [
    policy('from: [{}]'),
    'spec.ingress.0.from.0.podSelector: A peer needs "podSelector", "namespaceSelector" or "ipBlock"',
  ],
  [
    policy('from: [{ podSelector: {}, ipBlock: { cidr: 10.0.0.0/8 } }]'),
    'spec.ingress.0.from.0.ipBlock: A peer has "ipBlock" or "podSelector", not both',
  ],
  [
    policy('from: [{ ipBlock: { cidr: 10.0.0.0/8, except: [11.0.0.0/16, 10.1.0.0/16] } }]'),
    'spec.ingress.0.from.0.ipBlock.except.0: 11.0.0.0/16 is no smaller part of 10.0.0.0/8',
  ],
  [policy('ports: [{ endPort: 90 }]'), 'spec.ingress.0.ports.0.endPort: "endPort" needs "port"'],
  [
    policy('ports: [{ port: http, endPort: 90 }]'),
    'spec.ingress.0.ports.0.endPort: "endPort" needs the number of a port, not its name',
  ],
  [
    policy('ports: [{ port: 100, endPort: 90 }]'),
    'spec.ingress.0.ports.0.endPort: endPort (90) is below port (100)',
  ],
  [
    role('Role', 'resources: [pods], verbs: [get]'),
    'rules.0.apiGroups: A rule for "resources" needs "apiGroups" (that of core is "")',
  ],
  [
    role('Role', 'apiGroups: [""], verbs: [get]'),
    'rules.0.resources: A rule needs "resources" or "nonResourceURLs"',
  ],
  [
    role('Role', 'nonResourceURLs: [/healthz], verbs: [get]'),
    'rules.0.nonResourceURLs: Only ClusterRoles have rules for "nonResourceURLs"',
  ],
  [
    role('ClusterRole', 'nonResourceURLs: [/healthz], apiGroups: [""], resources: [pods], verbs: [get]'),
    'rules.0.nonResourceURLs: A rule has "nonResourceURLs" or "resources", not both',
  ],
  [
    role('ClusterRole', 'apiGroups: [""], resources: [pods], verbs: []'),
    'rules.0.verbs: A rule needs a verb',
  ],
  [
    binding('ClusterRoleBinding', 'Role', 'kind: User, name: a'),
    'roleRef.kind: A ClusterRoleBinding refers to a ClusterRole',
  ],
  [
    binding('ClusterRoleBinding', 'ClusterRole', 'kind: ServiceAccount, name: a'),
    'subjects.0.namespace: A ServiceAccount in a ClusterRoleBinding needs its "namespace"',
  ],
  [binding('RoleBinding', 'ClusterRole', 'kind: ServiceAccount, name: a')],
  [
    binding(
      'RoleBinding',
      'ClusterRole',
      'kind: ServiceAccount, name: a, apiGroup: rbac.authorization.k8s.io',
    ),
    'subjects.0.apiGroup: A subject of kind ServiceAccount has no "apiGroup"',
  ],
  [job('completionMode: Indexed'), 'spec.completions: An Indexed Job needs "completions"'],
  [
    job('backoffLimitPerIndex: 1'),
    'spec.backoffLimitPerIndex: "backoffLimitPerIndex" needs "completionMode: Indexed"',
  ],
  [
    job('podFailurePolicy: { rules: [{ action: Ignore }] }'),
    'spec.podFailurePolicy.rules.0.onExitCodes: A rule of podFailurePolicy needs "onExitCodes" or "onPodConditions"',
    'spec.template.spec.restartPolicy: "podFailurePolicy" needs "restartPolicy: Never"',
  ],
  [
    job('selector: { matchLabels: { app: a } }'),
    'spec.selector: A Job gets its "selector" from the API server, unless "manualSelector" is true',
  ],
  [job('manualSelector: true, selector: { matchLabels: { app: a } }')],
  [metric('type: Resource'), 'spec.metrics.0.resource: A metric of type Resource needs "resource"'],
  [
    metric('type: Resource, resource: { name: cpu, target: { type: Utilization } }'),
    'spec.metrics.0.resource.target.averageUtilization: The target needs "averageUtilization" or "averageValue"',
  ],
  [
    object('v1', 'ConfigMap', 'data: { a: b }\nbinaryData: { a: Yg== }'),
    'binaryData.a: "a" is in "data" and in "binaryData"',
  ],
  [
    object('v1', 'Secret', 'type: kubernetes.io/tls\ndata: { tls.crt: YQ== }'),
    'data.tls.key: A Secret of type kubernetes.io/tls needs the key "tls.key"',
  ],
  [object('v1', 'Secret', 'type: kubernetes.io/tls')],
  [
    object('v1', 'PersistentVolumeClaim', 'spec: { accessModes: [ReadWriteOnce] }'),
    'spec.resources.requests.storage: A PersistentVolumeClaim needs "resources.requests.storage"',
  ],
  [
    object('v1', 'PersistentVolume', 'spec: { capacity: { storage: 1Gi }, hostPath: { path: /a } }'),
    'spec.accessModes: A PersistentVolume needs "accessModes"',
  ],
  [
    object('v1', 'LimitRange', 'spec: { limits: [{ type: Container, min: { cpu: 2 }, max: { cpu: 1 } }] }'),
    'spec.limits.0.min.cpu: The min of cpu is above its max',
  ],
  [
    object('v1', 'LimitRange', 'spec: { limits: [{ type: Pod, default: { cpu: 1 } }] }'),
    'spec.limits.0.default: Limits of type Pod have no "default"',
  ],
  [
    object('scheduling.k8s.io/v1', 'PriorityClass', 'value: 2000000000'),
    'value: A priority is 1000000000 at most',
  ],
  [
    object(
      'apps/v1',
      'DaemonSet',
      'spec: { selector: { matchLabels: { a: b } }, updateStrategy: { rollingUpdate: { maxSurge: 1 } }, template: { metadata: { labels: { a: b } }, spec: { containers: [{ name: a, image: a }] } } }',
    ),
    'spec.updateStrategy.rollingUpdate.maxSurge: A DaemonSet with "maxSurge" needs "maxUnavailable: 0"',
  ],
  [
    deployment({ spec: 'strategy: { type: Recreate, rollingUpdate: { maxSurge: 1 } }' }),
    'spec.strategy.rollingUpdate: The strategy Recreate has no "rollingUpdate"',
  ],
  [
    deployment({ spec: 'strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 0% } }' }),
    'spec.strategy.rollingUpdate.maxUnavailable: "maxUnavailable" and "maxSurge" cannot both be 0',
  ],
  [
    deployment({ spec: 'minReadySeconds: 700' }),
    'spec.minReadySeconds: progressDeadlineSeconds (600) must be above minReadySeconds (700)',
  ],
];

test.each(OBJECTS)('%s', (text, ...expected) => {
  expect(said(text)).toEqual(expected);
});

test('a pod on the network of its node has the ports of its containers', () => {
  const text = deployment({
    pod: 'hostNetwork: true',
    container: 'ports: [{ containerPort: 80, hostPort: 8080 }]',
  });
  expect(said(text)).toEqual([
    `${CONTAINER}.ports.0.hostPort: With "hostNetwork: true", hostPort (8080) must equal containerPort (80)`,
  ]);
});

test('patches and templates are not asked for what they may not have', () => {
  expect(
    said(`
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    spec:
      containers:
        - name: web
          livenessProbe: { periodSeconds: 5 }
          volumeMounts: [{ name: data, mountPath: /data }]
`),
  ).toEqual([]);
  expect(
    said(
      deployment({
        container: 'volumeMounts: [{ name: data, mountPath: /data }]',
        pod: '{{- with .Values.volumes }}\n      {{- end }}',
      }),
    ),
  ).toEqual([]);
});

test('a CustomResourceDefinition is named after what it defines', () => {
  expect(
    said(`
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: widget.example.com }
spec:
  group: example.com
  scope: Namespaced
  names: { kind: Widget, plural: widgets }
  versions: [{ name: v1, served: true, storage: false, schema: { openAPIV3Schema: { type: object } } }]
`),
  ).toEqual([
    'metadata.name: The name of this CustomResourceDefinition must be widgets.example.com',
    'spec.versions: One version needs "storage: true"',
  ]);
});
