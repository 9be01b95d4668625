import { expect, test } from 'vitest';
import { automountServiceAccountToken as rule } from '../../server/src/rules/service-account/automount-service-account-token.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';
import { serviceAccount } from '../support/serviceAccount.ts';

const UNSET = 'The containers get a Kubernetes API token: automountServiceAccountToken is not set to false.';

test('reports an absent value, at the name of the pod spec, and a written true', () => {
  checkRule(
    rule,
    `
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: web }
    spec:
      template:
        spec:
      # ^^^^ warning safe: ${UNSET}
          containers:
            - { name: web, image: registry.example.com/web:1 }
    `,
  );
  checkRule(
    rule,
    `
    automountServiceAccountToken: true
    #                             ^^^^ warning unsafe: The containers get a Kubernetes API token: automountServiceAccountToken is true.
    containers:
      - { name: web, image: registry.example.com/web:1 }
    `,
  );
});

test('is silent about false, a template, a wrong type, a patch', () => {
  checkRule(rule, 'automountServiceAccountToken: no\ncontainers: [{ name: a, image: a:1 }]\n');
  checkRule(rule, 'automountServiceAccountToken: "{{ x }}"\ncontainers: [{ name: a, image: a:1 }]\n');
  checkRule(rule, 'automountServiceAccountToken: "false"\ncontainers: [{ name: a, image: a:1 }]\n');
  checkRule(rule, 'serviceAccountName: 5\ncontainers: [{ name: a, image: a:1 }]\n');
  checkRule(rule, 'containers: [{ name: a }]\n');
});

const account = (name: string, namespace: string | undefined, automount: boolean | undefined) => ({
  beside: serviceAccount(name, namespace, automount),
});
const pod = (spec: string) => `
  apiVersion: v1
  kind: Pod
  metadata: { name: web, namespace: shop }
  spec:
    ${spec}
    containers: [{ name: web, image: registry.example.com/web:1 }]
`;

test.each([
  ['the default account of the namespace', 'restartPolicy: Never', account('default', 'shop', false)],
  ['the named account', 'serviceAccountName: web', account('web', 'shop', false)],
  ['the account in the deprecated field', 'serviceAccount: web', account('web', 'shop', false)],
])('is silent where %s does not mount its token', (_what, spec, setting) => {
  expect(messagesOf(rule, pod(spec), setting)).toEqual([]);
});

test.each([
  ['is in another namespace', 'serviceAccountName: web', account('web', 'other', false)],
  ['is another one', 'serviceAccountName: web', account('default', 'shop', false)],
  ['says nothing', 'serviceAccountName: web', account('web', 'shop', undefined)],
  ['is overruled by the pod', 'automountServiceAccountToken: true', account('default', 'shop', false)],
])('reports where the account %s', (_what, spec, setting) => {
  expect(messagesOf(rule, pod(spec), setting)).toHaveLength(1);
});

const manifest = (metadata: string, spec: string, automount = '') => `
  apiVersion: v1
  kind: Pod
  metadata:
    name: web
    ${metadata}
  spec: # the pod
    ${spec}${automount}
`;

test.each([
  ['a mesh label', 'labels: { sidecar.istio.io/inject: "true" }', 'containers: [{ name: web, image: a:1 }]'],
  [
    'a mesh annotation',
    'annotations: { linkerd.io/inject: enabled }',
    'containers: [{ name: web, image: a:1 }]',
  ],
  ['annotations that are not known', 'annotations: 5', 'containers: [{ name: web, image: a:1 }]'],
  [
    'an environment that speaks of it',
    'labels: {}',
    'containers: [{ name: db, image: a:1, env: [{ name: SEEDS, value: io.k8s.KubernetesSeedProvider }] }]',
  ],
  ['an image of an API client', 'labels: {}', 'containers: [{ name: web, image: registry.k8s.io/pause:3 }]'],
  ['a mesh sidecar', 'labels: {}', 'containers: [{ name: proxy, image: docker.io/istio/proxyv2:1 }]'],
  [
    'a command of an API client',
    'labels: {}',
    'containers: [{ name: web, image: a:1, args: [--leader-elect] }]',
  ],
  ['a named account', 'labels: {}', 'serviceAccountName: web\n    containers: [{ name: web, image: a:1 }]'],
])('the fix is unsafe with %s', (_what, metadata, spec) => {
  const fix = checkFix(
    rule,
    manifest(metadata, spec),
    manifest(metadata, spec, '\n    automountServiceAccountToken: false'),
  );
  expect(fix).toMatchObject({ safety: 'unsafe' });
});

test('the fix is safe for a usual application, also where a mesh is told to stay out', () => {
  const metadata = 'annotations: { linkerd.io/inject: disabled }';
  const spec = 'containers: [{ name: web, image: a:1, command: [serve] }] # all';
  const fix = checkFix(
    rule,
    manifest(metadata, spec),
    manifest(metadata, spec, '\n    automountServiceAccountToken: false'),
  );
  expect(fix).toMatchObject({ safety: 'safe' });
});

const NAMESPACE =
  'apiVersion: v1\nkind: Namespace\nmetadata: { name: shop, labels: { istio-injection: enabled } }\n';

test('says less where the sidecar of a mesh may need the token', () => {
  const message =
    'info: The containers get a Kubernetes API token. The sidecar of Istio may need one, the application hardly does.';
  expect(messagesOf(rule, pod('restartPolicy: Never'), { beside: NAMESPACE })).toEqual([message]);
  const labelled = manifest(
    'labels: { sidecar.istio.io/inject: "true" }',
    'containers: [{ name: a, image: a:1 }]',
  );
  expect(messagesOf(rule, labelled)).toEqual([message]);
});

test('a pod that keeps the mesh of its namespace out is judged like any other', () => {
  const text = `
    apiVersion: v1
    kind: Pod
    metadata: { name: web, namespace: shop, labels: { sidecar.istio.io/inject: "false" } }
    spec: { containers: [{ name: web, image: registry.example.com/web:1 }] }
  `;
  expect(messagesOf(rule, text, { beside: NAMESPACE })).toEqual([
    expect.stringMatching(/^warning: .*not set to false/),
  ]);
});

test('takes the word of the configuration on meshes', () => {
  const spec = pod('restartPolicy: Never');
  expect(messagesOf(rule, spec, { config: { mesh: 'linkerd' } })).toEqual([
    expect.stringMatching(/^info: .*Linkerd/),
  ]);
  expect(messagesOf(rule, spec, { config: { mesh: 'none' }, beside: NAMESPACE })).toEqual([
    expect.stringMatching(/^warning: /),
  ]);
});

const operator = (spec = '') => `
  apiVersion: v1
  kind: Pod
  metadata: { name: web, namespace: shop }
  spec:
    serviceAccountName: web
    ${spec}
    containers: [{ name: manager, image: a:1, args: [--leader-elect] }]
`;
const binding = (account: string, namespace: string) => ({
  beside: `
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: web, namespace: ${namespace} }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: web }
subjects: [{ kind: ServiceAccount, name: ${account}, namespace: ${namespace} }]
`,
});

test('asks a program that looks like an API client only until somebody says that it needs the token', () => {
  const asked = [expect.stringMatching(/^info: Container "manager" may need the API token/)];
  expect(messagesOf(rule, operator())).toEqual(asked);
  expect(messagesOf(rule, operator(), binding('web', 'other'))).toEqual(asked);
  expect(messagesOf(rule, operator(), binding('web', 'shop'))).toEqual([]);
  expect(messagesOf(rule, operator('automountServiceAccountToken: true'))).toEqual([]);
});

test('a token that is asked for in a mesh is no mistake', () => {
  expect(messagesOf(rule, pod('automountServiceAccountToken: true'), { beside: NAMESPACE })).toEqual([]);
});
