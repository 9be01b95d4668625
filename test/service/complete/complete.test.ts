import { describe, expect, it, test } from 'vitest';
import { DEFAULT_CONFIG } from '../../../server/src/config/config.ts';
import { diagnose } from '../../../server/src/service/diagnose.ts';
import { createSnapshot } from '../../../server/src/service/snapshot.ts';
import { cursorIn, labels, offered, taken } from './support.ts';

const POD =
  'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n  - name: web\n    image: registry.example.com/web:1.4.2\n';
const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
`;

describe('keys', () => {
  it('come with required ones first, then what is about security, and without those that are there', () => {
    const found = labels(`${DEPLOYMENT}        - |`);
    expect(found.slice(0, 6)).toEqual([
      'name, image, … (hardened container)',
      'name, image',
      'name',
      'image',
      'securityContext',
      'resources',
    ]);
    expect(labels(`${DEPLOYMENT}          |`)).not.toContain('image');
    const pod = labels(`${POD}  |`);
    expect(pod.indexOf('securityContext')).toBeLessThan(pod.indexOf('volumes'));
    expect(pod.at(-1)).toBe('serviceAccount');
    expect(pod.indexOf('hostNetwork')).toBeGreaterThan(pod.indexOf('subdomain'));
  });

  it('leave out what clusters write and what excludes another', () => {
    expect(labels('apiVersion: v1\nkind: Pod\n|')).not.toContain('status');
    expect(labels('apiVersion: v1\nkind: Pod\nmetadata:\n  |')).not.toContain('uid');
    expect(labels(`${POD}    env:\n    - name: A\n      value: b\n      |`)).not.toContain('valueFrom');
  });

  it('are those of the item of a List', () => {
    expect(
      labels('apiVersion: v1\nkind: List\nitems:\n  - apiVersion: v1\n    kind: ConfigMap\n    |'),
    ).toContain('data');
  });

  it('need no API version, and none but the kind', () => {
    expect(labels('kind: Deployment\nspec:\n  |')).toContain('replicas');
    expect(labels('kind: Nonsense\napiVersion: example.com/v1\nmetadata:\n  |')).toContain('namespace');
    expect(labels('kind: Nonsense\napiVersion: example.com/v1\nspec:\n  |')).toEqual([]);
  });

  it.each([
    ['a scalar', `${DEPLOYMENT}          imagePull|`, 'imagePullPolicy', '          imagePullPolicy: '],
    [
      'a mapping',
      `${DEPLOYMENT}          sec|`,
      'securityContext',
      '          securityContext:\n            ',
    ],
    ['a list', `${DEPLOYMENT}          comm|`, 'command', '          command:\n            - '],
    ['a list as far left as its key', `${POD}    command|`, 'command', '    command:\n    - '],
    [
      'a list with what its items need',
      `${DEPLOYMENT}          |`,
      'ports',
      '          ports:\n            - containerPort: 8080',
    ],
    ['before a colon', `${DEPLOYMENT}          comm|: []`, 'command', '          command: []'],
    [
      'in braces',
      'kind: Pod\nmetadata: {name: x, na|}',
      'namespace',
      'kind: Pod\nmetadata: {name: x, namespace: }',
    ],
    [
      'in JSON',
      '{"apiVersion": "v1", "kind": "Pod", "me|"}',
      'metadata',
      '{"apiVersion": "v1", "kind": "Pod", "metadata": {}}',
    ],
    [
      'behind the colon of a mapping',
      `${DEPLOYMENT}          securityContext: |`,
      'runAsUser',
      '          securityContext:\n            runAsUser: ',
    ],
    [
      'right behind that colon',
      `${DEPLOYMENT}          securityContext:|`,
      'runAsUser',
      '          securityContext:\n            runAsUser: ',
    ],
    ['behind the colon of a list', `${POD}    env: |`, 'name', '    env:\n    - name: '],
    ['below an empty key, as far left', `${POD}    env:\n    |`, 'name', '    env:\n    - name: '],
    ['too deep', `${DEPLOYMENT}              working|`, 'workingDir', '          workingDir: '],
  ])('are written as %s', (_name, marked, label, expected) => {
    expect(taken(marked, label)).toMatch(new RegExp(`${expected.replace(/[[\]{}.?]/g, '\\$&')}$`));
  });

  it('keep the line ends of the file', () => {
    expect(taken('kind: Pod\r\nspec:\r\n  sec|', 'securityContext')).toBe(
      'kind: Pod\r\nspec:\r\n  securityContext:\r\n    ',
    );
  });
});

describe('kinds', () => {
  it('bring whole objects', () => {
    const text = taken('|', 'Deployment');
    expect(text).toBe(
      `${DEPLOYMENT.replace('          image: registry.example.com/web:1.4.2\n', '          image: registry.example.com/web:1.0.0')}`,
    );
    expect(taken('kind: Dep|', 'Deployment')).toBe(text);
    expect(taken('apiVersion: apps/v1\n|', 'Deployment')).toBe(text);
    expect(taken('apiVersion: apps/v1\nkind: |', 'Deployment')).toBe(text);
  });

  it('bring their API version alone where there is more already', () => {
    expect(taken('kind: |\nmetadata:\n  name: a', 'Service')).toBe(
      'apiVersion: v1\nkind: Service\nmetadata:\n  name: a',
    );
    expect(taken('apiVersion: v1\nkind: |\nmetadata:\n  name: a', 'Service')).toBe(
      'apiVersion: v1\nkind: Service\nmetadata:\n  name: a',
    );
  });

  it('are those of the API version, and the other way around', () => {
    expect(labels('apiVersion: batch/v1\nkind: |')).toEqual(['Job', 'CronJob']);
    expect(labels('kind: HorizontalPodAutoscaler\napiVersion: |')).toEqual([
      'autoscaling/v2',
      'autoscaling/v1',
    ]);
  });

  it('are in the version that is not deprecated', () => {
    const config = { ...DEFAULT_CONFIG, kubernetesVersion: 28 };
    const found = offered(cursorIn('|'), { config }).find(({ label }) => label === 'FlowSchema');
    expect(found?.plain).toContain('flowcontrol.apiserver.k8s.io/v1beta3');
  });
});

describe('blocks', () => {
  it('have what the level restricted asks for, as far as it is not there', () => {
    expect(taken(`${POD}    |`, 'securityContext (restricted)')).toBe(
      `${POD}    securityContext:\n      allowPrivilegeEscalation: false\n      capabilities:\n        drop: ["ALL"]\n      runAsNonRoot: true\n      seccompProfile:\n        type: RuntimeDefault`,
    );
    expect(taken(`${POD}    securityContext:\n      runAsNonRoot: true\n      |`, 'restricted')).not.toMatch(
      /runAsNonRoot[\s\S]*runAsNonRoot/,
    );
  });

  it('put the volume into the pod that a mount needs', () => {
    const text = taken(`${DEPLOYMENT}          |`, 'volumeMounts (writable /tmp)');
    expect(text).toContain(
      '      volumes:\n        - name: tmp\n          emptyDir:\n            sizeLimit: 100Mi\n      containers:',
    );
    expect(text).toMatch(/ {10}volumeMounts:\n {12}- name: tmp\n {14}mountPath: \/tmp$/);
    const again = `${text}\n        - name: second\n          image: x\n          |`;
    expect(taken(again, 'volumeMounts (writable /tmp)').match(/emptyDir/g)).toHaveLength(1);
  });

  it('are not offered where their keys are', () => {
    expect(labels(`${POD}    securityContext: {}\n    |`)).not.toContain('securityContext (restricted)');
    expect(labels(`${POD}    |\n    securityContext: {}`)).not.toContain('securityContext (restricted)');
  });

  it('leave nothing to say of a hardened container', () => {
    const marked = `apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n  namespace: shop\nspec:\n  automountServiceAccountToken: false\n  containers:\n    |`;
    const text = taken(marked, 'name, image, … (hardened container)');
    const { findings } = diagnose(createSnapshot(text, { ...DEFAULT_CONFIG, profile: 'pss-restricted' }));
    expect(findings.map(({ finding }) => finding.rule)).toEqual([]);
  });
});

describe('values', () => {
  it.each([
    ['secure ones first', `${POD}    securityContext:\n      privileged: |`, ['false', 'true']],
    ['in quotes that are there', `${POD}    imagePullPolicy: "|"`, ['Always', 'IfNotPresent', 'Never']],
    [
      'of lists, without those that are there',
      'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nspec:\n  policyTypes: [Ingress, |]',
      ['Egress'],
    ],
  ])('are offered %s', (_name, marked, expected) => {
    expect([...labels(marked)].sort()).toEqual([...expected].sort());
    expect(labels(marked)[0]).toBe(expected[0]);
  });

  it('are written with the quotes that stand there or that YAML needs', () => {
    expect(taken(`${POD}    imagePullPolicy: "Al|"`, 'Always')).toMatch(/imagePullPolicy: "Always"$/);
    expect(taken(`${POD}    imagePullPolicy:|`, 'Always')).toMatch(/imagePullPolicy: Always$/);
    const role = 'apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nrules:\n- apiGroups: [|]';
    expect(labels(role)).toContain('""');
    expect(taken(role, '""')).toMatch(/apiGroups: \[""\]$/);
  });
});

test('nothing is offered in files that are no manifests', () => {
  expect(offered(cursorIn('services:\n  web:\n    |'))).toEqual([]);
  expect(offered(cursorIn('|'), { file: 'chart/values.yaml' })).toEqual([]);
  expect(offered(cursorIn('|'), { file: '.github/workflows/build.yml' })).toEqual([]);
  expect(offered(cursorIn('replicas: 2\n|'))).toEqual([]);
});

test('a kustomization is one by the name of its file', () => {
  const found = offered(cursorIn('namespace: shop\n|'), { file: 'kustomization.yaml' });
  expect(found.map(({ label }) => label)).toContain('metadata');
  expect(found.map(({ label }) => label)).not.toContain('Deployment');
});

test('whole manifests are offered in empty documents only', () => {
  expect(offered(cursorIn('|')).some(({ kind }) => kind === 'snippet')).toBe(true);
  expect(offered(cursorIn('a: 1\n---\n|')).some(({ kind }) => kind === 'snippet')).toBe(true);
  expect(offered(cursorIn('apiVersion: v1\n|')).some(({ kind }) => kind === 'snippet')).toBe(false);
});

test('comments that suppress are offered, with the rules that have something to say', () => {
  expect(labels(`${POD}# manifest-g|`)).toContain('manifest-guard-disable-file');
  const rules = labels(`${POD}# manifest-guard-disable-file |`);
  expect(rules).toContain('drop-all-capabilities');
  expect(labels(`${POD}# manifest-guard-disable host-pid, |`)).toContain('drop-all-capabilities');
  expect(labels(`${POD}# manifest-guard-disable ${'a-'.repeat(200)} -- |`)).toEqual([]);
  expect(labels(`${POD}# just words|`)).toEqual([]);
});

test('keys of Falco rules are offered, which have neither API version nor kind', () => {
  const rule = '- rule: Shell\n  condition: evt.type = execve\n  ';
  expect(labels(`${rule}|`)).toEqual(expect.arrayContaining(['output', 'priority', 'desc', 'tags']));
  expect(labels(`${rule}|`)).not.toContain('condition');
  expect(labels('- macro: spawned\n  cond|')).toContain('condition');
  expect(labels('- name: other\n  |')).toEqual([]);
});
