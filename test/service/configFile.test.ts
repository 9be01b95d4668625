import { describe, expect, it } from 'vitest';
import { readConfigFile } from '../../server/src/config/file/read.ts';
import { complete } from '../../server/src/service/configFile/complete.ts';
import { hoverConfig } from '../../server/src/service/configFile/hover.ts';
import { configSchema } from '../../server/src/service/configFile/schema.ts';
import { STARTER_CONFIGURATION } from '../../server/src/service/configFile/starter.ts';
import { VOCABULARY } from '../../server/src/service/configFile/vocabulary.ts';

/** Splits a text at its `|`, the cursor. */
function cursor(marked: string) {
  const at = marked.indexOf('|');
  const before = marked.slice(0, at).split('\n');
  return {
    text: marked.replace('|', ''),
    position: { line: before.length - 1, character: before.at(-1)?.length ?? 0 },
  };
}

function labels(marked: string): string[] {
  const { text, position } = cursor(marked);
  return complete(text, position, configSchema()).map(({ label }) => label);
}

/** The text after the proposal of a label was taken. */
function taken(marked: string, label: string): string {
  const { text, position } = cursor(marked);
  const proposal = complete(text, position, configSchema()).find((one) => one.label === label);
  if (!proposal) throw new Error(`No ${label}`);
  const { start, end } = proposal.range;
  const lines = text.split('\n');
  const line = lines[start.line] ?? '';
  lines[start.line] = line.slice(0, start.character) + proposal.newText + line.slice(end.character);
  return lines.join('\n');
}

describe('completion', () => {
  it.each([
    ['|', 'profile'],
    ['profile: all\n|', 'exemptions'],
    ['pro|', 'profile'],
    ['profile: |', 'pss-restricted'],
    ['profile: pss|', 'pss-baseline'],
    ['extends: |', 'nsa-cisa'],
    ['extends:\n  - |', 'recommended'],
    ['mesh: |', 'linkerd'],
    ['kubernetesVersion: |', '1.34'],
    ['rules:\n  |', 'host-pid'],
    ['rules: { |', 'host-pid'],
    ['rules:\n  host-ipc: off\n  # why\n\n  host|', 'host-pid'],
    ['rules:\n  host-pid: |', 'warning'],
    ['rules:\n  host-pid:\n    |', 'severity'],
    ['rules:\n  host-pid:\n    severity: |', 'hint'],
    ['overrides:\n  - |', 'paths'],
    ['overrides:\n- paths: a\n  |', 'profile'],
    ['overrides:\n  - paths: a\n    rules:\n      |', 'host-pid'],
    ['overrides:\n  - paths: a\n    rules:\n      host-pid: |', 'off'],
    ['exemptions:\n  - rules: [host-pid, |]', 'host-ipc'],
    ['exemptions:\n  - rules:\n      - |', 'host-ipc'],
    ['exemptions:\n  - rules:\n    - |', '*'],
    ['exemptions:\n  - rules: x\n    |\n    name: y', 'reason'],
    ['knownImages:\n  - image: a\n    role: |', 'base'],
    ['knownImages:\n  - image: a\n    writes:\n      - path: /a\n        purpose: |', 'data'],
    ['suppressions:\n  requireReason: |', 'false'],
    ['fixDefaults:\n  |', 'cpuLimit'],
    ['fixDefaults:\n  cpuLimit: |', '500m'],
  ])('%j offers %s', (marked, label) => {
    expect(labels(marked)).toContain(label);
  });

  it.each([
    ['profile: all\n|', 'profile'],
    ['|\nprofile: all', 'profile'],
    ['rules:\n  |', 'profile'],
    ['exemptions:\n  - reason: x\n    |\n  - kind: y', 'reason'],
    ['profile: |', 'profile'],
  ])('%j does not offer %s', (marked, label) => {
    expect(labels(marked)).not.toContain(label);
  });

  it.each(['# pro|', 'profile: all # |', 'nothing:\n  |', 'reason:|', 'knownImages:\n  - note: |'])(
    '%j offers nothing',
    (marked) => {
      expect(labels(marked)).toEqual([]);
    },
  );

  it('offers a key that stands in another item, not in this one', () => {
    expect(labels('exemptions:\n  - reason: x\n  - |')).toContain('reason');
    expect(labels('exemptions:\n  - |\n    reason: x')).not.toContain('reason');
  });

  it('writes what YAML reads as it is meant', () => {
    expect(taken('pro|', 'profile')).toBe('profile: ');
    expect(taken('ov|', 'overrides')).toBe('overrides:');
    expect(taken('rules:\n  host-p|x: off', 'host-pid')).toBe('rules:\n  host-pid: off');
    expect(taken('kubernetesVersion: |', '1.34')).toBe('kubernetesVersion: "1.34"');
    expect(taken('exemptions:\n  - rules: |', '*')).toBe('exemptions:\n  - rules: "*"');
    expect(taken('exemptions:\n  - rules: [a, hos|]', 'host-pid')).toBe(
      'exemptions:\n  - rules: [a, host-pid]',
    );
  });
});

describe('hover', () => {
  const about = (marked: string): string | undefined => {
    const { text, position } = cursor(marked);
    return hoverConfig(text, position, configSchema())?.markdown;
  };
  it.each([
    ['pro|file: all', /^\*\*profile\*\*\n\nWhich rules speak/],
    ['profile: al|l', /^\*\*all\*\*: Every rule, also/],
    ['rules:\n  host-|pid: off', /^\*\*host-pid\*\*\n\n.*node/],
    ['rules:\n  host-pid: o|ff', /^\*\*off\*\*: Never reported/],
    ['exemptions:\n  - rules: [host-p|id]', /^\*\*host-pid\*\*: /],
    ['overrides:\n  - path|s: a', /globs/],
  ])('%j', (marked, expected) => {
    expect(about(marked)).toMatch(expected);
  });

  it.each(['nothing: he|re', 'unkn|own: 1', 'profile: xx|x', '# com|ment\n'])('%j says nothing', (marked) => {
    expect(about(marked)).toBeUndefined();
  });
});

it('the text of a new file is right, also with all comments taken away', () => {
  const live = STARTER_CONFIGURATION.replace(/^# (?=(?: {2})|[a-zA-Z]+:$)/gm, '');
  for (const text of [STARTER_CONFIGURATION, live]) {
    expect(readConfigFile(text, VOCABULARY, '2026-01-01').problems).toEqual([]);
  }
  expect(Object.keys(readConfigFile(live, VOCABULARY).layer)).toEqual([
    'profile',
    'kubernetesVersion',
    'rules',
    'trustedRegistries',
    'knownImages',
    'overrides',
    'exemptions',
  ]);
});
