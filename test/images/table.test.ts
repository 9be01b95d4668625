import { describe, expect, test } from 'vitest';
import { mountCovers } from '../../server/src/images/imageFacts.ts';
import { parseImageReference } from '../../server/src/images/imageReference.ts';
import type { TagFacts } from '../../server/src/images/knownImage.ts';
import { knownImageTable } from '../../server/src/images/table/index.ts';

/** What the Pod Security level "baseline" lets a container add: a fix that needs more would break another rule. */
const baselineCapabilities = new Set([
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
]);

/** An entry as written, and as it is at each of its variants. */
const cases = knownImageTable.flatMap((entry) => {
  const { aliases: _aliases, variants = [], ...facts } = entry;
  const views: (readonly [string, TagFacts])[] = [
    [entry.repository, facts],
    ...variants.map(
      (variant, index) => [`${entry.repository} variant ${index}`, { ...facts, ...variant.facts }] as const,
    ),
  ];
  return views;
});

test('every name is unique and in normal form', () => {
  const names = knownImageTable.flatMap(({ repository, aliases = [] }) => [repository, ...aliases]);
  expect(new Set(names).size).toBe(names.length);
  expect(names.filter((name) => parseImageReference(name)?.repository !== name)).toEqual([]);
});

test('holds at least 40 Docker official images', () => {
  const official = knownImageTable.filter(({ repository }) => repository.startsWith('docker.io/library/'));
  expect(official.length).toBeGreaterThanOrEqual(40);
});

test.each(knownImageTable.map((entry) => [entry.repository, entry] as const))(
  '%s names its sources',
  (_, entry) => {
    expect(entry.sources.length).toBeGreaterThan(0);
    for (const source of entry.sources) {
      expect(new URL(source).protocol).toBe('https:');
      expect(source).not.toMatch(/\s/);
    }
  },
);

test.each(
  knownImageTable.flatMap((entry) =>
    (entry.variants ?? []).map((variant) => [entry.repository, variant] as const),
  ),
)('%s: each variant has a condition and a fact', (_, { words = [], from, below, facts }) => {
  expect(words.length > 0 || from !== undefined || below !== undefined).toBe(true);
  expect(Object.keys(facts).length).toBeGreaterThan(0);
});

describe.each(cases)('%s', (_, facts) => {
  test('users are numbers that Kubernetes accepts', () => {
    const users = [facts.startsAs, facts.dropsTo, facts.runsAs, facts.unprivilegedVariant?.user];
    for (const user of users) {
      for (const id of [user?.uid ?? 0, user?.gid ?? 0]) {
        expect(Number.isInteger(id) && id >= 0 && id <= 2_147_483_647).toBe(true);
      }
    }
    expect(facts.runsAs?.uid).not.toBe(0);
    expect(facts.dropsTo?.uid).not.toBe(0);
  });

  test('user facts fit together', () => {
    if (facts.startsAs?.uid === 0) expect(facts.userIsNumeric).toBe(true);
    if (facts.dropsTo !== undefined) expect(facts.startsAs?.uid).toBe(0);
    if (facts.needsRoot !== undefined) expect([facts.runsAs, facts.anyUser]).toEqual([undefined, undefined]);
  });

  test('paths are absolute and plain', () => {
    const paths = [...(facts.writes ?? []).map(({ path }) => path), ...(facts.neverMount ?? [])];
    expect(paths.filter((path) => !/^(\/[\w.-]+)+$/.test(path))).toEqual([]);
    expect(new Set(paths).size).toBe(paths.length);
  });

  test('no written directory hides data, another one, or what must stay', () => {
    const writes = facts.writes ?? [];
    for (const { path } of writes) {
      const inside = [
        ...writes.filter((other) => other.path !== path).map((other) => other.path),
        ...(facts.neverMount ?? []),
      ];
      expect(inside.filter((other) => mountCovers(path, other))).toEqual([]);
    }
  });

  test('capabilities are in the list of the baseline level, in order', () => {
    for (const list of [facts.capabilities ?? [], facts.capabilitiesUnprivileged ?? []]) {
      expect(list.filter((name) => !baselineCapabilities.has(name))).toEqual([]);
      expect([...new Set(list)].sort()).toEqual(list);
    }
  });

  test('sentences are sentences', () => {
    const texts = [facts.note, facts.runsAsNote, facts.needsRoot, facts.readOnlyNote, facts.deprecated];
    for (const text of texts) {
      if (text !== undefined) expect(text).toMatch(/^[A-Z].*\.$/);
    }
    if (facts.readOnlyCapable === false) expect(facts.readOnlyNote).toBeDefined();
  });
});
