import { expect, test } from 'vitest';
import data from '../../schemas/kinds/types.json' with { type: 'json' };
import { resourcesOf } from '../../server/src/kube/resource.ts';
import { apiOf } from '../../server/src/schema/api.ts';
import { projectKinds } from '../../server/src/schema/kinds.ts';
import type { SchemaProblem } from '../../server/src/schema/problem.ts';
import { validate } from '../../server/src/schema/validate.ts';
import { splitSections } from '../../server/src/syntax/sections.ts';
import { DELIVERY, SECRETS, TRAFFIC, WATCHING } from './deliveryExamples.ts';
import { CONFIGURATIONS, POLICIES } from './policyExamples.ts';

const EXAMPLES = [CONFIGURATIONS, POLICIES, DELIVERY, SECRETS, TRAFFIC, WATCHING].flat();
const api = apiOf(Number.POSITIVE_INFINITY);

function problemsOf(text: string): readonly SchemaProblem[] {
  return splitSections(text).sections.flatMap(({ section }) =>
    resourcesOf(section).flatMap((resource) => validate(resource, api.minor)),
  );
}

/** An example with one text in it replaced. */
function changed(start: string, from: string, to: string): string {
  const example = EXAMPLES.find((text) => text.startsWith(start)) ?? '';
  expect(example).toContain(from);
  return example.replace(from, to);
}

test('finds nothing in valid objects of all projects', () => {
  for (const text of EXAMPLES) {
    const [resource] = resourcesOf(splitSections(text).sections[0]?.section ?? { text });
    expect(api.kind(resource?.apiVersion ?? '', resource?.kind ?? ''), text).toBeDefined();
    expect(problemsOf(text), text).toEqual([]);
  }
});

test.each([
  ['kustomize.config.k8s.io/v1alpha1', 'Component'],
  ['apiserver.config.k8s.io/v1', 'AuthorizationConfiguration'],
  ['kubeadm.k8s.io/v1beta3', 'InitConfiguration'],
  ['kyverno.io/v2', 'ClusterCleanupPolicy'],
  ['policies.kyverno.io/v1', 'ImageValidatingPolicy'],
  ['security.kubearmor.com/v1', 'KubeArmorHostPolicy'],
  ['external-secrets.io/v1beta1', 'ClusterExternalSecret'],
  ['argoproj.io/v1alpha1', 'ApplicationSet'],
  ['argoproj.io/v1alpha1', 'AnalysisTemplate'],
  ['source.toolkit.fluxcd.io/v1', 'Bucket'],
  ['cert-manager.io/v1', 'CertificateRequest'],
  ['networking.istio.io/v1beta1', 'ServiceEntry'],
  ['telemetry.istio.io/v1', 'Telemetry'],
  ['monitoring.coreos.com/v1alpha1', 'AlertmanagerConfig'],
  ['gateway.networking.k8s.io/v1', 'GRPCRoute'],
])('knows %s %s', (apiVersion, kind) => {
  expect(api.kind(apiVersion, kind)?.fields.has('kind')).toBe(true);
  expect(api.kinds).toContainEqual({ apiVersion, kind });
});

test.each([
  ['apiVersion: security.istio.io/v1\nkind: Peer', 'mtls:', 'mtsl:', 'mtls'],
  ['apiVersion: policies.kyverno.io', 'validationActions:', 'validationAction:', 'validationActions'],
  ['apiVersion: kubelet', 'readOnlyPort:', 'readonlyPort:', 'readOnlyPort'],
  ['apiVersion: argoproj.io/v1alpha1\nkind: Rollout', 'runAsNonRoot', 'runAsNonroot', 'runAsNonRoot'],
  ['apiVersion: serving.knative.dev', 'runAsNonRoot', 'runAsNonroot', 'runAsNonRoot'],
  ['apiVersion: kustomize', 'generatorOptions', 'generatorOption', 'generatorOptions'],
] as const)('finds a typo in %s', (start, from, to, meant) => {
  expect(problemsOf(changed(start, from, to))).toMatchObject([
    { type: 'unknown-field', field: to.replace(':', ''), meant },
  ]);
});

test('says nothing of a field that a version may have which is not in the file', () => {
  expect(problemsOf(changed('apiVersion: kubelet', 'rotateCertificates', 'quantumShielding'))).toEqual([]);
  expect(
    problemsOf(changed('apiVersion: cert-manager.io/v1\nkind: Certificate', 'duration', 'postQuantum')),
  ).toEqual([]);
});

test('finds wrong types, values that are none, and what is missing', () => {
  expect(problemsOf(changed('apiVersion: audit', 'level: Metadata', 'level: Meta'))).toMatchObject([
    { type: 'unknown-value', field: 'level', value: 'Meta' },
  ]);
  expect(problemsOf(changed('apiVersion: kustomize', '"1.10"', '1.10'))).toMatchObject([
    { type: 'wrong-type', field: 'newTag', expected: 'text' },
  ]);
  expect(
    problemsOf(
      changed('apiVersion: external', '      remoteRef: { key: shop/database, property: password }\n', ''),
    ),
  ).toMatchObject([{ type: 'missing-field', fields: ['remoteRef'] }]);
  expect(
    problemsOf(changed('apiVersion: pod-security', 'enforce: baseline', 'enforce: strict')),
  ).toMatchObject([{ type: 'unknown-value', field: 'enforce' }]);
});

test('finds fields of pods in the wrong place where a project carries pods', () => {
  const text = changed(
    'apiVersion: argoproj.io/v1alpha1\nkind: Rollout',
    'securityContext: { runAsNonRoot: true,',
    'securityContext: { runAsNonRoot: true, privileged: true,',
  );
  expect(problemsOf(text)).toMatchObject([
    { type: 'unknown-field', field: 'privileged', perContainer: 'securityContext' },
  ]);
});

test('tells keys of kustomize by their letters alone, as kustomize does, and others by their case too', () => {
  const vars =
    'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nvars:\n  - name: A\n    fieldref: { fieldpath: x }\n';
  expect(problemsOf(vars)).toEqual([]);
  expect(problemsOf(changed('apiVersion: kubeadm', 'certSANs', 'certSans'))).toHaveLength(1);
});

test('speaks of types that exist, in tables that belong to fields', () => {
  const names = Object.keys(data.types);
  expect(names.filter((name) => /[\s!@[\]{}:]/.test(name))).toEqual([]);
  const unknown = names.flatMap((name) =>
    [...(projectKinds.type(name)?.fields.values() ?? [])]
      .filter(({ base }) => base.length > 1 && api.type(base) === undefined)
      .map((field) => `${name}.${field.name}: ${field.base}`),
  );
  expect(unknown).toEqual([]);
  const homeless = [data.enums, data.listKeys, data.defaults]
    .flatMap((table) => Object.keys(table))
    .filter(
      (key) => !api.type(key.slice(0, key.lastIndexOf('.')))?.fields.has(key.slice(key.lastIndexOf('.') + 1)),
    );
  expect(homeless).toEqual([]);
  expect(Object.values(data.kinds).filter((name) => !names.includes(name))).toEqual([]);
});

test('says of an object of a project that something is missing only where it looks whole', () => {
  const start =
    'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: { name: shop }\nspec:\n';
  expect(problemsOf(`${start}  interval: 1m\n`)).toEqual([]);
  expect(problemsOf(`${start}  path: ./staging\n  interval: 1m\n`)).toEqual([]);
  expect(problemsOf(`${start}  path: ./shop\n  interval: 1m\n  prune: true\n`)).toMatchObject([
    { type: 'missing-field', fields: ['sourceRef'] },
  ]);
});

test('a text of a flow list that ends with a colon is one, as the API server reads it', () => {
  const entry = (addresses: string) =>
    `apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata: { name: a }\nspec: { hosts: [a.example.com], addresses: ${addresses} }\n`;
  expect(problemsOf(entry('[10.0.0.1, 2001:db8::]'))).toEqual([]);
  expect(problemsOf(entry('[10.0.0.1, { a: b }]'))).toMatchObject([{ type: 'wrong-type' }]);
});
