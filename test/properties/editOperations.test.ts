import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Path } from '../../server/src/base/path.ts';
import { applyOperations, canApply } from '../../server/src/syntax/edit/apply.ts';
import { type EditOperation, isTabStop, type NewValue } from '../../server/src/syntax/edit/operation.ts';
import { splitSections } from '../../server/src/syntax/sections.ts';
import { commentsOf, type Plain, readIndependently } from '../support/independentYaml.ts';
import { anyText } from '../support/valueArbitraries.ts';

/** Every path into a value, the root's first. */
function pathsOf(value: Plain, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const children: [string | number, Plain][] = Array.isArray(value)
    ? value.map((item: Plain, index): [number, Plain] => [index, item])
    : Object.entries(value);
  return [path, ...children.flatMap(([step, child]) => pathsOf(child, [...path, step]))];
}

const newKey = fc.constantFrom('a', 'b', 'new', 'app.kubernetes.io/name', '8080', 'yes', 'käse');
const newValue: fc.Arbitrary<NewValue> = fc.oneof(
  fc.constantFrom<NewValue>(true, false, 0, 10001, 'x', 'yes', '0644', 'a: b', '', "it's", {
    tabStop: '100m',
  }),
  fc.constantFrom<NewValue>(['ALL'], [], {}, { name: 'tmp', emptyDir: {} }, { type: 'RuntimeDefault' }, [
    { x: 1 },
  ]),
);

const operation = fc.record({
  kind: fc.constantFrom('set', 'append', 'remove', 'rename', 'sort'),
  place: fc.nat(),
  extra: fc.array(newKey, { maxLength: 2 }),
  key: newKey,
  value: newValue,
});

type Draft = typeof operation extends fc.Arbitrary<infer T> ? T : never;

function toOperation({ kind, place, extra, key, value }: Draft, paths: readonly Path[]): EditOperation {
  const base = paths[place % paths.length] ?? [];
  if (kind === 'set') return { kind, path: [...base, ...extra], value };
  if (kind === 'append') return { kind, path: [...base, ...extra], value };
  if (kind === 'rename') return { kind, path: base, key };
  if (kind === 'sort') return { kind, path: base };
  return { kind: 'remove', path: base };
}

/** What an operation means for a value, said once more and without the engine's help. */
function expected(root: Plain, operation: EditOperation): Plain {
  if (operation.kind === 'sort') return root;
  const copy = structuredClone(root) as Plain;
  const steps = [...operation.path];
  const last = steps.pop();
  if (last === undefined) throw new Error('The root is not edited.');
  const parents: { holder: Holder; step: string | number }[] = [];
  let holder = copy as unknown as Holder;
  for (const step of [...steps, last]) {
    parents.push({ holder, step });
    if (step === last && parents.length === operation.path.length) break;
    holder[step] ??= {};
    holder = holder[step] as Holder;
  }
  change(holder, last, operation);
  if (operation.kind === 'remove') dropEmpty(parents);
  return copy;
}

type Holder = Record<string | number, unknown>;

function change(
  holder: Holder,
  last: string | number,
  operation: Exclude<EditOperation, { kind: 'sort' }>,
): void {
  switch (operation.kind) {
    case 'set':
      holder[last] = plain(operation.value);
      return;
    case 'append':
      holder[last] = [...((holder[last] as unknown[] | null | undefined) ?? []), plain(operation.value)];
      return;
    case 'remove':
      remove(holder, last);
      return;
    case 'rename':
      holder[operation.key] = holder[last];
      if (operation.key !== last) delete holder[last];
  }
}

function remove(holder: Holder, step: string | number): void {
  if (Array.isArray(holder)) holder.splice(Number(step), 1);
  else delete holder[step];
}

/** A mapping or list that lost its last part goes too, as far as it is the value of a key. */
function dropEmpty(parents: readonly { holder: Holder; step: string | number }[]): void {
  for (const { holder, step } of [...parents].reverse().slice(1)) {
    const child = holder[step];
    if (typeof child !== 'object' || child === null || Object.keys(child).length > 0) return;
    remove(holder, step);
  }
}

function plain(value: NewValue): unknown {
  if (typeof value !== 'object') return value;
  if (isTabStop(value)) return value.tabStop;
  if (Array.isArray(value)) return value.map((item: NewValue) => plain(item));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item as NewValue)]));
}

test('an edit does what it says and nothing else, or is refused', () => {
  let done = 0;
  fc.assert(
    fc.property(anyText, fc.array(operation, { minLength: 1, maxLength: 2 }), ({ values, text }, drafts) => {
      const { sections } = splitSections(text);
      const [value] = values;
      const section = sections[0]?.section;
      if (!section || sections.length !== 1 || value === undefined) return;
      const paths = pathsOf(value);
      const operations = drafts.map((draft) => toOperation(draft, paths));
      const outcome = applyOperations(section, operations);
      if (!outcome.ok) return;
      done += 1;
      expect(canApply(section, operations.slice(0, 1))).toBe(true);
      const { errors, values: read } = readIndependently(outcome.text);
      expect({ errors, read }).toEqual({ errors: [], read: [operations.reduce(expected, value)] });
      expect([...commentsOf(outcome.text)].sort()).toEqual([...commentsOf(text)].sort());
      if (text.includes('\r\n')) expect(outcome.text).not.toMatch(/(?<!\r)\n/);
    }),
    { seed: 21, numRuns: 800 },
  );
  expect(done).toBeGreaterThan(200);
});

test('what is set reads back as it was set, and setting it again changes nothing', () => {
  fc.assert(
    fc.property(anyText, fc.nat(), newKey, newValue, ({ values, text }, place, key, value) => {
      const paths = pathsOf(values[0] ?? null);
      const operation: EditOperation = {
        kind: 'set',
        path: [...(paths[place % paths.length] ?? []), key],
        value,
      };
      const once = applyOperations({ text }, [operation]);
      if (!once.ok) return;
      const twice = applyOperations({ text: once.text }, [operation]);
      if (twice.ok) expect(twice.text).toBe(once.text);
    }),
    { seed: 22, numRuns: 300 },
  );
});
