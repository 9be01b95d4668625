import { expect, test } from 'vitest';
import { apiOf } from '../../server/src/schema/api.ts';
import { minorsWithField } from '../../server/src/schema/kubernetes.ts';

test('serves a minor that is not known by the next newer one', () => {
  expect([27, 28, 31, 35, 36, 40, Number.POSITIVE_INFINITY].map((version) => apiOf(version).minor)).toEqual([
    28, 28, 32, 36, 36, 36, 36,
  ]);
  expect(
    [27, 28, 31, 36, 40, Number.POSITIVE_INFINITY].map((version) => apiOf(version).type('V1Pod')?.exact),
  ).toEqual([false, true, true, true, false, true]);
});

test('knows the kinds of a minor and their types', () => {
  expect(apiOf(36).kind('apps/v1', 'Deployment')?.fields.get('spec')).toMatchObject({
    base: 'V1DeploymentSpec',
  });
  expect(apiOf(36).kind('v1', 'Event')?.name).toBe('CoreV1Event');
  expect(apiOf(36).kind('apps/v1beta1', 'Deployment')).toBeUndefined();
  expect(apiOf(28).kind('admissionregistration.k8s.io/v1', 'ValidatingAdmissionPolicy')).toBeUndefined();
  expect(apiOf(30).kind('admissionregistration.k8s.io/v1', 'ValidatingAdmissionPolicy')).toBeDefined();
});

test('knows requirement, values, keys and the shape of a field', () => {
  const container = apiOf(34).type('V1Container');
  expect(container?.fields.get('name')).toMatchObject({ base: 'L', required: true });
  expect(container?.fields.get('ports')).toMatchObject({
    nesting: '[',
    base: 'V1ContainerPort',
    keys: ['containerPort', 'protocol'],
  });
  expect(container?.fields.get('imagePullPolicy')?.values).toEqual(['Always', 'IfNotPresent', 'Never']);
  expect(apiOf(28).type('V1ResourceRequirements')?.fields.get('limits')).toMatchObject({
    nesting: '{',
    base: 'q',
  });
  expect(apiOf(28).type('V1ContainerPort')?.fields.get('containerPort')?.base).toBe('i');
});

test('knows in which minors a field exists', () => {
  expect(minorsWithField('V1PodSpec', 'hostnameOverride')).toEqual({ first: 34, last: 36 });
  expect(minorsWithField('V1PodSpec', 'nothing')).toBeUndefined();
});
