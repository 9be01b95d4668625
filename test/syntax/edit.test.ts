import { describe, expect, test } from 'vitest';
import { applyOperations } from '../../server/src/syntax/edit/apply.ts';
import type { EditOperation } from '../../server/src/syntax/edit/operation.ts';
import { dedent } from '../support/ruleTester.ts';

function edit(before: string, ...operations: EditOperation[]): string {
  const outcome = applyOperations({ text: before }, operations);
  return outcome.ok ? outcome.text : `REFUSED: ${outcome.reason}`;
}

function expectEdit(before: string, operations: EditOperation | EditOperation[], after: string): void {
  expect(edit(dedent(before), ...[operations].flat())).toBe(dedent(after));
}

function expectRefusal(before: string, operation: EditOperation): void {
  expect(edit(before.includes('\n') ? dedent(before) : before, operation)).toMatch(/^REFUSED/);
}

describe('set inserts', () => {
  test('into a block mapping, after its last line and its trailing comment', () => {
    expectEdit(
      `
      spec:
        a: 1 # one
        b: # two
          c: 3 # three
        # after
      other: x
      `,
      { kind: 'set', path: ['spec', 'd'], value: false },
      `
      spec:
        a: 1 # one
        b: # two
          c: 3 # three
        d: false
        # after
      other: x
      `,
    );
  });

  test('missing parents in the indentation of the file', () => {
    expectEdit(
      `
      spec:
          containers:
          -   name: web # the site
              image: web:1
      `,
      {
        kind: 'set',
        path: ['spec', 'containers', 0, 'securityContext', 'capabilities', 'drop'],
        value: ['ALL'],
      },
      `
      spec:
          containers:
          -   name: web # the site
              image: web:1
              securityContext:
                  capabilities:
                      drop: ["ALL"]
      `,
    );
  });

  test('lists of names as most of the document has them', () => {
    const drop: EditOperation = { kind: 'set', path: ['c', 'drop'], value: ['ALL'] };
    expectEdit('a:\n- b\nc:\n  d: 1\n', drop, 'a:\n- b\nc:\n  d: 1\n  drop:\n  - ALL\n');
    expectEdit('a:\n- b\nb: [c]\nc:\n  d: 1\n', drop, 'a:\n- b\nb: [c]\nc:\n  d: 1\n  drop: ["ALL"]\n');
    expectEdit('a:\n- k: 1\nc:\n  d: 1\n', drop, 'a:\n- k: 1\nc:\n  d: 1\n  drop: ["ALL"]\n');
  });

  test('behind comments that belong to what is nested deeper', () => {
    expectEdit(
      `
      a:
        b:
          c: 1
          # d: 2

          # e: 3
        # f: 4
      `,
      { kind: 'set', path: ['a', 'x'], value: 1 },
      `
      a:
        b:
          c: 1
          # d: 2

          # e: 3
        x: 1
        # f: 4
      `,
    );
    expect(edit('a:\n  b: 1\n    # c', { kind: 'set', path: ['a', 'x'], value: 1 })).toBe(
      'a:\n  b: 1\n    # c\n  x: 1',
    );
  });

  test('in the indentation that most of the file has', () => {
    expectEdit(
      'a:\n b: 1\nc:\n  d:\n    e: 1\n  l:\n  - 1\n',
      { kind: 'set', path: ['c', 'x', 'k'], value: 1 },
      'a:\n b: 1\nc:\n  d:\n    e: 1\n  l:\n  - 1\n  x:\n    k: 1\n',
    );
  });

  test('behind the key that it belongs to', () => {
    const operation: EditOperation = { kind: 'set', path: ['c', 'pull'], value: 1, after: 'image' };
    expectEdit(
      'c:\n  image: x # i\n  # p\n  p: 1\n',
      operation,
      'c:\n  image: x # i\n  pull: 1\n  # p\n  p: 1\n',
    );
    expectEdit('c:\n  p: 1\n', operation, 'c:\n  p: 1\n  pull: 1\n');
    expectEdit('c: { image: x, p: 1 }\n', operation, 'c: { image: x, p: 1, pull: 1 }\n');
  });

  test('into an empty value, keeping the comment behind the colon', () => {
    expectEdit(
      'a:\n  b: # none yet\n  c: 1\n',
      { kind: 'set', path: ['a', 'b', 'x'], value: 1 },
      'a:\n  b: # none yet\n    x: 1\n  c: 1\n',
    );
    expectEdit(
      'a:\n  b: null # none\n  c: 1\n',
      { kind: 'set', path: ['a', 'b', 'x'], value: 1 },
      'a:\n  b: # none\n    x: 1\n  c: 1\n',
    );
    expectEdit('a:\n  b: ~\n', { kind: 'set', path: ['a', 'b'], value: true }, 'a:\n  b: true\n');
  });

  test('into {} as a block, and into {…} as it is', () => {
    expectEdit(
      'a:\n  b: {} # empty\n',
      { kind: 'set', path: ['a', 'b', 'x'], value: 1 },
      'a:\n  b: # empty\n    x: 1\n',
    );
    expectEdit(
      'a: { b: 1 } # c\n',
      { kind: 'set', path: ['a', 'x', 'k'], value: 'z' },
      'a: { b: 1, x: { k: z } } # c\n',
    );
    expectEdit(
      'a:\n- {}\n- b: 1\n',
      { kind: 'set', path: ['a', 0, 'x'], value: [{ k: {} }] },
      'a:\n- x:\n  - k: {}\n- b: 1\n',
    );
    expectEdit(
      'a:\n- {} # empty\n',
      { kind: 'set', path: ['a', 0, 'x'], value: 1 },
      'a:\n- { x: 1 } # empty\n',
    );
    expectEdit('a: {b: {}}\n', { kind: 'set', path: ['a', 'b', 'x'], value: 1 }, 'a: {b: { x: 1 }}\n');
  });

  test('into a flow mapping over several lines, before and after comments', () => {
    expectEdit(
      `
      a: {
        b: 1, # one
        c: 2 # two
      }
      `,
      { kind: 'set', path: ['a', 'd'], value: 3 },
      `
      a: {
        b: 1, # one
        c: 2, # two
        d: 3
      }
      `,
    );
  });

  test('at the end of a file without a last line break', () => {
    expect(edit('a:\n  b: 1', { kind: 'set', path: ['a', 'c'], value: 2 })).toBe('a:\n  b: 1\n  c: 2');
  });

  test('with the line endings and the byte-order mark of the file', () => {
    const after = edit('\uFEFFa:\r\n  b: 1 # x\r\n', { kind: 'set', path: ['a', 'c', 'd'], value: 2 });
    expect(after).toBe('\uFEFFa:\r\n  b: 1 # x\r\n  c:\r\n    d: 2\r\n');
    expect(edit('\uFEFFa: 1\n', { kind: 'set', path: ['b'], value: 2 })).toBe('\uFEFFa: 1\nb: 2\n');
  });

  test('after block scalars, whose blank lines are theirs only with "keep"', () => {
    expect(edit('a:\n  t: |\n    x\n\nb: 1\n', { kind: 'set', path: ['a', 'c'], value: 2 })).toBe(
      'a:\n  t: |\n    x\n  c: 2\n\nb: 1\n',
    );
    expect(edit('a:\n  t: |+\n    x\n\nb: 1\n', { kind: 'set', path: ['a', 'c'], value: 2 })).toBe(
      'a:\n  t: |+\n    x\n\n  c: 2\nb: 1\n',
    );
  });

  test('as JSON into JSON', () => {
    expectEdit(
      `
      {
        "spec": {
          "a": "b"
        }
      }
      `,
      { kind: 'set', path: ['spec', 'c', 'd'], value: ['x'] },
      `
      {
        "spec": {
          "a": "b",
          "c": {
            "d": [
              "x"
            ]
          }
        }
      }
      `,
    );
    expect(edit('{\n    "a": {},\n    "b": null\n}\n', { kind: 'set', path: ['a', 'x'], value: 1 })).toBe(
      '{\n    "a": {\n        "x": 1\n    },\n    "b": null\n}\n',
    );
    expect(edit('{\n    "b": null\n}\n', { kind: 'set', path: ['b'], value: ['x'] })).toBe(
      '{\n    "b": [\n        "x"\n    ]\n}\n',
    );
    expect(edit('{"a":{"b":1}}', { kind: 'set', path: ['a', 'c'], value: 'yes' })).toBe(
      '{"a":{"b":1, "c": "yes"}}',
    );
  });

  test('strings that read as something else in quotes', () => {
    expectEdit('a: 1\n', { kind: 'set', path: ['b'], value: 'yes' }, 'a: 1\nb: "yes"\n');
    expectEdit('a: 1\n', { kind: 'set', path: ['b'], value: '0755' }, 'a: 1\nb: "0755"\n');
    expectEdit('a: 1\n', { kind: 'set', path: ['b'], value: 'a: b # c' }, 'a: 1\nb: "a: b # c"\n');
  });
});

describe('set replaces', () => {
  test('a scalar in its quotes, keeping comment and anchor', () => {
    expectEdit('a: true   # why\n', { kind: 'set', path: ['a'], value: false }, 'a: false   # why\n');
    expectEdit("a: 'x' # why\n", { kind: 'set', path: ['a'], value: "it's" }, "a: 'it''s' # why\n");
    expectEdit('a: "x"\n', { kind: 'set', path: ['a'], value: 'w' }, 'a: "w"\n');
    expectEdit('a: &unused x\n', { kind: 'set', path: ['a'], value: 'w' }, 'a: &unused w\n');
    expectEdit('- a\n- b # c\n', { kind: 'set', path: [1], value: 'z' }, '- a\n- z # c\n');
  });

  test('an item of a block list, without quotes that only the old text needed', () => {
    const operations: EditOperation[] = [
      { kind: 'set', path: ['a', 0], value: 'get' },
      { kind: 'append', path: ['a'], value: 'list' },
    ];
    expectEdit("a:\n- '*' # all\n", operations, 'a:\n- get # all\n- list\n');
    expectEdit("a:\n- 'b'\n", operations, "a:\n- 'get'\n- 'list'\n");
    expectEdit('a: ["*"]\n', operations, 'a: ["get", "list"]\n');
  });

  test('a collection without comments', () => {
    expectEdit(
      'a:\n  drop: [X, Y] # c\n',
      { kind: 'set', path: ['a', 'drop'], value: ['ALL'] },
      'a:\n  drop: ["ALL"] # c\n',
    );
    expectEdit(
      'a:\n  drop:\n    - X\n  b: 1\n',
      { kind: 'set', path: ['a', 'drop'], value: ['ALL'] },
      'a:\n  drop: ["ALL"]\n  b: 1\n',
    );
    expectRefusal('a:\n  drop:\n    - X # keep me\n    - Y\n', {
      kind: 'set',
      path: ['a', 'drop'],
      value: ['ALL'],
    });
  });
});

describe('append', () => {
  test('never puts a list in the place of something else', () => {
    const append: EditOperation = { kind: 'append', path: ['a'], value: 'x' };
    for (const text of ['a: {}\n', 'a: { b: 1 }\n', 'a:\n  b: 1\n', 'a: text\n']) expectRefusal(text, append);
  });

  test('follows the indentation of the list', () => {
    expectEdit(
      'v:\n- name: a # one\n  x: 1\nz: 1\n',
      { kind: 'append', path: ['v'], value: { name: 'b', emptyDir: {} } },
      'v:\n- name: a # one\n  x: 1\n- name: b\n  emptyDir: {}\nz: 1\n',
    );
    expectEdit(
      'v:\n    -   name: a\n',
      { kind: 'append', path: ['v'], value: { name: 'b', x: 1 } },
      'v:\n    -   name: a\n    -   name: b\n        x: 1\n',
    );
    expectEdit('v: [a, b] # c\n', { kind: 'append', path: ['v'], value: 'c' }, 'v: [a, b, c] # c\n');
  });

  test('makes the list where it is missing or empty', () => {
    expectEdit(
      's:\n  l:\n    - 1\n',
      { kind: 'append', path: ['s', 'v'], value: { name: 'b' } },
      's:\n  l:\n    - 1\n  v:\n    - name: b\n',
    );
    expectEdit(
      's:\n  l:\n  - 1\n  v: []\n',
      { kind: 'append', path: ['s', 'v'], value: { name: 'b' } },
      's:\n  l:\n  - 1\n  v:\n  - name: b\n',
    );
    expectEdit(
      's:\n  v: # soon\n',
      { kind: 'append', path: ['s', 'v'], value: 'b' },
      's:\n  v: ["b"] # soon\n',
    );
  });
});

describe('remove', () => {
  test('keeps the comments of what goes', () => {
    expectEdit(
      `
      spec:
        # above
        hostPID: true # for the debugger
        other: 1
      `,
      { kind: 'remove', path: ['spec', 'hostPID'] },
      `
      spec:
        # above
        # for the debugger
        other: 1
      `,
    );
  });

  test('leaves the end of the file without a line break where it has none', () => {
    const remove: EditOperation = { kind: 'remove', path: ['a', 'c'] };
    expect(edit('a:\n  b: 1\n  c: 2', remove)).toBe('a:\n  b: 1');
    expect(edit('a:\r\n  b: 1\r\n  c: 2 # c', remove)).toBe('a:\r\n  b: 1\r\n  # c');
  });

  test('takes them along when told to', () => {
    expectEdit(
      'a:\n  b: 1 # gone\n  c: 2\n',
      { kind: 'remove', path: ['a', 'b'], comments: 'remove' },
      'a:\n  c: 2\n',
    );
  });

  test('takes parents along that would be empty', () => {
    expectEdit(
      'a:\n  s:\n    x:\n      y: 1\n  c: 2\n',
      { kind: 'remove', path: ['a', 's', 'x', 'y'] },
      'a:\n  c: 2\n',
    );
    expectEdit('a:\n  add: [X]\n  c: 2\n', { kind: 'remove', path: ['a', 'add', 0] }, 'a:\n  c: 2\n');
    expectEdit(
      'p:\n  - a: 1 # one\n  - b: 2\n',
      { kind: 'remove', path: ['p', 0, 'a'] },
      'p:\n  # one\n  - b: 2\n',
    );
    expectEdit('p: [{ a: 1 }]\nc: 2\n', { kind: 'remove', path: ['p', 0, 'a'] }, 'c: 2\n');
  });

  test('an item, and the first key of an item', () => {
    expectEdit(
      'v:\n- name: a\n  x: 1\n- name: b # two\n',
      { kind: 'remove', path: ['v', 0] },
      'v:\n- name: b # two\n',
    );
    expectEdit(
      'p:\n  - hostPort: 80\n    containerPort: 80\n',
      { kind: 'remove', path: ['p', 0, 'hostPort'] },
      'p:\n  - containerPort: 80\n',
    );
    expectEdit(
      'p:\n  - hostPort: 80 # c\n    containerPort: 80\n',
      { kind: 'remove', path: ['p', 0, 'hostPort'] },
      'p:\n  - # c\n    containerPort: 80\n',
    );
  });

  test('from flow collections with one comma', () => {
    expectEdit('a: [x, y, z]\n', { kind: 'remove', path: ['a', 0] }, 'a: [y, z]\n');
    expectEdit('a: [x, y, z]\n', { kind: 'remove', path: ['a', 2] }, 'a: [x, y]\n');
    expectEdit('{"a": 1, "b": 2}\n', { kind: 'remove', path: ['b'] }, '{"a": 1}\n');
  });
});

test('rename keeps value, comment and quotes', () => {
  expectEdit(
    'a:\n  serviceAccount: x # c\n',
    { kind: 'rename', path: ['a', 'serviceAccount'], key: 'serviceAccountName' },
    'a:\n  serviceAccountName: x # c\n',
  );
  expectEdit('{"a": 1}\n', { kind: 'rename', path: ['a'], key: 'b' }, '{"b": 1}\n');
});

test('several operations see each other', () => {
  expectEdit(
    'c:\n  name: x\n',
    [
      { kind: 'set', path: ['c', 'sc', 'a'], value: false },
      { kind: 'set', path: ['c', 'sc', 'b'], value: true },
      { kind: 'append', path: ['c', 'sc', 'l'], value: 'ALL' },
    ],
    'c:\n  name: x\n  sc:\n    a: false\n    b: true\n    l: ["ALL"]\n',
  );
});

test('tab stops are where the values are', () => {
  const outcome = applyOperations({ text: 'a:\n  b: 1\n' }, [
    { kind: 'set', path: ['a', 'r'], value: { cpu: { tabStop: '100m' } } },
  ]);
  expect(outcome).toMatchObject({
    ok: true,
    text: 'a:\n  b: 1\n  r:\n    cpu: 100m\n',
    tabStops: [{ start: 24, end: 28 }],
  });
});

describe('refuses', () => {
  const set: EditOperation = { kind: 'set', path: ['b', 'x'], value: 1 };
  test.each([
    ['an alias', 'a: &a { y: 1 }\nb: *a\n'],
    ['an anchor that others use', 'b: &a { y: 1 }\nc: *a\n'],
    ['a merge', 'a: &a { x: 2 }\nb:\n  <<: *a\n'],
    ['broken YAML', 'b:\n  y: 1\n bad\n'],
    ['a duplicate key', 'b:\n  y: 1\nb:\n  y: 2\n'],
    ['a template', 'b: "{{ .Values.b }}"\n'],
    ['a scalar parent', 'b: text\n'],
    ['a list parent', 'b:\n  - 1\n'],
    ['line breaks for some readers only', 'b: {} # x\ry\n'],
    ['the same in Unicode', 'b: { x: "\\u2028" } # \u2028\n'],
    ['an application tag', 'b: !vault { y: 1 }\n'],
    ['an anchored empty value', 'b: &b\n'],
    ['a value that holds an anchor in use', 'b:\n  x: [&x 1]\nc: *x\n'],
  ])('%s', (_what, text) => expectRefusal(text, set));

  test('a second document is none of its business', () => {
    expectRefusal('- 1\n', set);
    expectRefusal('', set);
  });
});

describe('sort puts keys in order', () => {
  test('with the comments above and beside them', () => {
    expectEdit(
      `
      spec:
        c: 3 # three
        # about a
        a:
          z: 1
          y: 2

        b: |
          text
      other: x
      `,
      { kind: 'sort', path: ['spec'] },
      `
      spec:
        # about a
        a:
          z: 1
          y: 2

        b: |
          text
        c: 3 # three
      other: x
      `,
    );
  });

  test('of the root, of an item and of a flow mapping', () => {
    expectEdit('kind: Pod\napiVersion: v1', { kind: 'sort', path: [] }, 'apiVersion: v1\nkind: Pod');
    expectEdit(
      `
      ports:
        - port: 80
          name: http
        - port: 81
      `,
      { kind: 'sort', path: ['ports', 0] },
      `
      ports:
        - name: http
          port: 80
        - port: 81
      `,
    );
    expectEdit('{"b": 1, "a": [2]}\n', { kind: 'sort', path: [] }, '{"a": [2], "b": 1}\n');
  });

  test('is refused where a comment may belong to the first key, an anchor would move, or there is no order', () => {
    expectRefusal('a:\n  # which one?\n  c: 1\n  b: 2\n', { kind: 'sort', path: ['a'] });
    expectRefusal('- c: 1\n  # about b\n  b: 2\n', { kind: 'sort', path: [0] });
    expectRefusal('c: &x [1]\nb: *x\n', { kind: 'sort', path: [] });
    expectRefusal('b: 1\n', { kind: 'sort', path: [] });
    expectRefusal('- 1\n', { kind: 'sort', path: [] });
  });
});
