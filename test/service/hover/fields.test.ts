import { expect, test } from 'vitest';
import { apiOf } from '../../../server/src/schema/api.ts';
import type { TypeSchema } from '../../../server/src/schema/type.ts';
import { describeSchemaField } from '../../../server/src/service/hover/schemaField.ts';
import { hoverAt, packageDescriptions } from '../../support/hoverAt.ts';

const POD_PAGE = 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/';

test('an ordinary field: type, description, default, reference', () => {
  expect(
    hoverAt(`
      apiVersion: apps/v1
      kind: Deployment
      spec:
        repl|icas: 2
    `),
  ).toBe(
    [
      '**replicas**: integer',
      'Number of desired pods.',
      'Default: `1`',
      '[API reference](https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/deployment-v1/#DeploymentSpec)',
    ].join('\n\n'),
  );
});

test('a required list, whose items are told apart by a key', () => {
  const text = hoverAt(`
    apiVersion: v1
    kind: Pod
    spec:
      conta|iners: []
  `);
  expect(text).toMatch(/^\*\*containers\*\*: list of Container, required\n/);
  expect(text).toContain('\n\nItems are told apart by `name`.\n\n');
  expect(text).toContain(`[API reference](${POD_PAGE}#Container)`);
});

test('values that are taken, with those that the description does not name', () => {
  const text = hoverAt(`
    apiVersion: v1
    kind: PersistentVolumeClaim
    spec:
      volumeM|ode:
  `);
  expect(text).toContain('Values: `Block`, `Filesystem`\n\nDefault: `Filesystem`');
});

test('a field that only later versions have', () => {
  const pod = `
    apiVersion: v1
    kind: Pod
    spec:
      hostnameOver|ride: web
  `;
  expect(hoverAt(pod)).toMatch(/^\*\*hostnameOverride\*\*: string, since 1\.34\n/);
  expect(hoverAt(pod, { profile: 'pss-baseline', kubernetesVersion: 30 })).toMatch(
    /\*\*hostnameOverride\*\*: not in Kubernetes 1\.30, only since 1\.34\n/,
  );
});

test('a version that is not in the files says whose description it is', () => {
  const text = hoverAt('apiVersion: v1\nkind: Pod\nspec:\n  dns|Policy:\n', { kubernetesVersion: 31 });
  expect(text).toContain('*As of Kubernetes 1.32; what 1.31 has is not known exactly.*');
});

test('a kind, with its other versions', () => {
  expect(hoverAt('apiVersion: v1\nki|nd: Secret\n')).toMatch(/^\*\*Secret\*\* \(v1\)\n\nHolds secret data/);
  expect(hoverAt('apiVersion: autoscaling/v1\nkind: Horizontal|PodAutoscaler\n')).toContain(
    'API versions in Kubernetes 1.36: `autoscaling/v1`, `autoscaling/v2`.',
  );
});

test('a kind that is deprecated, new, or gone', () => {
  expect(hoverAt('apiVersion: v1\nkind: End|points\n')).toContain(
    'Deprecated since Kubernetes 1.33. Use EndpointSlice of discovery.k8s.io/v1.',
  );
  expect(hoverAt('apiVersion: batch/v1beta1\nkind: Cron|Job\n', { profile: 'pss-baseline' })).toContain(
    'Not served since Kubernetes 1.25. Use `batch/v1`.',
  );
  expect(hoverAt('apiVersion: admissionregistration.k8s.io/v1\nkind: Validating|AdmissionPolicy\n')).toMatch(
    /^\*\*ValidatingAdmissionPolicy\*\* \(admissionregistration\.k8s\.io\/v1, since Kubernetes 1\.30\)/,
  );
});

test('keys that are names of somebody else say nothing', () => {
  expect(hoverAt('apiVersion: v1\nkind: ConfigMap\ndata:\n  co|lor: red\n')).toBeUndefined();
  expect(hoverAt('apiVersion: v1\nkind: Secret\ndata:\n  password: c2Vjc|mV0\n')).toBeUndefined();
  expect(hoverAt('apiVersion: v1\nkind: Pod\nspec:\n  nothing|Known: x\n')).toBeUndefined();
});

test('every field of every type has a head, and nothing that is too long or said twice', () => {
  const api = apiOf(36);
  const types = new Set<TypeSchema>();
  const collect = (type: TypeSchema | undefined): void => {
    if (!type || types.has(type)) return;
    types.add(type);
    for (const { base } of type.fields.values()) collect(api.type(base));
  };
  for (const { apiVersion, kind } of api.kinds) collect(api.kind(apiVersion, kind));
  expect(types.size).toBeGreaterThan(500);
  const wrong: string[] = [];
  for (const type of types) {
    for (const field of type.fields.values()) {
      const text = describeSchemaField({ api, type, field, descriptions: packageDescriptions, version: 36 });
      const parts = text.split('\n\n');
      const isHead = parts[0]?.startsWith(`**${field.name}**: `);
      if (
        !isHead ||
        text.length > 1_000 ||
        new Set(parts).size < parts.length ||
        /undefined/.test(parts[0] ?? '')
      )
        wrong.push(`${type.name}: ${text}`);
    }
  }
  expect(wrong).toEqual([]);
});
