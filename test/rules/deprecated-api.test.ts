import { describe, expect, test } from 'vitest';
import { deprecatedApi as rule } from '../../server/src/rules/metadata/deprecated-api.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';

const object = (apiVersion: string, kind: string, rest = '') =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: web\n${rest}`;
const at = (minor: number) => ({ config: { kubernetesVersion: minor } });

test('reports by the target version: not yet, deprecated, removed', () => {
  const cron = object('batch/v1beta1', 'CronJob');
  checkRule(rule, cron, at(20));
  expect(messagesOf(rule, cron, at(24))).toEqual([
    'warning: CronJob in batch/v1beta1 is deprecated and goes with Kubernetes 1.25: use batch/v1.',
  ]);
  checkRule(
    rule,
    `
    apiVersion: batch/v1beta1
    #           ^^^^^^^^^^^^^ error safe: CronJob in batch/v1beta1 is gone since Kubernetes 1.25: use batch/v1.
    kind: CronJob
    metadata: { name: web }
    `,
  );
});

test('reports what has no successor, or no date', () => {
  expect(messagesOf(rule, object('policy/v1beta1', 'PodSecurityPolicy'))).toEqual([
    'error: PodSecurityPolicy in policy/v1beta1 is gone since Kubernetes 1.25: use Pod Security admission, or a policy engine.',
  ]);
  expect(messagesOf(rule, object('v1', 'Endpoints'))).toEqual([
    'info: Endpoints in v1 is deprecated: use EndpointSlice of discovery.k8s.io/v1.',
  ]);
});

test('is silent about versions that are served, kinds of other projects and templates', () => {
  checkRule(rule, object('apps/v1', 'ReplicaSet'));
  checkRule(rule, object('autoscaling/v1', 'HorizontalPodAutoscaler'));
  checkRule(rule, object('example.com/v1beta1', 'Deployment'));
  checkRule(rule, object('{{ include "x" }}', 'Ingress'));
});

describe('the fix', () => {
  test('changes the version only where nothing else changes', () => {
    const role = 'rules: [] # none\n';
    const fix = checkFix(
      rule,
      object('rbac.authorization.k8s.io/v1beta1 # old', 'Role', role),
      object('rbac.authorization.k8s.io/v1 # old', 'Role', role),
    );
    expect(fix.safety).toBe('safe');
  });

  test('is not offered before the target has the new version', () => {
    const flow = object('flowcontrol.apiserver.k8s.io/v1beta1', 'FlowSchema', 'spec: {}\n');
    expect(() => checkFix(rule, flow, '', at(28))).toThrow('No such fix');
    checkFix(rule, flow, flow.replace('v1beta1', 'v1'), at(29));
  });

  test('moves the backends of an Ingress', () => {
    const fix = checkFix(
      rule,
      object(
        'extensions/v1beta1',
        'Ingress',
        `spec:
  backend: # all else
    serviceName: site
    servicePort: http
  rules:
    - host: web.example.com
      http:
        paths:
          - path: / # root
            backend:
              serviceName: web # ours
              servicePort: 80
          - backend: { serviceName: api, servicePort: "8080" }
            path: /api
            pathType: Prefix
`,
      ),
      object(
        'networking.k8s.io/v1',
        'Ingress',
        `spec:
  defaultBackend: # all else
    service:
      name: site
      port:
        name: http
  rules:
    - host: web.example.com
      http:
        paths:
          - path: / # root
            pathType: ImplementationSpecific
            backend:
              # ours
              service:
                name: web
                port:
                  number: 80
          - backend: { service: { name: api, port: { number: 8080 } } }
            path: /api
            pathType: Prefix
`,
      ),
    );
    expect(fix.safety).toBe('unsafe');
  });

  test('gives workloads the selector that they had silently', () => {
    const deployment = (version: string, selector: string, rest = '') =>
      object(
        version,
        'Deployment',
        `spec:
  replicas: 2
${selector}  template:
    metadata:
      labels: { app: web }
    spec:
      containers:
        - name: web
          image: web:1
${rest}`,
      );
    checkFix(
      rule,
      deployment('apps/v1beta1', '', '  rollbackTo: { revision: 0 }\n'),
      deployment('apps/v1', '  selector:\n    matchLabels:\n      app: web\n'),
    );
    const withSelector = '  selector: { matchLabels: { app: web } }\n';
    checkFix(rule, deployment('apps/v1beta2', withSelector), deployment('apps/v1', withSelector));
  });

  test('moves the metrics of pods and of other systems', () => {
    const hpa = (version: string, metrics: string) =>
      object(
        version,
        'HorizontalPodAutoscaler',
        `spec:\n  scaleTargetRef: { kind: Deployment, name: web }\n  maxReplicas: 4\n  metrics:\n${metrics}`,
      );
    checkFix(
      rule,
      hpa(
        'autoscaling/v2beta1',
        `    - type: Pods
      pods:
        metricName: packets
        targetAverageValue: 1k
    - type: External
      external:
        metricName: queue
        metricSelector: { matchLabels: { queue: a } }
        targetValue: 30
`,
      ),
      hpa(
        'autoscaling/v2',
        `    - type: Pods
      pods:
        metric:
          name: packets
        target:
          type: AverageValue
          averageValue: 1k
    - type: External
      external:
        metric:
          name: queue
          selector:
            matchLabels:
              queue: a
        target:
          type: Value
          value: 30
`,
      ),
    );
  });

  test('moves what a CustomResourceDefinition says below its only version', () => {
    const named: typeof object = (...parts) => object(...parts).replace('name: web', 'name: web.test');
    const fix = checkFix(
      rule,
      named(
        'apiextensions.k8s.io/v1beta1',
        'CustomResourceDefinition',
        `spec:
  group: test
  version: v1
  scope: Namespaced
  names: { kind: Widget, plural: web }
  additionalPrinterColumns:
    - { name: Size, type: integer, JSONPath: .spec.size }
  validation:
    openAPIV3Schema: { type: object }
`,
      ),
      named(
        'apiextensions.k8s.io/v1',
        'CustomResourceDefinition',
        `spec:
  group: test
  scope: Namespaced
  names: { kind: Widget, plural: web }
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
      additionalPrinterColumns:
        - name: Size
          type: integer
          jsonPath: .spec.size
`,
      ),
    );
    expect(fix.safety).toBe('unsafe');
    const bare = object(
      'apiextensions.k8s.io/v1beta1',
      'CustomResourceDefinition',
      'spec: { version: v1 }\n',
    );
    expect(() => checkFix(rule, bare, '')).toThrow('No such fix');
  });

  test('moves the requests of a ResourceClaim', () => {
    checkFix(
      rule,
      object(
        'resource.k8s.io/v1beta1',
        'ResourceClaim',
        `spec:
  devices:
    requests:
      - name: gpu
        deviceClassName: gpu.example.com
`,
      ),
      object(
        'resource.k8s.io/v1',
        'ResourceClaim',
        `spec:
  devices:
    requests:
      - name: gpu
        exactly:
          deviceClassName: gpu.example.com
`,
      ),
    );
  });

  test('moves the targets of an autoscaler', () => {
    const hpa = (version: string, metric: string) =>
      object(
        version,
        'HorizontalPodAutoscaler',
        `spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  maxReplicas: 4
  metrics:
    - type: Resource
      resource:
        name: cpu
${metric}`,
      );
    checkFix(
      rule,
      hpa('autoscaling/v2beta1', '        targetAverageUtilization: 80 # percent\n'),
      hpa(
        'autoscaling/v2',
        '        # percent\n        target:\n          type: Utilization\n          averageUtilization: 80\n',
      ),
    );
  });

  test('says what webhooks took for granted', () => {
    const hook = (version: string, more: string) =>
      object(
        version,
        'ValidatingWebhookConfiguration',
        `webhooks:
  - name: web.example.com
    sideEffects: None
    failurePolicy: Fail
    clientConfig: { url: https://hooks.example.com }
${more}`,
      );
    checkFix(
      rule,
      hook('admissionregistration.k8s.io/v1beta1', ''),
      hook(
        'admissionregistration.k8s.io/v1',
        '    matchPolicy: Exact\n    timeoutSeconds: 30\n    admissionReviewVersions: ["v1beta1"]\n',
      ),
    );
  });

  test('renames the shares of a priority level', () => {
    const level = (version: string, field: string) =>
      object(
        `flowcontrol.apiserver.k8s.io/${version}`,
        'PriorityLevelConfiguration',
        `spec:\n  type: Limited\n  limited:\n    ${field}: 20 # shares\n`,
      );
    checkFix(rule, level('v1beta2', 'assuredConcurrencyShares'), level('v1', 'nominalConcurrencyShares'));
  });

  test.each([
    [
      'a budget for nothing, which would become one for all',
      'policy/v1beta1',
      'PodDisruptionBudget',
      'spec: { selector: {} }\n',
    ],
    [
      'an Ingress with a template',
      'extensions/v1beta1',
      'Ingress',
      'spec:\n  rules:\n    - http: "{{ http }}"\n',
    ],
    [
      'an Ingress with part of a backend',
      'extensions/v1beta1',
      'Ingress',
      'spec: { backend: { serviceName: a } }\n',
    ],
    [
      'metrics of other types',
      'autoscaling/v2beta1',
      'HorizontalPodAutoscaler',
      'spec: { metrics: [{ type: Pods }] }\n',
    ],
    [
      'webhooks without sideEffects',
      'admissionregistration.k8s.io/v1beta1',
      'MutatingWebhookConfiguration',
      'webhooks: [{ name: a }]\n',
    ],
    [
      'a definition whose schema is to be written',
      'apiextensions.k8s.io/v1beta1',
      'CustomResourceDefinition',
      'spec: {}\n',
    ],
    [
      'a workload without labels',
      'apps/v1beta1',
      'Deployment',
      'spec: { template: { spec: { containers: [{ name: a, image: "a:1" }] } } }\n',
    ],
    [
      'endpoints with a topology',
      'discovery.k8s.io/v1beta1',
      'EndpointSlice',
      'endpoints: [{ topology: { a: b } }]\n',
    ],
    [
      'a request without a signer',
      'certificates.k8s.io/v1beta1',
      'CertificateSigningRequest',
      'spec: { usages: [digital signature] }\n',
    ],
  ])('is not offered for %s', (_what, version, kind, rest) => {
    expect(() => checkFix(rule, object(version, kind, rest), '')).toThrow('No such fix');
  });

  test.each([
    [
      'policy/v1beta1',
      'policy/v1',
      'PodDisruptionBudget',
      'spec: { maxUnavailable: 1, selector: { matchLabels: { app: web } } }\n',
    ],
    [
      'discovery.k8s.io/v1beta1',
      'discovery.k8s.io/v1',
      'EndpointSlice',
      'addressType: IPv4\nendpoints: [{ addresses: [10.0.0.1] }]\n',
    ],
    [
      'certificates.k8s.io/v1beta1',
      'certificates.k8s.io/v1',
      'CertificateSigningRequest',
      'spec: { request: bm9uZQ==, signerName: example.com/a, usages: [digital signature] }\n',
    ],
  ])('moves a plain object from %s', (from, to, kind, rest) => {
    checkFix(rule, object(from, kind, rest), object(to, kind, rest));
  });
});
