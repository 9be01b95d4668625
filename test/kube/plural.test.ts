import { expect, test } from 'vitest';
import { apiResourcesOf, findApiResource } from '../../server/src/kube/apiResources.ts';
import { resourceOfKind } from '../../server/src/kube/plural.ts';
import { RBAC_VERBS, URL_VERBS } from '../../server/src/kube/rbacVerbs.ts';
import { riskOfResource } from '../../server/src/kube/riskyResources.ts';
import { apiOf } from '../../server/src/schema/api.ts';

test.each([
  ['Pod', 'pods'],
  ['Endpoints', 'endpoints'],
  ['NetworkPolicy', 'networkpolicies'],
  ['Ingress', 'ingresses'],
  ['StorageClass', 'storageclasses'],
])('the resource of %s is %s', (kind, resource) => {
  expect(resourceOfKind(kind)).toBe(resource);
});

test('each kind of the stable API is served under the name that it is given', () => {
  // Bodies of requests to subresources, and options of requests, are kinds without a resource.
  const bodies = /^(?:Binding|DeleteOptions|Eviction|PodStatusResult|Scale|Status|TokenRequest|WatchEvent)$/;
  const missing = apiOf(36).kinds.filter(({ apiVersion, kind }) => {
    const slash = apiVersion.indexOf('/');
    const group = slash < 0 ? '' : apiVersion.slice(0, slash);
    const isStable = /(?:^|\/)v\d+$/.test(apiVersion) && apiResourcesOf(group) !== undefined;
    if (!isStable || kind.endsWith('List') || bodies.test(kind)) return false;
    return !findApiResource(group, resourceOfKind(kind));
  });
  expect(missing).toEqual([]);
});

test('says what a risky resource hands over, in a sentence', () => {
  expect(riskOfResource('', 'secrets')).toMatch(/credentials.*\.$/);
  expect(riskOfResource('apps', 'deployments')).toBeUndefined();
  expect(riskOfResource('', 'constructor')).toBeUndefined();
});

test('has each verb once', () => {
  for (const verbs of [RBAC_VERBS, URL_VERBS])
    expect(new Set(verbs.map(({ name }) => name)).size).toBe(verbs.length);
});
