import { expect, it } from 'vitest';
import type { Hover, MarkupContent } from 'vscode-languageserver/node';
import { CAPABLE, type Editor, startEditor } from './support/editor.ts';

const URI = 'file:///shop/web.yaml';

const POD = `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  terminationGracePeriodSeconds: 30
  hostNetwork: false
`;

async function contentAt(editor: Editor, line: number, character: number): Promise<MarkupContent> {
  const found = await editor.connection.sendRequest<Hover>('textDocument/hover', {
    textDocument: { uri: URI },
    position: { line, character },
  });
  return found.contents as MarkupContent;
}

it('explains any field with the descriptions of the package', async () => {
  const editor = await startEditor({ capabilities: CAPABLE });
  await editor.open(URI, POD);
  const { kind, value } = await contentAt(editor, 5, 5);
  expect(kind).toBe('markdown');
  expect(value).toMatch(
    /^\*\*terminationGracePeriodSeconds\*\*: integer\n\nDuration in seconds the pod needs to terminate gracefully\./,
  );
  expect(editor.log.filter((line) => line.includes('schemas/kubernetes/'))).toEqual([]);
});

it('is readable without Markdown', async () => {
  const capabilities = {
    ...CAPABLE,
    textDocument: { ...CAPABLE.textDocument, hover: { contentFormat: ['plaintext' as const] } },
  };
  const editor = await startEditor({ capabilities });
  await editor.open(URI, POD);
  const { kind, value } = await contentAt(editor, 5, 5);
  expect(kind).toBe('plaintext');
  expect(value).toMatch(/^terminationGracePeriodSeconds: integer\n\nDuration in seconds/);
  expect(value).toMatch(/\n\nAPI reference: https:\/\/kubernetes\.io\/docs\/reference\/\S+$/);
});

it('links rules to their pages where the client can show them', async () => {
  const editor = await startEditor({
    capabilities: CAPABLE,
    initializationOptions: { rulePageCommand: 'show.page' },
  });
  await editor.open(URI, POD);
  const { value } = await contentAt(editor, 6, 5);
  expect(value).toContain('[host-network](command:show.page?%5B%22host-network%22%5D)');
});
