import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Path } from '../../server/src/base/path.ts';
import { RULES } from '../../server/src/rules/index.ts';
import { applyOperations, thinksOut } from '../../server/src/syntax/edit/apply.ts';
import { surelyFits } from '../../server/src/syntax/edit/fits.ts';
import type { EditOperation } from '../../server/src/syntax/edit/operation.ts';
import type { Node } from '../../server/src/syntax/node.ts';
import { parse } from '../../server/src/syntax/parse.ts';

const POD = `spec:
  hostNetwork: true
  note:
  script: |
    run
  flow: { a: 1, list: [x] }
  containers:
    - name: web
      args:
        - serve
    -
      name: other
`;

const set = (path: Path, value: string | readonly string[] = 'x'): EditOperation => ({
  kind: 'set',
  path,
  value,
});
const append = (path: Path): EditOperation => ({ kind: 'append', path, value: 'x' });

test.each<[string, EditOperation]>([
  ['a scalar', set(['spec', 'hostNetwork'])],
  ['a new key', set(['spec', 'hostPID'])],
  ['a new key of an item', set(['spec', 'containers', 0, 'securityContext', 'runAsNonRoot'])],
  ['an item whose key stands below its dash', set(['spec', 'containers', 1, 'image'])],
  ['another item', append(['spec', 'containers', 0, 'args'])],
  ['the first item of a new list', append(['spec', 'containers', 0, 'command'])],
])('is sure of %s', (_, operation) => {
  const section = { text: POD };
  expect([surelyFits(section, operation), applyOperations(section, [operation]).ok]).toEqual([true, true]);
});

test.each<[string, string, EditOperation]>([
  ['an empty value', POD, set(['spec', 'note'])],
  ['a block scalar', POD, set(['spec', 'script'])],
  ['flow style', POD, set(['spec', 'flow', 'b'])],
  ['a list in place of a scalar', POD, set(['spec', 'hostNetwork'], ['x'])],
  ['an item that is not there', POD, set(['spec', 'containers', 7, 'name'])],
  ['the document itself', POD, set([])],
  ['removal', POD, { kind: 'remove', path: ['spec', 'note'] }],
  ['anchors', 'a: &x\n  b: 1\nc: *x\n', set(['a', 'd'])],
  ['merge keys', 'a:\n  <<: {}\n  b: 1\n', set(['a', 'd'])],
  ['explicit keys', 'a:\n  ? b\n  : 1\n', set(['a', 'd'])],
  ['tags', 'a: !mine\n  b: 1\n', set(['a', 'd'])],
  ['templates', 'a:\n  b: {{ .x }}\n  {{ toYaml . }}\n', set(['a', 'd'])],
])('leaves %s to the edit', (_, text, operation) => {
  expect(surelyFits({ text }, operation)).toBe(false);
});

/** The paths of all nodes. */
function pathsOf(node: Node): Path[] {
  const children =
    node.kind === 'map'
      ? [...node.entries.values()].map(({ value }) => value)
      : node.kind === 'sequence'
        ? node.items
        : [];
  return [node.path, ...children.flatMap(pathsOf)];
}

test('what is sure is never refused, in the examples of all rules', () => {
  const texts = RULES.flatMap(({ meta }) => [meta.examples.bad, meta.examples.good]);
  const tail = fc.constantFrom<Path>([], ['new'], ['new', 'inner'], [0], ['new', 0]);
  let sure = 0;
  fc.assert(
    fc.property(fc.constantFrom(...texts), fc.nat(), tail, fc.boolean(), (text, place, rest, appends) => {
      const section = { text };
      const { root, problems } = parse(section);
      if (!root || problems.length > 0) return;
      const paths = pathsOf(root);
      const path = [...(paths[place % paths.length] ?? []), ...rest];
      const operation: EditOperation = appends ? append(path) : set(path);
      if (!surelyFits(section, operation)) return;
      sure += 1;
      expect(thinksOut(section, operation)).toBe(true);
    }),
    { seed: 7, numRuns: 3000 },
  );
  expect(sure).toBeGreaterThan(500);
});
