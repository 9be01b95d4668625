/**
 * Layer rules of ARCHITECTURE.md as data for dependency-cruiser: imports point down this list only.
 */
const layers = [
  'lsp',
  'cli',
  'host',
  'service',
  'analysis',
  'rules',
  'config',
  'images',
  'schema',
  'kube',
  'syntax',
  'base',
];

/** @param {string} name @param {string} from @param {string} to @param {string} comment */
const forbid = (name, from, to, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: to },
});

const downward = layers.slice(1).map((layer, index) => {
  const above = layers.slice(0, index + 1).filter((name) => !(layer === 'cli' && name === 'lsp'));
  return forbid(
    `${layer}-imports-nothing-above`,
    `^server/src/${layer}/`,
    `^server/src/(${above.join('|')})/`,
    'Imports point down the layer list only.',
  );
});

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'No import cycles, type imports included.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    ...downward.filter((rule) => !rule.to.path.endsWith('()/')),
    forbid(
      'lsp-imports-no-cli',
      '^server/src/lsp/',
      '^server/src/cli/',
      'The two hosts know nothing of each other.',
    ),
    {
      name: 'no-rule-imports-a-rule',
      comment: 'A rule sees no other rule; only the generated index lists them.',
      severity: 'error',
      from: { path: '^server/src/rules/([^/]+)/', pathNot: '/index\\.ts$' },
      to: { path: '^server/src/rules/[^/]+/[^/]+\\.ts$', pathNot: '^server/src/rules/(shared|lib)/' },
    },
    {
      name: 'client-takes-only-protocol-types',
      comment: 'The client knows of the server only the types of the custom protocol.',
      severity: 'error',
      from: { path: '^client/' },
      to: { path: '^server/', pathNot: '^server/src/lsp/protocol\\.ts$' },
    },
    {
      name: 'lsp-library-only-in-lsp',
      comment: 'Below lsp/ and the entry files there is no LSP type.',
      severity: 'error',
      from: { path: '^server/src/(?!lsp/)[^/]+/' },
      to: { path: 'node_modules/vscode-' },
    },
    {
      name: 'no-node-below-hosts',
      comment:
        'The engine runs in a web worker: no Node built-in below lsp/, cli/, host/ and the entry files.',
      severity: 'error',
      from: { path: '^server/src/(?!lsp/|cli/|host/)[^/]+/' },
      to: { dependencyTypes: ['core'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.cjs', '.mjs', '.json'] },
  },
};
