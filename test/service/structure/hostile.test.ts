import { describe, expect, test } from 'vitest';
import type { Position, Range } from '../../../server/src/base/span.ts';
import { DEFAULT_CONFIG } from '../../../server/src/config/config.ts';
import { highlightsAt } from '../../../server/src/service/navigation/highlight.ts';
import { spotAt } from '../../../server/src/service/navigation/occurrences.ts';
import { renamableAt } from '../../../server/src/service/navigation/rename.ts';
import { createSnapshot } from '../../../server/src/service/snapshot.ts';
import { foldsOf } from '../../../server/src/service/structure/folding.ts';
import { pathLinks } from '../../../server/src/service/structure/links.ts';
import { selectionRanges } from '../../../server/src/service/structure/selection.ts';
import { documentSymbols, type StructureSymbol } from '../../../server/src/service/structure/symbols.ts';

const POD = `apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
spec:
  containers:
    - name: web
      image: registry.example.com/web:1.4.2
      volumeMounts: [{ name: data, mountPath: /data }]
  volumes: [{ name: data, emptyDir: {} }]
`;

const TEXTS: Readonly<Record<string, string>> = {
  nothing: '',
  'blank lines': '\n\n  \n',
  'comments only': '# a\n# b\n---\n# c\n',
  'half a line': 'apiVersion: v1\nkind: Pod\nmetadata:\n  na',
  'an open bracket': `${POD}  nodeSelector: { a: [b, c\n`,
  'a wrong indentation': POD.replace('    - name: web', ' - name: web'),
  tabs: POD.replaceAll('  ', '\t'),
  'lines of Windows': POD.replaceAll('\n', '\r\n'),
  'an alias for a container': POD.replace('- name: web', '- &c\n      name: web').replace(
    '  volumes',
    '    - *c\n  volumes',
  ),
  'an alias before its anchor': POD.replace('name: data, mount', 'name: *v, mount'),
  'no metadata': 'apiVersion: v1\nkind: Pod\nspec: { containers: [{}] }\n',
  'a generated name': POD.replace('name: web, namespace', 'generateName: web-, namespace'),
  'metadata that is a text': 'apiVersion: v1\nkind: Pod\nmetadata: web\nspec: none\n',
  'a list in a list': `apiVersion: v1\nkind: List\nitems:\n  - apiVersion: v1\n    kind: List\n    items:\n      - { apiVersion: v1, kind: Service, metadata: { name: a }, spec: { selector: { app: web } } }\n  - null\n  - 7\n`,
  JSON: '{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "a"}, "data": {"a": "b", "a": "c"}}',
  'a certificate': `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata:\n  ca.crt: |\n    -----BEGIN CERTIFICATE-----\n${'    MIIB\n'.repeat(400)}    -----END CERTIFICATE-----\n  b: |+\n    c\n\n\n`,
  'a kustomization': 'kind: Kustomization\nresources: [a.yaml, "b.yaml", *c]\nimages: [{ name: a }]\n',
  'keys that are no texts':
    'apiVersion: v1\nkind: Pod\n? [a, b]\n: c\n1: 2\nnull: 3\nmetadata: { name: 7, labels: { 1: 2 } }\n',
  templates:
    '{{- if .Values.a }}\napiVersion: v1\nkind: {{ .Values.kind }}\nmetadata:\n  name: {{ .Values.name }}\n{{- end }}\n',
};

const isBefore = (a: Position, b: Position): boolean =>
  a.line < b.line || (a.line === b.line && a.character <= b.character);
const holds = (outer: Range, inner: Range): boolean =>
  isBefore(outer.start, inner.start) && isBefore(inner.end, outer.end);

/** What is wrong with the ranges of symbols: editors refuse the whole outline then. */
function misplaced(symbols: readonly StructureSymbol[], around?: Range): string[] {
  return symbols.flatMap(({ name, range, selectionRange, children }, index) => [
    ...(name.trim() === '' ? ['a symbol without a name'] : []),
    ...(holds(range, selectionRange) ? [] : [`${name}: selection outside`]),
    ...(around && !holds(around, range) ? [`${name}: outside of its parent`] : []),
    ...(isBefore(symbols[index - 1]?.range.start ?? range.start, range.start)
      ? []
      : [`${name}: out of order`]),
    ...misplaced(children, range),
  ]);
}

function positionsIn(text: string): Position[] {
  const lines = text.split('\n');
  const step = Math.max(1, Math.floor(lines.length / 40));
  return lines.flatMap((line, index) =>
    index % step === 0
      ? [0, Math.floor(line.length / 2), line.length].map((character) => ({ line: index, character }))
      : [],
  );
}

describe.each(Object.entries(TEXTS))('%s', (_, text) => {
  const snapshot = createSnapshot(text, DEFAULT_CONFIG, { file: 'app/web.yaml' });

  test('has symbols that lie within each other, and folds and links within the text', () => {
    expect(misplaced(documentSymbols(snapshot))).toEqual([]);
    const lines = text.split('\n').length;
    expect(foldsOf(snapshot).filter(({ start, end }) => start >= end || end >= lines)).toEqual([]);
    expect(pathLinks(snapshot).filter(({ range }) => range.end.line >= lines)).toEqual([]);
  });

  test('has selections that grow at every place, and names or none', () => {
    for (const position of positionsIn(text)) {
      const ranges = selectionRanges(snapshot, position);
      for (const [index, range] of ranges.entries()) {
        const inner = ranges[index - 1];
        if (inner) expect(holds(range, inner) && !holds(inner, range)).toBe(true);
      }
      const spot = spotAt(snapshot, position);
      if (spot) renamableAt(snapshot, spot);
      highlightsAt(snapshot, position);
    }
  });
});

test('five thousand documents are an outline', () => {
  const service = (index: number): string =>
    `apiVersion: v1\nkind: Service\nmetadata: { name: web-${index} }\nspec: { ports: [{ port: 80 }] }\n`;
  const text = Array.from({ length: 5_000 }, (_, index) => service(index)).join('---\n');
  const symbols = documentSymbols(createSnapshot(text, DEFAULT_CONFIG));
  expect(symbols).toHaveLength(5_000);
  expect(misplaced(symbols)).toEqual([]);
});
