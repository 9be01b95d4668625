import { expect, test } from 'vitest';
import { DEFAULT_CONFIG } from '../../server/src/config/config.ts';
import { fixAll } from '../../server/src/service/fixAll.ts';
import { createSnapshot } from '../../server/src/service/snapshot.ts';
import { withoutTabStops } from '../properties/fixProperties.ts';
import { applyEdits } from '../support/applyEdits.ts';
import { dedent } from '../support/ruleTester.ts';

const rules = { 'memory-limit': 'on', 'privileged-container': 'on' } as const;
const config = { ...DEFAULT_CONFIG, profile: 'pss-baseline' as const, rules };

function mend(text: string, rule?: string) {
  const result = fixAll(createSnapshot(text, config), { unsafe: true, ...(rule ? { rules: [rule] } : {}) });
  expect(applyEdits(text, result.edits)).toBe(result.text);
  return result;
}

const pod = (name: string, indent: string): string =>
  [
    'apiVersion: v1',
    'kind: Pod',
    `metadata: { name: ${name} }`,
    'spec:',
    '  containers:',
    '    - name: c # one',
    '      image: registry.example.com/c:1',
    '      securityContext: { privileged: true }',
  ].join(`\n${indent}`);

test('the items of a List are mended each by itself, in place and with tab stops', () => {
  const text = dedent(`
    apiVersion: v1
    items:
    # the first
    - ${pod('a', '      ')}
    # the second
    - ${pod('b', '      ')}
    kind: List # end
  `);
  const { text: after, fixed, edits } = mend(text);
  const resources = [
    '        resources:',
    '          requests:',
    '            memory: 128Mi',
    '          limits:',
    '            memory: 512Mi',
    '',
  ].join('\n');
  const mended = text
    .replaceAll('privileged: true', 'privileged: false')
    .replaceAll('false }\n', `false }\n${resources}`);
  expect(after).toBe(mended);
  expect(fixed.map(({ finding }) => finding.resource?.name)).toEqual(['a', 'a', 'b', 'b']);
  const snippets = edits.flatMap(({ snippet }) => snippet ?? []);
  expect(snippets.map((snippet) => snippet.match(/\d+:\w+(?=\})/g))).toEqual([
    ['1:128Mi', '2:512Mi'],
    ['3:128Mi', '4:512Mi'],
  ]);
  expect(snippets.map(withoutTabStops)).toEqual(
    edits.flatMap(({ snippet, newText }) => (snippet ? newText : [])),
  );
});

test('items that share text, lines or a JSON list are mended as well', () => {
  const privileged = (text: string) => mend(text, 'privileged-container').text;
  const flow =
    '{apiVersion: v1, kind: List, items: [{apiVersion: v1, kind: Pod, spec: {containers: [{name: a, image: b:1, securityContext: {privileged: true}}]}}]}';
  expect(privileged(flow)).toBe(flow.replace('true', 'false'));
  const json = `${JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [{ apiVersion: 'v1', kind: 'Pod', spec: { containers: [{ name: 'a', image: 'b:1', securityContext: { privileged: true } }] } }] }, null, 4)}\n`;
  expect(privileged(json)).toBe(json.replace('true', 'false'));
  const shared = `apiVersion: v1\nkind: List\nitems:\n- ${pod('&n a', '  ')}\n- ${pod('*n ', '  ')}\n`;
  expect(privileged(shared)).toBe(shared.replaceAll('true', 'false'));
  const crlf = `\uFEFFapiVersion: v1\nkind: List\nitems:\n-\n  ${pod('a', '  ')}\n`.replaceAll('\n', '\r\n');
  expect(privileged(crlf)).toBe(crlf.replace('true', 'false'));
});
