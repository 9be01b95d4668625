import { expect, test } from 'vitest';
import { DEFAULT_CONFIG } from '../../server/src/config/config.ts';
import { diagnose } from '../../server/src/service/diagnose.ts';
import { createSnapshot } from '../../server/src/service/snapshot.ts';

const TEXT = 'resources:\n  - web.yaml\nnamePrefx: shop-\n';
const told = (text: string, file: string) =>
  diagnose(createSnapshot(text, DEFAULT_CONFIG, { file })).findings.map(({ finding }) => finding.data);

test.each(['kustomization.yaml', 'kustomization.yml', 'base/Kustomization'])(
  '%s is a kustomization, said or not',
  (file) => {
    expect(told(TEXT, file)).toMatchObject([{ field: 'namePrefx', parent: 'Kustomization' }]);
    expect(told(`kind: Kustomization\n${TEXT}`, file)).toHaveLength(1);
  },
);

test('a file of another name, and a document of another kind, are what they say', () => {
  expect(told(TEXT, 'values.yaml')).toEqual([]);
  expect(told(`kind: Other\n${TEXT}`, 'kustomization.yaml')).toEqual([]);
});

test('a document is implied to be the same after it was edited', () => {
  const before = createSnapshot(TEXT, DEFAULT_CONFIG, { file: 'kustomization.yaml' });
  const options = { file: 'kustomization.yaml', previous: before };
  const after = createSnapshot(`${TEXT}nameSufix: -a\n`, DEFAULT_CONFIG, options);
  expect(diagnose(after).findings.map(({ range }) => range.start.line)).toEqual([2, 3]);
});
