import { expect, test } from 'vitest';
import type { Path } from '../../server/src/base/path.ts';
import { apiOf } from '../../server/src/schema/api.ts';
import { spotAt } from '../../server/src/schema/lookUp.ts';

function look(path: Path, kind = 'Deployment', apiVersion = 'apps/v1') {
  const spot = spotAt(apiOf(36), apiVersion, kind, path);
  return (
    spot && {
      types: spot.types.map(({ name }) => name),
      field: spot.field?.name,
      nesting: spot.nesting,
      type: spot.type?.name,
    }
  );
}

test('a field of the object', () => {
  expect(look(['spec'])).toEqual({
    types: ['V1Deployment'],
    field: 'spec',
    nesting: '',
    type: 'V1DeploymentSpec',
  });
});

test('the object itself', () => {
  expect(look([])).toEqual({ types: [], field: undefined, nesting: '', type: 'V1Deployment' });
});

test('a list, its item, and a field of the item', () => {
  const types = ['V1Deployment', 'V1DeploymentSpec', 'V1PodTemplateSpec', 'V1PodSpec'];
  const list = ['spec', 'template', 'spec', 'containers'];
  expect(look(list)).toEqual({ types, field: 'containers', nesting: '[', type: undefined });
  expect(look([...list, 0])).toEqual({ types, field: 'containers', nesting: '', type: 'V1Container' });
  expect(look([...list, 0, 'image'])).toEqual({
    types: [...types, 'V1Container'],
    field: 'image',
    nesting: '',
    type: undefined,
  });
});

test('an entry of a map', () => {
  const types = ['V1Deployment', 'V1ObjectMeta'];
  expect(look(['metadata', 'labels', 'app'])).toEqual({
    types,
    field: 'labels',
    nesting: '',
    type: undefined,
  });
});

test('what the schema does not have', () => {
  expect(look(['spec', 'nothing'])).toBeUndefined();
  expect(look(['spec', 'replicas', 'x'])).toBeUndefined();
  expect(look(['spec', 'template', 'spec', 'containers', 'x'])).toBeUndefined();
  expect(look(['spec'], 'Unknown')).toBeUndefined();
});
