import { expect, test } from 'vitest';
import {
  type FileFacts,
  factsBeside,
  factsNear,
  factsOf,
  objectsNamed,
  withFile,
} from '../../server/src/kube/facts/facts.ts';
import { createFactStore } from '../../server/src/lsp/factStore.ts';
import { factsOfFile } from '../../server/src/service/fileFacts.ts';
import { splitSections } from '../../server/src/syntax/sections.ts';

const account = (name: string, namespace?: string): string =>
  `apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: ${name}\n${
    namespace === undefined ? '' : `  namespace: ${namespace}\n`
  }`;

const fileOf = (file: string, ...texts: string[]): FileFacts =>
  factsOfFile(splitSections(texts.join('---\n')), file);

const A = fileOf('app/a.yaml', account('a'), account('a', 'shop'));
const B = fileOf('app/b.yaml', account('b'));
const C = fileOf('lib/c.yaml', account('a', 'shop'), account('c', 'other'));

test('a file that changes stands where it would stand if all were read anew', () => {
  const whole = { files: [A, B, C] };
  for (const own of whole.files) {
    const others = { files: whole.files.filter((file) => file !== own) };
    const layered = withFile(others, own);
    expect(layered.files).toEqual(whole.files);
    expect(factsOf(layered, 'serviceAccount')).toEqual(factsOf(whole, 'serviceAccount'));
    for (const namespace of [undefined, 'shop', 'other', 'none']) {
      const place = { namespace, file: 'app/x.yaml' };
      expect(factsNear(layered, 'serviceAccount', place)).toEqual(factsNear(whole, 'serviceAccount', place));
      expect(factsBeside(layered, 'serviceAccount', place)).toEqual(
        factsBeside(whole, 'serviceAccount', place),
      );
      const name = { kind: 'ServiceAccount', name: 'a', namespace };
      expect(objectsNamed(layered, name)).toEqual(objectsNamed(whole, name));
    }
  }
});

test('the store has files in one order, and is the same object until a file says something else', () => {
  const store = createFactStore();
  for (const file of [C, A, B]) store.put(file);
  const all = store.current();
  expect(all.files).toEqual([A, B, C]);
  store.put(fileOf('lib/c.yaml', account('a', 'shop'), account('c', 'other')));
  store.put(fileOf('lib/empty.yaml', 'a: 1\n'));
  expect(store.current()).toBe(all);
  store.remove(A.file);
  expect(store.current().files).toEqual([B, C]);
});

test('what is typed in one file leaves the facts of the others as they are', () => {
  const store = createFactStore();
  for (const file of [A, B, C]) store.put(file);
  const before = store.currentWith(fileOf(B.file, account('b1')));
  const after = store.currentWith(fileOf(B.file, account('b2')));
  expect(after.latest?.others).toBe(before.latest?.others);
  expect(factsOf(after, 'serviceAccount').map(({ name }) => name)).toEqual(['a', 'a', 'b2', 'a', 'c']);
});
