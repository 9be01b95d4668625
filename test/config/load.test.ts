import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG } from '../../server/src/config/config.ts';
import { composeConfig } from '../../server/src/config/file/compose.ts';
import { loadConfig } from '../../server/src/config/file/load.ts';
import { told, WORDS } from './support.ts';

const load = (files: Readonly<Record<string, string>>, path = '/shop/.manifest-guard.yaml') =>
  loadConfig(
    path,
    (name) => (files[name] === undefined ? { problem: 'There is no such file.' } : { text: files[name] }),
    WORDS,
  );

const FILE = '/shop/.manifest-guard.yaml';

function configFor(files: Readonly<Record<string, string>>, path: string) {
  const loaded = load(files);
  for (const { text, problems } of loaded.files) expect(told(text, problems)).toEqual([]);
  return composeConfig(loaded.layers)(path);
}

describe('what a file extends', () => {
  it('applies before the file itself, in the order in which it is written', () => {
    const config = configFor(
      {
        [FILE]:
          'extends: [../base.yaml, pss-baseline]\nrules: { cpu-limit: { options: {} }, latest-tag: off }\n',
        '/base.yaml': `extends: more/inner.yaml
profile: all
rules: { latest-tag: error, high-user-id: { options: { minimum: 5 } } }
fixDefaults: { userId: 7 }
knownImages: [{ image: a }]
`,
        '/more/inner.yaml':
          'rules: { cpu-limit: hint, high-user-id: { options: { strict: true } } }\nfixDefaults: { groupId: 8 }\nmesh: kuma\n',
      },
      '/shop/web.yaml',
    );
    expect(config).toEqual({
      ...DEFAULT_CONFIG,
      profile: 'pss-baseline',
      mesh: 'kuma',
      rules: { 'cpu-limit': 'hint', 'latest-tag': 'off' },
      options: { 'high-user-id': { minimum: 5, strict: true }, 'cpu-limit': {} },
      fixDefaults: { ...DEFAULT_CONFIG.fixDefaults, userId: 7, groupId: 8 },
      knownImages: [{ repository: 'docker.io/library/a', role: 'application', facts: {} }],
    });
  });

  it('may be missing or lead in a circle: a problem where it is named', () => {
    const files = {
      [FILE]: 'extends:\n  - gone.yaml\n  - recomended\n  - loop.yaml\nprofile: all\n',
      '/shop/loop.yaml': 'extends: .manifest-guard.yaml\nmesh: istio\n',
    };
    const loaded = load(files);
    const all = loaded.files.flatMap(({ text, problems }) => told(text, problems));
    expect(all).toEqual([
      'gone.yaml: "gone.yaml" is neither a profile nor a file that can be read: There is no such file.',
      'recomended: "recomended" is neither a profile nor a file that can be read: There is no such file. Did you mean "recommended"?',
      '.manifest-guard.yaml: ".manifest-guard.yaml" leads back to this file: files must not extend each other in a circle.',
    ]);
    expect(composeConfig(loaded.layers)('/shop/a.yaml')).toMatchObject({ profile: 'all', mesh: 'istio' });
  });

  it('may be the same file twice, which is no circle', () => {
    const files = {
      [FILE]: 'extends: [a.yaml, b.yaml]',
      '/shop/a.yaml': 'extends: c.yaml',
      '/shop/b.yaml': 'extends: c.yaml',
      '/shop/c.yaml': 'mesh: linkerd',
    };
    expect(configFor(files, '/shop/x.yaml').mesh).toBe('linkerd');
  });

  it('may not multiply without end', () => {
    const files = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [
        `/shop/${index}`,
        `extends: [./${index + 1}, ./${index + 1}]`,
      ]),
    );
    const { layers, files: read } = load({ ...files, [FILE]: 'extends: ./0' });
    expect(layers.length).toBeLessThanOrEqual(201);
    expect(read.flatMap(({ problems }) => problems).map(({ message }) => message)).toContainEqual(
      expect.stringMatching(/more than 200 files are extended/),
    );
  });

  it('that cannot be read at all is a problem of its own', () => {
    expect(load({}).files).toMatchObject([{ path: FILE, problems: [{ message: 'There is no such file.' }] }]);
  });
});

describe('overrides and exemptions', () => {
  const files = {
    [FILE]: `profile: all
overrides:
  - paths: [legacy/**, '*.old.yaml']
    profile: pss-baseline
    mesh: istio
  - paths: legacy/shop
    profile: nsa-cisa
exemptions:
  - { rules: cpu-limit, reason: everywhere }
  - { rules: latest-tag, reason: in ops, paths: ops }
`,
  };
  it.each([
    ['/shop/web.yaml', 'all', undefined],
    ['/shop/legacy/web.yaml', 'pss-baseline', 'istio'],
    ['/shop/legacy/deep/web.yaml', 'pss-baseline', 'istio'],
    ['/shop/legacy/shop/web.yaml', 'nsa-cisa', 'istio'],
    ['/shop/a/b/web.old.yaml', 'pss-baseline', 'istio'],
    ['/elsewhere/legacy/web.yaml', 'all', undefined],
  ])('%s has profile %s and mesh %s', (path, profile, mesh) => {
    expect(configFor(files, path)).toMatchObject({ profile, mesh });
  });

  it('come as those of the file at hand', () => {
    expect(configFor(files, '/shop/web.yaml').exemptions).toEqual([
      { rules: ['cpu-limit'], reason: 'everywhere' },
    ]);
    expect(configFor(files, '/shop/a/ops/web.yaml').exemptions).toHaveLength(2);
  });

  it('of an extended file are relative to that file', () => {
    const shared = {
      [FILE]: 'extends: ../.manifest-guard.yaml\n',
      '/.manifest-guard.yaml': 'overrides: [{ paths: shop/legacy, mesh: consul }]\n',
    };
    expect(configFor(shared, '/shop/legacy/a.yaml').mesh).toBe('consul');
  });

  it('give files for which the same holds the same object', () => {
    const { layers } = load(files);
    const config = composeConfig(layers);
    expect(config('/shop/a.yaml')).toBe(config('/shop/b.yaml'));
    expect(config('/shop/legacy/a.yaml')).not.toBe(config('/shop/b.yaml'));
  });
});

it('the day and choices of the command line win over everything', () => {
  const { layers } = load({ [FILE]: 'profile: all\n' });
  const config = composeConfig(layers, { today: '2026-01-01', above: { profile: 'nsa-cisa' } });
  expect(config(undefined)).toMatchObject({ profile: 'nsa-cisa', today: '2026-01-01' });
});
