import { expect, it } from 'vitest';
import { of, startEditor } from './support/editor.ts';

const URI = 'file:///bad.yaml';
const HEAD = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n';
const FINE = `${HEAD}  containers:\n    - name: web\n      image: web:1\n      securityContext: {privileged: true}\n`;

function aliasBomb(): string {
  const levels = Array.from({ length: 12 }, (_, level) => {
    const item = level === 0 ? 'boom' : `*a${level - 1}`;
    return `a${level}: &a${level} [${Array(10).fill(item).join(', ')}]\n`;
  });
  return `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: bomb\n${levels.join('')}`;
}

const CASES: readonly (readonly [string, string, number])[] = [
  ['a bracket that is never closed', `${HEAD}  containers: [\n    - name: web\n`, 1],
  ['10,000 levels of brackets', `${HEAD}  x: ${'['.repeat(10_000)}${']'.repeat(10_000)}\n`, 1],
  [
    '10,000 levels of block mappings',
    `${HEAD}${Array.from({ length: 10_000 }, (_, n) => `${' '.repeat(n % 2000)}a:\n`).join('')}`,
    1,
  ],
  ['an alias bomb', aliasBomb(), 1],
  ['17 MB of text', HEAD + '# padding that is only here to be long\n'.repeat(450_000), 1],
  ['NUL bytes', `${HEAD}\0\0\0`, 1],
  ['lone surrogates', `${HEAD}  x: "\ud800"\n`, 0],
];

it.each(CASES)('answers %s within two seconds and lives on', async (_, text, least) => {
  const editor = await startEditor();
  await editor.open('file:///first.yaml', FINE);
  await editor.diagnostics('file:///first.yaml', 1);
  const start = performance.now();
  await editor.open(URI, text);
  const diagnostics = await editor.diagnostics(URI, 1);
  expect(performance.now() - start).toBeLessThan(2000);
  expect(diagnostics.length).toBeGreaterThanOrEqual(least);
  await editor.change(URI, 2, [{ text: FINE }]);
  expect(of('privileged-container', await editor.diagnostics(URI, 2))).toHaveLength(1);
  expect(editor.log).toEqual([]);
});

it('reports one syntax error once', async () => {
  const editor = await startEditor();
  await editor.open(URI, `${HEAD}  containers:\n    - name: "web\n      image: web:1\n`);
  const diagnostics = await editor.diagnostics(URI, 1);
  expect(of('yaml-syntax', diagnostics)).toHaveLength(1);
  expect(diagnostics[0]).toMatchObject({ severity: 1, source: 'manifest-guard' });
});

it('says once why a file is not looked at, at its beginning', async () => {
  const editor = await startEditor();
  await editor.open(URI, `${HEAD}\0`);
  expect(await editor.diagnostics(URI, 1)).toMatchObject([
    {
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      message: 'The file is binary, not text.',
    },
  ]);
});
