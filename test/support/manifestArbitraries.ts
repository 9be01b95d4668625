import fc from 'fast-check';
import type { Plain } from './independentYaml.ts';
import { renderYaml, Style } from './renderYaml.ts';

type PlainMap = { readonly [key: string]: Plain };

/** One of the values that people write, and now and then one that is wrong there. */
function value(...usual: Plain[]): fc.Arbitrary<Plain> {
  const wrong: Plain[] = [null, 'text', 7, true, {}, [], ['x'], { x: 1 }];
  return fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom<Plain>(...usual) },
    { weight: 1, arbitrary: fc.constantFrom<Plain>(...wrong) },
  );
}

/** A mapping with any of these keys: from none of them to all. */
function anyOf(keys: Readonly<Record<string, fc.Arbitrary<Plain>>>): fc.Arbitrary<PlainMap> {
  return fc
    .tuple(fc.subarray(Object.keys(keys)), fc.record(keys))
    .map(([chosen, all]) =>
      Object.fromEntries(chosen.map((key): [string, Plain] => [key, all[key] ?? null])),
    );
}

/** Mostly what is right there, now and then another thing. */
function mostly(right: fc.Arbitrary<Plain>): fc.Arbitrary<Plain> {
  return fc.oneof({ weight: 20, arbitrary: right }, { weight: 1, arbitrary: value(null) });
}

const user = value(0, 1000, 101, 65532, 20001);
const identity = {
  runAsUser: user,
  runAsGroup: user,
  runAsNonRoot: value(true, false),
  seccompProfile: mostly(
    anyOf({ type: value('RuntimeDefault', 'Unconfined', 'Localhost'), localhostProfile: value('p.json') }),
  ),
  seLinuxOptions: mostly(anyOf({ type: value('container_t', 'spc_t'), user: value('u'), role: value('r') })),
  appArmorProfile: mostly(anyOf({ type: value('RuntimeDefault', 'Unconfined') })),
  windowsOptions: mostly(anyOf({ hostProcess: value(true, false) })),
};

const capability = value(
  'ALL',
  'NET_RAW',
  'NET_ADMIN',
  'SYS_ADMIN',
  'CHOWN',
  'NET_BIND_SERVICE',
  'CAP_KILL',
  'net_raw',
);
const capabilities = anyOf({
  add: mostly(fc.array(capability, { maxLength: 3 })),
  drop: mostly(fc.array(capability, { maxLength: 3 })),
});

const containerSecurity = anyOf({
  ...identity,
  privileged: value(true, false),
  allowPrivilegeEscalation: value(true, false),
  readOnlyRootFilesystem: value(true, false),
  procMount: value('Default', 'Unmasked'),
  capabilities: mostly(capabilities),
});

const podSecurity = anyOf({
  ...identity,
  fsGroup: user,
  supplementalGroups: mostly(fc.array(user, { maxLength: 2 })),
  sysctls: mostly(
    fc.array(
      anyOf({
        name: value('kernel.shm_rmid_forced', 'kernel.msgmax', 'net.core.somaxconn'),
        value: value('1'),
      }),
      { maxLength: 2 },
    ),
  ),
});

const image = value(
  'nginx',
  'nginx:1.27',
  'nginx:latest',
  'docker.io/library/postgres:16',
  'redis:7-alpine',
  'registry.example.com/team/app:v1.2.3',
  'registry.example.com:5000/app',
  'app@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef',
  'busybox:1.36',
  'UPPER:x',
  '',
  '$(IMAGE)',
);

const quantity = value('100m', '1', 1, '128Mi', '0.5', 'lots', 0);
const resources = anyOf({
  requests: mostly(anyOf({ cpu: quantity, memory: quantity })),
  limits: mostly(anyOf({ cpu: quantity, memory: quantity })),
});

const env = anyOf({
  name: value('A', 'B', 'DB_PASSWORD', 'API_TOKEN', 'PATH'),
  value: value('x', 'secret', '', 'line one\nline two\n', 'hunter2hunter2', 'yes'),
  valueFrom: mostly(anyOf({ secretKeyRef: anyOf({ name: value('s'), key: value('k') }) })),
});

const probe = anyOf({
  httpGet: mostly(
    anyOf({ path: value('/'), port: value(80, 'http'), host: value('10.0.0.1', '127.0.0.1', '') }),
  ),
  tcpSocket: mostly(anyOf({ port: value(80), host: value('example.com') })),
});

const mount = anyOf({
  name: value('data', 'tmp', 'sock', 'missing'),
  mountPath: value('/data', '/tmp', '/var/run/docker.sock', '/var/cache/nginx'),
  readOnly: value(true, false),
});

const volume = fc
  .tuple(
    fc.constantFrom('data', 'tmp', 'sock'),
    fc.constantFrom<PlainMap>(
      { emptyDir: {} },
      { emptyDir: null },
      { hostPath: { path: '/var/run/docker.sock' } },
      { hostPath: { path: '/', type: 'Directory' } },
      { configMap: { name: 'c' } },
      { secret: { secretName: 's' } },
      { nfs: { server: 'n', path: '/' } },
      { persistentVolumeClaim: { claimName: 'p' } },
      {},
    ),
  )
  .map(([name, source]): PlainMap => ({ name, ...source }));

const container: fc.Arbitrary<PlainMap> = fc
  .tuple(
    value('web', 'api', 'db', 'a.b', ''),
    image,
    anyOf({
      securityContext: mostly(containerSecurity),
      imagePullPolicy: value('Always', 'IfNotPresent', 'Never'),
      resources: mostly(resources),
      ports: mostly(
        fc.array(anyOf({ containerPort: value(80, 8080), hostPort: value(80, 0), name: value('http') }), {
          maxLength: 2,
        }),
      ),
      env: mostly(fc.array(env, { maxLength: 3 })),
      volumeMounts: mostly(fc.array(mount, { maxLength: 2 })),
      livenessProbe: mostly(probe),
      restartPolicy: value('Always'),
      command: mostly(fc.array(value('sh', '-c', 'echo "a" # b\n', 'x: y'), { maxLength: 3 })),
    }),
    fc.boolean(),
  )
  .map(([name, imageName, rest, after]) =>
    after ? { ...rest, name, image: imageName } : { name, image: imageName, ...rest },
  );

/** A second container with much of the first one, as people copy them: text for aliases and merges. */
const twin = fc.tuple(containerSecurity, fc.boolean(), fc.boolean());

const podSpec = fc
  .tuple(
    fc.array(container, { minLength: 1, maxLength: 2 }),
    anyOf({
      initContainers: mostly(fc.array(container, { maxLength: 1 })),
      ephemeralContainers: mostly(fc.array(container, { maxLength: 1 })),
      securityContext: mostly(podSecurity),
      volumes: mostly(fc.array(volume, { maxLength: 3 })),
      hostNetwork: value(true, false),
      hostPID: value(true, false),
      hostIPC: value(true, false),
      automountServiceAccountToken: value(true, false),
      serviceAccountName: value('default', 'app', ''),
      serviceAccount: value('default'),
      os: mostly(anyOf({ name: value('linux', 'windows') })),
      nodeSelector: mostly(anyOf({ disk: value('ssd') })),
    }),
    twin,
    fc.boolean(),
  )
  .map(([containers, rest, [security, copied, merged], first]): PlainMap => {
    const [original] = containers;
    const own = merged ? { ...security, ...mapAt(original, 'securityContext') } : security;
    const copy = { ...original, name: 'copy', securityContext: own };
    const all = copied ? [...containers, copy] : containers;
    return first ? { containers: all, ...rest } : { ...rest, containers: all };
  });

function mapAt(map: PlainMap | undefined, key: string): PlainMap {
  const inner = map?.[key];
  return typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? (inner as PlainMap) : {};
}

const metadata = anyOf({
  name: value('shop'),
  namespace: value('default', 'prod'),
  labels: mostly(anyOf({ app: value('x'), 'app.kubernetes.io/name': value('y') })),
  annotations: mostly(
    anyOf({
      'container.apparmor.security.beta.kubernetes.io/web': value('unconfined', 'runtime/default'),
      note: value('n', 'several\nlines\n'),
    }),
  ),
});

/** `apiVersion kind` of everything that carries a pod, with where the pod template stands. */
const KINDS: readonly (readonly [string, string, readonly string[]])[] = [
  ['v1', 'Pod', []],
  ['apps/v1', 'Deployment', ['spec', 'template']],
  ['apps/v1', 'StatefulSet', ['spec', 'template']],
  ['apps/v1', 'DaemonSet', ['spec', 'template']],
  ['apps/v1', 'ReplicaSet', ['spec', 'template']],
  ['v1', 'ReplicationController', ['spec', 'template']],
  ['v1', 'PodTemplate', ['template']],
  ['batch/v1', 'Job', ['spec', 'template']],
  ['batch/v1', 'CronJob', ['spec', 'jobTemplate', 'spec', 'template']],
  ['argoproj.io/v1alpha1', 'Rollout', ['spec', 'template']],
  ['serving.knative.dev/v1', 'Service', ['spec', 'template']],
];

const workload: fc.Arbitrary<PlainMap> = fc
  .tuple(fc.constantFrom(...KINDS), metadata, podSpec, metadata)
  .map(([[apiVersion, kind, path], meta, spec, podMeta]) => {
    const head = { apiVersion, kind, metadata: meta };
    const template: PlainMap = { metadata: podMeta, spec };
    if (path.length === 0) return { ...head, spec };
    return {
      ...head,
      ...(path.reduceRight<Plain>((inner, step) => ({ [step]: inner }), template) as PlainMap),
    };
  });

const serviceAccount: fc.Arbitrary<PlainMap> = anyOf({
  automountServiceAccountToken: value(true, false),
}).map((rest) => ({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'app' }, ...rest }));

/** The value of a manifest document. */
export const manifestValue: fc.Arbitrary<PlainMap> = fc.oneof(
  { weight: 10, arbitrary: workload },
  { weight: 1, arbitrary: serviceAccount },
  {
    weight: 1,
    arbitrary: fc.constant<PlainMap>({ apiVersion: 'v1', kind: 'ConfigMap', data: { a: 'b # c\n' } }),
  },
  {
    weight: 2,
    arbitrary: fc
      .array(workload, { maxLength: 2 })
      .map((items): PlainMap => ({ apiVersion: 'v1', kind: 'List', items })),
  },
);

/** The decisions of a `Style`, mostly plain or mostly wild. */
export const decisions: fc.Arbitrary<readonly number[]> = fc.oneof(
  fc.array(fc.nat({ max: 119 }), { maxLength: 30 }),
  fc.array(fc.nat({ max: 119 }), { minLength: 100, maxLength: 400 }),
);

/** A text with the values that it was made from. Shrinks by value and by style. */
export interface Sample {
  readonly values: readonly Plain[];
  readonly text: string;
  /** So that a counterexample is printed as the text that a person would read. */
  readonly toString: () => string;
}

/** Texts of documents with such values, in any style. */
export function textOf(document: fc.Arbitrary<Plain>, maxDocuments: number): fc.Arbitrary<Sample> {
  return fc
    .tuple(fc.array(document, { minLength: 1, maxLength: maxDocuments }), decisions)
    .map(([values, style]) => {
      const text = renderYaml(values, new Style(style));
      return { values, text, toString: () => text };
    });
}
