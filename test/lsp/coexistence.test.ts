import { expect, it } from 'vitest';
import type { CompletionList, Diagnostic, DocumentSymbol, Hover } from 'vscode-languageserver/node';
import { ELSEWHERE_NOTIFICATION, type Elsewhere } from '../../server/src/lsp/protocol.ts';
import { CAPABLE, of, rangeOf, startEditor } from './support/editor.ts';

const URI = 'file:///shop/k8s/pod.yaml';

const POD = `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  hostNetwrk: true
  containers:
    - name: web
      image: registry.example.com/web:1
      image: registry.example.com/web:2
      securityContext: { privileged: true }
`;

const RED_HAT: Elsewhere = {
  syntax: true,
  outline: true,
  validation: true,
  completion: true,
  hover: true,
  schemaFiles: ['k8s/*.yaml'],
};

/** Which of syntax, schema and security are reported. */
function kinds(diagnostics: readonly Diagnostic[]): string[] {
  const rules = {
    syntax: 'yaml-duplicate-key',
    schema: 'schema-validation',
    security: 'privileged-container',
  };
  return Object.entries(rules).flatMap(([kind, rule]) => (of(rule, diagnostics).length > 0 ? [kind] : []));
}

async function reported(elsewhere: Elsewhere | undefined, coexistence?: string): Promise<string[]> {
  const editor = await startEditor({
    capabilities: CAPABLE,
    ...(elsewhere ? { initializationOptions: { elsewhere } } : {}),
    settings: () => ({ ...(coexistence === undefined ? {} : { coexistence }) }),
  });
  await editor.open(URI, POD);
  const found = kinds(await editor.diagnostics(URI, 1));
  expect(editor.shown).toEqual([]);
  return found;
}

it('reports everything where nobody else does', async () => {
  expect(await reported(undefined)).toEqual(['syntax', 'schema', 'security']);
});

it('leaves syntax and schema to another server, and keeps what is about security', async () => {
  expect(await reported(RED_HAT)).toEqual(['security']);
});

it('reports what the schema of the other one does not reach', async () => {
  expect(await reported({ ...RED_HAT, schemaFiles: ['other/*.yaml'] })).toEqual(['schema', 'security']);
  expect(await reported({ ...RED_HAT, schemaFiles: ['*.yaml', '!k8s/*.yaml'] })).toEqual([
    'schema',
    'security',
  ]);
  expect(await reported({ ...RED_HAT, withoutSchema: [URI] })).toEqual(['schema', 'security']);
});

it('goes by the setting', async () => {
  expect(await reported(RED_HAT, 'everything')).toEqual(['syntax', 'schema', 'security']);
  expect(await reported(undefined, 'securityOnly')).toEqual(['security']);
  expect(await reported(RED_HAT, 'auto')).toEqual(['security']);
});

it('takes and gives back at once when another comes or goes', async () => {
  const editor = await startEditor({ capabilities: CAPABLE });
  await editor.open(URI, POD);
  expect(kinds(await editor.diagnostics(URI, 1))).toContain('schema');
  const tell = async (elsewhere: Elsewhere, expected: readonly string[]): Promise<void> => {
    const before = editor.published.length;
    await editor.connection.sendNotification(ELSEWHERE_NOTIFICATION, elsewhere);
    const next = await editor.publication((params) => editor.published.indexOf(params) >= before);
    expect(kinds(next.diagnostics)).toEqual(expected);
  };
  await tell(RED_HAT, ['security']);
  const symbols = await editor.connection.sendRequest<DocumentSymbol[]>('textDocument/documentSymbol', {
    textDocument: { uri: URI },
  });
  expect(symbols).toEqual([]);
  await tell({}, ['syntax', 'schema', 'security']);
});

it('says to a client that pulls that the report is another one', async () => {
  const capabilities = { ...CAPABLE, textDocument: { ...CAPABLE.textDocument, diagnostic: {} } };
  const editor = await startEditor({ capabilities });
  await editor.open(URI, POD);
  const pull = (previousResultId?: string) =>
    editor.connection.sendRequest<{ kind: string; resultId: string; items?: Diagnostic[] }>(
      'textDocument/diagnostic',
      { textDocument: { uri: URI }, ...(previousResultId === undefined ? {} : { previousResultId }) },
    );
  const first = await pull();
  expect(kinds(first.items ?? [])).toEqual(['syntax', 'schema', 'security']);
  expect((await pull(first.resultId)).kind).toBe('unchanged');
  await editor.connection.sendNotification(ELSEWHERE_NOTIFICATION, RED_HAT);
  const second = await pull(first.resultId);
  expect(kinds(second.items ?? [])).toEqual(['security']);
});

it('leaves descriptions of the schema to another hover, and keeps what is about security', async () => {
  const hoverOn = async (elsewhere: Elsewhere, text: string): Promise<string> => {
    const editor = await startEditor({ capabilities: CAPABLE, initializationOptions: { elsewhere } });
    await editor.open(URI, POD);
    const found = await editor.connection.sendRequest<Hover | null>('textDocument/hover', {
      textDocument: { uri: URI },
      position: rangeOf(POD, text).start,
    });
    return JSON.stringify(found?.contents ?? '');
  };
  expect(await hoverOn({}, 'containers:')).toContain('list of Container');
  expect(await hoverOn(RED_HAT, 'containers:')).not.toContain('list of Container');
  expect(await hoverOn(RED_HAT, 'privileged')).toContain('privileged-container');
  expect(await hoverOn({}, 'hostNetwrk')).toContain('schema-validation');
  expect(await hoverOn(RED_HAT, 'hostNetwrk')).toBe('""');
});

it('leaves keys of the schema to another completion, and keeps secure blocks', async () => {
  const text = `${POD.replace('      securityContext: { privileged: true }\n', '')}      \n`;
  const labels = async (elsewhere: Elsewhere): Promise<string[]> => {
    const editor = await startEditor({ capabilities: CAPABLE, initializationOptions: { elsewhere } });
    await editor.open(URI, text);
    const { items } = await editor.connection.sendRequest<CompletionList>('textDocument/completion', {
      textDocument: { uri: URI },
      position: { line: text.split('\n').length - 2, character: 6 },
    });
    return items.map(({ label }) => label);
  };
  expect(await labels({})).toContain('workingDir');
  const left = await labels(RED_HAT);
  expect(left).not.toContain('workingDir');
  expect(left.some((label) => label.startsWith('securityContext'))).toBe(true);
});
