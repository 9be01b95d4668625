import { expect, test } from 'vitest';
import { DEFAULT_CONFIG } from '../../server/src/config/config.ts';
import { diagnose } from '../../server/src/service/diagnose.ts';
import { createSnapshot } from '../../server/src/service/snapshot.ts';
import { foldsOf } from '../../server/src/service/structure/folding.ts';
import { pathLinks } from '../../server/src/service/structure/links.ts';
import { selectionRanges } from '../../server/src/service/structure/selection.ts';
import { documentSymbols } from '../../server/src/service/structure/symbols.ts';

const HEAD = 'apiVersion: v1\nkind: Pod\n';
const POD = `${HEAD}metadata:\n  name: a\nspec:\n  containers:\n    - name: c\n      image: a/b:1\n`;

const ID = 'cpu-request';

const fill = (piece: string, length: number): string => piece.repeat(Math.ceil(length / piece.length));

/** Texts of about a length, in UTF-16 units. */
const TEXTS: readonly (readonly [string, (length: number) => string])[] = [
  ['one very long line', (n) => `${HEAD}a: ${fill('x y ', n)}\n`],
  ['JSON on one line', (n) => `{"apiVersion":"v1","kind":"List","items":[${fill('{"kind":"A"},', n)}{}]}`],
  ['empty documents', (n) => fill('---\n', n)],
  ['documents', (n) => fill(`---\n${POD}`, n)],
  ['a flat mapping', (n) => Array.from({ length: n / 10 }, (_, index) => `k${index}: v\n`).join('')],
  ['a long list', (n) => `apiVersion: v1\nkind: List\nitems:\n${fill('- {a: 1}\n', n)}`],
  ['many containers', (n) => POD + fill('    - name: c\n      image: a/b:1\n', n / 4)],
  ['opening brackets', (n) => `${HEAD}a: ${fill('[', n)}`],
  ['closing brackets', (n) => fill(']', n)],
  ['commas', (n) => `${HEAD}a: [${fill(',', n)}]`],
  ['dashes', (n) => fill('- ', n)],
  ['open quotes', (n) => HEAD + fill('a: "x\n', n)],
  ['keys without colons', (n) => HEAD + fill('foo\n', n)],
  ['one key again and again', (n) => HEAD + fill('a: 1\n', n)],
  ['anchors and aliases', (n) => `${HEAD}a: &a 1\nb:\n${fill('- *a\n', n)}`],
  ['merge keys', (n) => `${HEAD}a: &a {b: 1}\nc:\n${fill('- {<<: *a}\n', n)}`],
  ['empty lines', (n) => fill('\n', n)],
  ['lone carriage returns', (n) => fill('\r', n)],
  ['comments of Windows before a document', (n) => `${fill('# c\r\n', n)}a: 1\r\n---\r\n`],
  ['templates in comments', (n) => `${HEAD}# ${fill('{{ ', n)}\n`],
  ['templates', (n) => POD + fill('{{- if x }}\n', n)],
  [
    'suppressions',
    (n) => POD + fill(`    # manifest-guard-disable-next-line ${ID} -- x\n    - name: c\n`, n),
  ],
  [
    'suppressions one above the other',
    (n) => fill(`# manifest-guard-disable-next-line ${ID} -- x\n`, n) + POD,
  ],
  [
    'blocks of suppressions',
    (n) => POD + fill(`# manifest-guard-disable ${ID}\n# manifest-guard-enable x\n`, n),
  ],
  ['suppressions of the whole file', (n) => fill(`# manifest-guard-disable-file ${ID} -- x\n`, n) + POD],
  ['a suppression of many rules', (n) => `# manifest-guard-disable-file ${fill('host-px,', n)}\n${POD}`],
  ['suppressions of another tool', (n) => POD + fill('    #trivy:ignore:KSV-*\n    - name: c\n', n)],
  ['a comment of number signs', (n) => `${HEAD}# trivy:ignore:x ${fill('#', n)}\n`],
  ['a script', (n) => `${HEAD}data:\n  a: |\n${fill('    echo "a: b" # c\n', n)}`],
  ['key after key, each inside the one before', (n) => nested(Math.sqrt(2 * n))],
];

const nested = (levels: number): string =>
  HEAD + Array.from({ length: levels }, (_, level) => `${' '.repeat(level)}a:\n`).join('');

/** Processor time in milliseconds, which other processes disturb less than time by the clock. */
function cost(text: string): number {
  const started = process.cpuUsage();
  const snapshot = createSnapshot(text, DEFAULT_CONFIG);
  diagnose(snapshot);
  documentSymbols(snapshot);
  foldsOf(snapshot);
  pathLinks(snapshot);
  selectionRanges(snapshot, { line: 3, character: 4 });
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1_000;
}

const SMALL = 12_000;
const FACTOR = 10;

test.each(TEXTS)('the time for %s grows with its length', (_what, make) => {
  const small = make(SMALL);
  const large = make(SMALL * FACTOR);
  cost(small);
  const few = Math.min(cost(`${small} `), cost(`${small}  `), cost(`${small}   `));
  const many = Math.min(cost(`${large} `), cost(`${large}  `));
  // Growth with the square would be a factor of 100.
  expect(many).toBeLessThan(4 * FACTOR * (few + 5));
});
