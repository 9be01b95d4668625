import { describe, expect, test } from 'vitest';
import { apiOf } from '../../server/src/schema/api.ts';
import { SHAPED_TYPES } from '../../server/src/schema/shapes.ts';
import { SYNONYMS } from '../../server/src/schema/synonyms.ts';
import { deployment, said } from './said.ts';

const POD = 'spec.template.spec';
const CONTAINER = `${POD}.containers.0`;

test('each type of another form exists, and each synonym stands for fields of its type', () => {
  const api = apiOf(36);
  expect(SHAPED_TYPES.filter((type) => !api.type(type))).toEqual([]);
  for (const [type, word, fields] of SYNONYMS) {
    const own = api.type(type)?.fields;
    expect([word, own?.has(word), fields.filter((field) => !own?.has(field))]).toEqual([word, false, []]);
  }
});

/** What a container has, and what is said of it below its own path. */
const CONTAINERS: readonly (readonly [container: string, ...said: string[]])[] = [
  [
    'env: [{ name: A, valueFrom: { resourceFieldRef: { resource: limits.cpu, divisor: 1Mi } } }]',
    'env.0.valueFrom.resourceFieldRef.divisor: The divisor of limits.cpu is 1 or 1m',
  ],
  ['env: [{ name: A, valueFrom: { resourceFieldRef: { resource: limits.memory, divisor: 1Mi } } }]'],
  [
    'env: [{ name: A, valueFrom: { fieldRef: { fieldPath: metadata.labels } } }]',
    "env.0.valueFrom.fieldRef.fieldPath: Environment variables take one of the labels, such as metadata.labels['app']",
  ],
  ['envFrom: [{ configMapRef: {} }]', 'envFrom.0.configMapRef.name: "configMapRef" needs "name"'],
  ['envFrom: [{ configMapKeyRef: { name: a } }]', 'envFrom.0.configMapKeyRef: unknown-field'],
  [
    'resources: { limits: { nvidia.com/gpu: 500m } }',
    'resources.limits.nvidia.com/gpu: nvidia.com/gpu is counted in whole pieces',
  ],
  [
    'resources: { limits: { hugepages-2Mi: 4Mi } }',
    'resources.limits.hugepages-2Mi: Resources with hugepages-2Mi need "cpu" or "memory", too',
  ],
  [
    'resources: { cpu: 1, memory: 1Gi }',
    'resources.cpu: Amounts of resources stand below "requests" or "limits"',
  ],
  [
    'resources: { limits: { memory: -1Gi }, requests: { memory: 1Gi } }',
    'resources.limits.memory: it must not be negative',
  ],
  [
    'resources: { claims: [{ name: gpu }] }',
    'resources.claims.0.name: The pod has no "gpu" in "resourceClaims"',
  ],
  ['securityContext: { capabilities: { drop: ALL } }', 'securityContext.capabilities.drop: not a list'],
  ['securityContext: { capabilities: { drop: CAPABILITIES_TO_DROP } }'],
  ['ports: [{ containerPort: 80, protocol: HTTP }]', 'ports.0.protocol: unknown-value'],
  ['ports: [{ containerPort: 80, protocol: PORT_PROTOCOL }]'],
  [
    'lifecycle: { stopSignal: SIGTERM }',
    'lifecycle.stopSignal: "stopSignal" needs "os.name: linux" or windows in the pod',
  ],
];

describe('containers', () => {
  test.each(CONTAINERS)('%s', (container, ...expected) => {
    expect(said(deployment({ container }))).toEqual(expected.map((line) => `${CONTAINER}.${line}`));
  });
});

/** What a pod has, and what is said of it below its own path. */
const PODS: readonly (readonly [pod: string, ...said: string[]])[] = [
  ['volumes: [{ name: a, secret: {} }]', 'volumes.0.secret.secretName: A secret volume needs "secretName"'],
  ['volumes: [{ name: a, secret: { name: b } }]', 'volumes.0.secret.name: unknown-field'],
  [
    'volumes: [{ name: a, emptyDir: { medium: memory } }]',
    'volumes.0.emptyDir.medium: write Memory or HugePages, since no node mounts another medium',
  ],
  [
    'volumes: [{ name: a, projected: { sources: [{ configMap: { name: a, items: [{ key: a, path: x }] } }, { secret: { name: b, items: [{ key: a, path: x }] } }] } }]',
    'volumes.0.projected.sources.1.secret.items.0.path: Two files of the projected volume have the path "x"',
  ],
  [
    'volumes: [{ name: a, downwardAPI: { items: [{ path: a, fieldRef: { fieldPath: status.podIP } }] } }]',
    'volumes.0.downwardAPI.items.0.fieldRef.fieldPath: Files of a volume cannot take the field "status.podIP"',
  ],
  [
    'hostNetwork: true\n      hostnameOverride: a',
    'hostnameOverride: "hostnameOverride" does not go with "hostNetwork: true"',
  ],
  [
    'hostNetwork: true\n      securityContext: { sysctls: [{ name: net.core.somaxconn, value: "1" }] }',
    'securityContext.sysctls.0.name: With "hostNetwork: true", net.core.somaxconn would be set on the node',
  ],
  [
    'affinity: { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: a, labelSelector: {} }] } }',
    'affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution.0.labelSelector: An item of ' +
      'preferredDuringSchedulingIgnoredDuringExecution has "weight" and "podAffinityTerm", with the selector and "topologyKey" in the latter',
  ],
  [
    'affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, podAffinityTerm: { topologyKey: a } }] } }',
    'affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution.0.podAffinityTerm: An item of ' +
      'requiredDuringSchedulingIgnoredDuringExecution has "labelSelector" and "topologyKey" itself, without "weight" and "podAffinityTerm"',
  ],
  ['imagePullSecrets: [regcred]', 'imagePullSecrets.0: not a mapping in each item'],
];

describe('pods', () => {
  test.each(PODS)('%s', (pod, ...expected) => {
    expect(said(deployment({ pod }))).toEqual(expected.map((line) => `${POD}.${line}`));
  });
});

const JOB = `
apiVersion: batch/v1
kind: Job
metadata: { name: a }
spec:
  template: { spec: { restartPolicy: Never, containers: [{ name: a, image: a }] } }
`;

/** Objects of other kinds, and what is said of them. */
const OBJECTS: readonly (readonly [object: string, ...said: string[]])[] = [
  [
    `${JOB}  podFailurePolicy: { rules: [{ action: FailJob, onExitCodes: { operator: In, values: [3, 1] } }] }`,
    'spec.podFailurePolicy.rules.0.onExitCodes.values.1: Exit codes stand in ascending order',
  ],
  [
    `${JOB}  podFailurePolicy: { rules: [{ action: FailJob, onExitCodes: { containerName: b, operator: In, values: [1] } }] }`,
    'spec.podFailurePolicy.rules.0.onExitCodes.containerName: The pod has no container "b"',
  ],
  ['apiVersion: v1\nkind: ConfigMap\ndata: { a: b }\n', 'metadata.name: A ConfigMap needs "metadata.name"'],
  ['apiVersion: v1\nkind: ConfigMap\nmetadata: { generateName: a- }\ndata: { a: b }\n'],
  [
    'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\nspec: { data: { a: b } }\n',
    'spec: This kind has no "spec": its fields stand beside "metadata"',
  ],
  [
    'apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: { name: a }\nspec: { accessModes: [RWO], resources: { requests: { storage: 1Gi } } }\n',
    'spec.accessModes.0: unknown-value',
  ],
  [
    'apiVersion: v1\nkind: ResourceQuota\nmetadata: { name: a }\nspec: { hard: { pods: 500m } }\n',
    'spec.hard.pods: pods are counted: their quota is a whole number',
  ],
  [
    'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: { name: a }\nspec: { defaultBackend: { serviceName: a, servicePort: 80 } }\n',
    'spec.defaultBackend.serviceName: "serviceName" and "servicePort" are of API version v1beta1: v1 has "service.name" and ' +
      '"service.port.number" or "service.port.name"',
  ],
  [
    'apiVersion: v1\nkind: Service\nmetadata: { name: a }\nspec: { ports: [{ port: 80 }], selector: { a: b }, externalIPs: [127.0.0.1] }\n',
    'spec.externalIPs.0: 127.0.0.1 is an address of the node itself or of its link',
  ],
  [
    'apiVersion: v1\nkind: Secret\nmetadata: { name: a }\ntype: kubernetes.io/basic-auth\nstringData: { user: a }\n',
    'stringData.username: A Secret of type kubernetes.io/basic-auth needs the key "username" or "password"',
  ],
  [
    'apiVersion: admissionregistration.k8s.io/v1\nkind: ValidatingAdmissionPolicyBinding\nmetadata: { name: a }\n' +
      'spec: { policyName: a, validationActions: [Deny, Warn] }\n',
    'spec.validationActions.1: The actions Deny and Warn exclude each other',
  ],
  [
    'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: { name: as.example.com }\n' +
      'spec: { group: example.com, scope: Namespaced, names: { plural: as, kind: A }, versions: [{ name: v1, served: true, storage: true, ' +
      'schema: { openAPIV3Schema: { type: object, properties: { spec: { description: x } } } } }] }\n',
    'spec.versions.0.schema.openAPIV3Schema.properties.spec.type: The schema of "spec" needs "type"',
  ],
];

describe('objects of other kinds', () => {
  test.each(OBJECTS)('%s', (object, ...expected) => {
    expect(said(object)).toEqual(expected);
  });
});

test('"*" in the resources of a webhook stands alone, unless it comes last', () => {
  const webhook = (resources: string): string =>
    'apiVersion: admissionregistration.k8s.io/v1\nkind: ValidatingWebhookConfiguration\nmetadata: { name: a }\nwebhooks: ' +
    '[{ name: a.example.com, sideEffects: None, admissionReviewVersions: [v1], clientConfig: { url: "https://a.example.com" }, rules: ' +
    `[{ apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: ${resources} }] }]\n`;
  expect(said(webhook('["*", pods]'))).toEqual([
    'webhooks.0.rules.0.resources.1: "*" in resources is everything, and stands alone',
  ]);
  expect(said(webhook('[pods, "*"]'))).toEqual([]);
  expect(said(webhook('["*", pods/log]'))).toEqual([]);
});

/** What is about to be written, or stands for something else: nothing is said. */
test.each([
  'apiVersion: v1\nkind: Service\nmetadata: { name: a }\nspec:\n  sel',
  'apiVersion: v1\nkind: Service\nmetadata:\n  name: a\n  labels:\n    app',
  'apiVersion: v1\nkind: ServiceAccount\nmetadata: { name: a }\nautomountServiceAccountToken: fal',
  'apiVersion: v1\nkind: ConfigMap\n',
  'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: REPLACEME-config }\ndata: { a: b }\n',
  'apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec: { containers: [{ name: a, image: a, (env != null): false }] }\n',
  'apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec: { nodeName: [NODE_NAME], containers: [{ name: a, image: a }] }\n',
])('silence about %j', (text) => {
  expect(said(text)).toEqual([]);
});

test('a word that is no beginning of a field is shown where a mapping belongs', () => {
  expect(said('apiVersion: v1\nkind: Service\nmetadata: { name: a }\nspec:\n  port 80')).toEqual([
    'spec: not a mapping',
  ]);
});
