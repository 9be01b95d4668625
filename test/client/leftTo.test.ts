import { describe, expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { elsewhereOf, type Others, type YamlSettings } from '../../client/src/elsewhere.ts';
import { hasKindElsewhere, leftTo } from '../../server/src/lsp/coexistence.ts';

const YAML: YamlSettings = {
  validate: true,
  completion: true,
  hover: true,
  schemas: undefined,
  schemaStore: true,
  crdStore: true,
};

const POD = 'apiVersion: v1\nkind: Pod\nmetadata: { name: web }\n';
const SCHEMA = '# yaml-language-server: $schema=https://example.com/pod.json\n';

interface Case {
  readonly yaml?: Partial<YamlSettings> | undefined;
  readonly others?: Partial<Others>;
  readonly file?: string;
  readonly text?: string;
  readonly language?: string;
}

function left({ yaml = {}, others = {}, file = 'k8s/web.yaml', text = POD, language = 'yaml' }: Case) {
  const elsewhere = elsewhereOf({
    yaml: { ...YAML, ...yaml },
    kubernetes: false,
    withoutSchema: [],
    ...others,
  });
  return leftTo(elsewhere, TextDocument.create(`file:///shop/${file}`, language, 1, text));
}

/** Which of the kinds have a schema elsewhere: those of Kubernetes, of well-known projects, and others. */
function kindsLeft(of: Case): string {
  const found = left(of);
  if (!found.validation) return 'none';
  const has = (apiVersion: string, kind: string): boolean => hasKindElsewhere(found, { apiVersion, kind });
  return [
    ...(has('apps/v1', 'Deployment') ? ['kubernetes'] : []),
    ...(has('cert-manager.io/v1', 'Certificate') ? ['known'] : []),
    ...(has('example.com/v1', 'Widget') ? ['own'] : []),
  ].join(' ');
}

const kubernetes = { schemas: { kubernetes: 'k8s/*.yaml' } };

describe('whose kinds have a schema elsewhere', () => {
  test.each<[string, Case, string]>([
    ['no schema', {}, 'none'],
    ['the schema of Kubernetes by settings', { yaml: { ...kubernetes, crdStore: false } }, 'kubernetes'],
    ['with the store of CRDs', { yaml: kubernetes }, 'kubernetes known'],
    ['another file', { yaml: kubernetes, file: 'other/web.yaml' }, 'none'],
    [
      'a folder with a dot',
      { yaml: { schemas: { kubernetes: '*.yaml' } }, file: '.github/web.yaml' },
      'none',
    ],
    ['Kubernetes by Microsoft', { yaml: { crdStore: false }, others: { kubernetes: true } }, 'kubernetes'],
    ['the same with the store', { others: { kubernetes: true } }, 'kubernetes known'],
    [
      'a schema of its own by settings',
      { yaml: { schemas: { './a.json': 'k8s/*' } } },
      'kubernetes known own',
    ],
    ['the schema store', { file: 'base/kustomization.yaml' }, 'kubernetes known own'],
    ['the schema store switched off', { yaml: { schemaStore: false }, file: 'kustomization.yaml' }, 'none'],
    ['a comment', { text: SCHEMA + POD }, 'kubernetes known own'],
    ['a comment in short', { text: `# $schema: ./pod.json\n${POD}` }, 'kubernetes known own'],
    [
      'a comment behind others',
      { text: `# The front end.\n---\n# Of the shop.\n${SCHEMA}${POD}` },
      'kubernetes known own',
    ],
    [
      'a comment that takes the schema away',
      { yaml: kubernetes, text: `# yaml-language-server: $schema=none\n${POD}` },
      'none',
    ],
    [
      'a comment above each document',
      { text: `${SCHEMA}${POD}---\n${SCHEMA}${POD}` },
      'kubernetes known own',
    ],
    ['a comment above one of two documents', { text: `${SCHEMA}${POD}---\n${POD}` }, 'none'],
    ['a comment that is no header', { text: POD + SCHEMA }, 'none'],
    [
      'a schema that cannot be loaded',
      { yaml: kubernetes, others: { withoutSchema: ['file:///shop/k8s/web.yaml'] } },
      'none',
    ],
    ['validation switched off', { yaml: { ...kubernetes, validate: false } }, 'none'],
    ['JSON', { yaml: { schemas: { kubernetes: '*.json' } }, file: 'web.json', language: 'json' }, 'none'],
    ['a file taken out of the globs', { yaml: { schemas: { kubernetes: ['*.yaml', '!k8s/*'] } } }, 'none'],
    [
      'a file taken out of the globs of another schema only',
      { yaml: { schemas: { kubernetes: '*.yaml', './a.json': ['a/*', '!k8s/*'] } } },
      'kubernetes known',
    ],
  ])('%s', (_, of, expected) => {
    expect(kindsLeft(of)).toBe(expected);
  });
});

test('what is switched off there stays here', () => {
  expect(left({ yaml: { ...kubernetes, completion: false } })).toMatchObject({
    validation: true,
    completion: false,
    hover: true,
  });
  expect(left({ yaml: { ...kubernetes, validate: false } })).toMatchObject({
    syntax: false,
    validation: false,
    completion: true,
    outline: true,
  });
  expect(left({ yaml: { hover: false } })).toMatchObject({ syntax: true, outline: true, hover: false });
});
