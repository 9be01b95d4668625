import { expect, test } from 'vitest';
import { apiOf } from '../../server/src/schema/api.ts';
import type { Format } from '../../server/src/schema/formats/format.ts';
import * as names from '../../server/src/schema/formats/names.ts';
import * as network from '../../server/src/schema/formats/network.ts';
import * as numbers from '../../server/src/schema/formats/numbers.ts';
import { schedule, timeZone } from '../../server/src/schema/formats/schedules.ts';
import { FORMATTED_FIELDS } from '../../server/src/schema/formats/table.ts';
import * as texts from '../../server/src/schema/formats/texts.ts';
import { deployment, said } from './said.ts';

/** Values that the API server takes, and values that it refuses. Placeholders are never refused. */
const FORMATS: readonly (readonly [
  string,
  Format,
  readonly (string | number)[],
  readonly (string | number)[],
])[] = [
  [
    'label',
    names.label,
    ['a', 'a-1', '1', '', '$(A)', 'YOUR-NAME'],
    ['A', 'a.b', '-a', 'a-', 'a_b', 'a'.repeat(64)],
  ],
  ['subdomain', names.subdomain, ['a', 'a.b-c.1'], ['a..b', 'a.', 'A.b', 'a_b', `${'a'.repeat(250)}.com`]],
  ['label1035', names.label1035, ['a1'], ['1a', 'a-']],
  ['pathSegment', names.pathSegment, ['system:node', 'A b'], ['..', 'a/b']],
  [
    'qualifiedName',
    names.qualifiedName,
    ['app', 'app.kubernetes.io/name', 'A_b.c', 'x/y'],
    ['a b', '/a', 'a/', 'a/b/c', 'Example.com/a', '-a', 'a'.repeat(64)],
  ],
  ['annotationKey', names.annotationKey, ['Example.com/A'], ['a b']],
  ['labelValue', names.labelValue, ['', 'a', '1.4.2', 'A_b'], ['a b', 'a/b', '-a', 'a'.repeat(64)]],
  ['portName', names.portName, ['http', 'a-1'], ['HTTP1x', '80', 'a--b', 'a_b', 'longer-than-fifteen']],
  ['configKey', names.configKey, ['a.yaml', '.dockerconfigjson', 'A_b'], ['a b', 'a/b', '..', '..a']],
  ['domainPath', names.domainPath, ['example.com/a', 'k8s.io/ingress-nginx'], ['nginx', '/a', 'a/']],
  ['fullName', names.fullName, ['a.b.c'], ['a.b', 'A.b.c']],
  ['sysctlName', names.sysctlName, ['net.core.somaxconn', 'net/ipv4.a_b'], ['net..a', 'Net.a']],
  ['headerName', names.headerName, ['X-A'], ['X A', 'X:']],
  [
    'containerResource',
    names.containerResource,
    ['cpu', 'ephemeral-storage', 'hugepages-2Mi', 'nvidia.com/gpu'],
    ['mem', 'storage', 'gpu'],
  ],
  ['port', numbers.port, [1, 65535], [0, 65536, -1]],
  ['optionalPort', numbers.optionalPort, [0, 80], [-1]],
  ['portOrName', numbers.portOrName, [80, 'http'], [0, '80']],
  ['id', numbers.id, [0, 2147483647], [-1, 2147483648]],
  ['fileMode', numbers.fileMode, [0, 0o644, 511], [644, -1]],
  ['numberOrPercent', numbers.numberOrPercent, [0, '150%', '%SURGE%', ''], [-1, '25', '25 %', 'a%']],
  ['share', numbers.share, ['100%', 3], ['101%', '1.5%']],
  ['amount', numbers.amount, ['0', '1Gi', 1.5], ['-1', -1]],
  ['positiveAmount', numbers.positiveAmount, ['1Gi'], ['0', 0, '-1Gi']],
  [
    'address',
    network.address,
    ['10.0.0.1', '010.0.0.1', '::1', '2001:db8::1', '::ffff:10.0.0.1', '1:2:3:4:5:6:7:8'],
    ['10.0.0', '10.0.0.256', '10.0.0.0/8', '1::2::3', '1:2:3:4:5:6:7', 'host', 'g::'],
  ],
  ['clusterAddress', network.clusterAddress, ['None', '10.0.0.1'], ['none']],
  [
    'cidr',
    network.cidr,
    ['10.0.0.0/8', '::/0', '10.0.0.1/32'],
    ['10.0.0.0', '10.0.0.0/33', '10.0.0.0/', 'a/8'],
  ],
  [
    'ingressHost',
    network.ingressHost,
    ['a.example.com', '*.example.com'],
    ['10.0.0.1', '*', 'a.*.com', 'A.com', 'a_b.c', 'a/b'],
  ],
  ['tlsHost', network.tlsHost, ['10.0.0.1'], ['*a.com']],
  ['externalName', network.externalName, ['a.example.com.'], ['https://a.com', 'a..']],
  [
    'schedule',
    schedule,
    ['0 3 * * *', '*/5 0-6,12 ? jan-MAR sun', '@daily', '@every 1h30m', '0 22 1/2 * 1-5', ' 0 0 1 1 0 '],
    [
      '0 3 * *',
      '0 0 3 * * *',
      '60 * * * *',
      '* 24 * * *',
      '* * 0 * *',
      '* * * 13 *',
      '* * * * 7',
      '5-1 * * * *',
      '*/0 * * * *',
      'H * * * *',
      '@reboot',
      '@every 5',
      'TZ=UTC 0 3 * * *',
      '1-2-3 * * * *',
    ],
  ],
  [
    'timeZone',
    timeZone,
    ['Europe/Berlin', 'Etc/UTC', 'America/Argentina/Ushuaia', 'UTC', 'Etc/GMT+1'],
    ['Local', 'Europe Berlin', '../x', 'CEST?'],
  ],
  [
    'image',
    texts.image,
    [
      'nginx',
      'nginx:1.27',
      'Registry.example.com:5000/a/b_c/d:v1@sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      'ko://example.com/cmd',
      'IMAGE',
      '[::1]:5000/a',
    ],
    [
      '',
      ' nginx',
      'nginx :1',
      'docker.io/Nginx',
      'Nginx:1',
      'nginx:',
      'a//b',
      'nginx@sha256:12',
      'a:b:c',
      '-a',
    ],
  ],
  ['descendingPath', texts.descendingPath, ['a/b', 'a..b'], ['/a', 'a/../b', '..']],
  ['projectedPath', texts.projectedPath, ['a'], ['..a']],
  ['absolutePath', texts.absolutePath, ['/a'], ['a']],
];

test.each(FORMATS)('%s takes what the API server takes, and refuses the rest', (_name, format, good, bad) => {
  expect(good.filter((value) => format(value, 36) !== undefined)).toEqual([]);
  expect(bad.filter((value) => format(value, 36) === undefined)).toEqual([]);
});

test('names of environment variables and time zones in schedules depend on the version', () => {
  expect(
    ['1A', 'a b', 'a=b', 'ä', '..a'].map((name) => names.environmentName(name, 31) !== undefined),
  ).toEqual([true, true, true, true, true]);
  expect(
    ['1A', 'a b', 'a=b', 'ä', '..a'].map((name) => names.environmentName(name, 32) !== undefined),
  ).toEqual([false, false, true, true, false]);
  expect(schedule('CRON_TZ=UTC 0 3 * * *', 28)).toBeUndefined();
});

test('Base64 is not asked of references and encrypted texts', () => {
  expect(['c2VjcmV0', 'YQ==', 'YQ==\n', 'ENC[AES256,data:x]', 'vault:a#b'].every(texts.isBase64)).toBe(true);
  expect(['c2VjcmV', 'hunter2!', 'a b c d', '===='].some(texts.isBase64)).toBe(false);
});

test('each field with a format exists, and has one', () => {
  const isField = (name: string): boolean => {
    const [type = '', field = ''] = name.split('.');
    return [28, 36].some((minor) => apiOf(minor).type(type)?.fields.has(field));
  };
  expect(FORMATTED_FIELDS.filter((name) => !isField(name))).toEqual([]);
});

test('formats are looked at where the API server looks', () => {
  expect(
    said(
      `
apiVersion: v1
kind: Service
metadata: { name: 1web, namespace: Shop, labels: { 'a b': c }, annotations: { 'a b': c } }
spec:
  selector: { app: web shop }
  clusterIP: 10.0.0
  ports: [{ port: 0, targetPort: "8080", name: HTTP port }]
`,
      35,
    ),
  ).toEqual([
    'metadata.namespace: lower-case letters, digits and "-" only, not at its ends, up to 63',
    'metadata.labels.a b: up to 63 letters, digits, "-", "_" and ".", not at its ends, after a lower-case domain and "/" if any',
    'metadata.annotations.a b: up to 63 letters, digits, "-", "_" and ".", not at its ends, after a lower-case domain and "/" if any',
    'spec.selector.app: letters, digits, "-", "_" and "." only, not at its ends, up to 63',
    'spec.clusterIP: it must be an IP address, such as 10.9.8.7 or 2001:db8::1',
    'spec.ports.0.port: it must be a number between 1 and 65535',
    'spec.ports.0.targetPort: up to 15 lower-case letters, digits and single dashes, with a letter among them',
    'spec.ports.0.name: lower-case letters, digits and "-" only, not at its ends, up to 63',
    'metadata.name: lower-case letters, digits and "-" only, with a letter first and no "-" last, up to 63',
  ]);
});

test('names of objects are judged by their kind, prefixes without their dash', () => {
  const named = (kind: string, apiVersion: string, metadata: string) =>
    said(`apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { ${metadata} }\n`);
  expect(named('ConfigMap', 'v1', 'name: a.b')).toEqual([]);
  expect(named('Namespace', 'v1', 'name: a.b')).toHaveLength(1);
  expect(named('ConfigMap', 'v1', 'name: a_b')).toHaveLength(1);
  expect(named('ConfigMap', 'v1', 'generateName: a-')).toEqual([]);
  expect(named('ConfigMap', 'v1', 'generateName: a_')).toHaveLength(1);
  expect(named('ClusterRole', 'rbac.authorization.k8s.io/v1', 'name: "system:a B"')).toEqual([]);
  expect(named('ConfigMap', 'v1', 'name: "{{ .Release.Name }}_a"')).toEqual([]);
});

test('what templates of other objects say of themselves is not looked at', () => {
  expect(
    said(`
apiVersion: batch/v1
kind: CronJob
metadata: { name: a }
spec:
  schedule: "@daily"
  jobTemplate:
    metadata: { labels: { 'a b': c } }
    spec:
      template:
        metadata: { labels: { 'c d': e } }
        spec: { restartPolicy: Never, containers: [{ name: a, image: a }] }
`),
  ).toEqual([
    'spec.jobTemplate.spec.template.metadata.labels.c d: up to 63 letters, digits, "-", "_" and ".", not at its ends, after a lower-case domain and "/" if any',
  ]);
});

test('a container says what of it no cluster takes', () => {
  expect(
    said(
      deployment({
        container: `ports: [{ containerPort: 70000 }]
          resources: { limits: { cpu: -1, mem: 1Gi } }
          securityContext: { runAsUser: -1 }
          readinessProbe: { httpGet: { path: /, port: 0 }, periodSeconds: -1 }
          env: [{ name: "", value: a }]`,
      }),
    ),
  ).toEqual([
    'spec.template.spec.containers.0.ports.0.containerPort: it must be a number between 1 and 65535',
    'spec.template.spec.containers.0.resources.limits.cpu: it must not be negative',
    'spec.template.spec.containers.0.resources.limits.mem: containers have cpu, memory, ephemeral-storage, hugepages and resources with a domain in their name',
    'spec.template.spec.containers.0.securityContext.runAsUser: it must be a number between 0 and 2147483647',
    'spec.template.spec.containers.0.readinessProbe.httpGet.port: it must be a number between 1 and 65535',
    'spec.template.spec.containers.0.readinessProbe.periodSeconds: it must not be negative',
    'spec.template.spec.containers.0.env.0.name: it must not be empty',
  ]);
});

test('a Secret in clear is not repeated', () => {
  expect(said('apiVersion: v1\nkind: Secret\nmetadata: { name: a }\ndata: { password: hunter2! }\n')).toEqual(
    ['data.password: not Base64 text'],
  );
});

test('what other projects say with the types of Kubernetes may mean more', () => {
  const policy = (labels: string) => `
apiVersion: kyverno.io/v1
kind: ClusterPolicy
metadata: { name: a }
spec:
  rules:
    - name: a
      match: { any: [{ resources: { kinds: [Pod], selector: { matchLabels: { ${labels} } } } }] }
      validate: { message: a, deny: {} }
`;
  expect(said(policy('app: "?*"'))).toEqual([]);
});
