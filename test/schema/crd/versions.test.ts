import { expect, test } from 'vitest';
import { type Beside, findings } from './support.ts';

const version = (name: string, more: string): string =>
  `    - { name: ${name}, ${more}, schema: { openAPIV3Schema: { type: object, properties: { spec: { type: object, properties: { ${name}: { type: string } } } } } } }\n`;

const crd = (...versions: string[]): string => `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: widgets.example.com }
spec:
  group: example.com
  scope: Namespaced
  names: { kind: Widget, plural: widgets }
  versions:
${versions.join('')}`;

const CRD = crd(
  version('v1alpha1', 'served: false, storage: false'),
  version('v1beta1', 'served: true, storage: false, deprecated: true'),
  version('v1', 'served: true, storage: true'),
);

const object = (name: string): string =>
  `apiVersion: example.com/${name}\nkind: Widget\nmetadata: { name: web, namespace: shop }\nspec: { ${name}: a }\n`;

const said = (name: string, beside: Beside): string[] =>
  findings(object(name), beside, 'app/web.yaml', 'deprecated-api');

test('each version has its own schema', () => {
  expect(findings(object('v1'), { 'crd.yaml': CRD })).toEqual([]);
  expect(findings(object('v1beta1'), { 'crd.yaml': CRD })).toEqual([]);
  expect(findings(object('v1').replace('{ v1:', '{ v1beta1:'), { 'crd.yaml': CRD })).toHaveLength(1);
});

test('a version that is not served is said, and one that is deprecated', () => {
  expect(said('v1alpha1', { 'crd.yaml': CRD })).toEqual([
    'example.com/v1alpha1 | Widget in example.com/v1alpha1 is not served, as its definition in the workspace says: use example.com/v1.',
  ]);
  expect(said('v1beta1', { 'crd.yaml': CRD })).toEqual([
    'example.com/v1beta1 | Widget in example.com/v1beta1 is deprecated: use example.com/v1.',
  ]);
  expect(said('v1', { 'crd.yaml': CRD })).toEqual([]);
});

test('nothing is said of a version that no definition has, or that another definition serves', () => {
  expect(said('v2', { 'crd.yaml': CRD })).toEqual([]);
  const old = crd(version('v1alpha1', 'served: true, storage: true'));
  expect(said('v1alpha1', { 'a/crd.yaml': CRD, 'b/crd.yaml': old })).toEqual([]);
});

test('nothing is said where a template decides, or nothing takes the place of what is deprecated', () => {
  const templated = CRD.replace('served: false', 'served: {{ .Values.old }}');
  expect(said('v1alpha1', { 'crd.yaml': templated })).toEqual([]);
  const only = crd(version('v1beta1', 'served: true, storage: true, deprecated: true'));
  expect(said('v1beta1', { 'crd.yaml': only })).toEqual([]);
});
