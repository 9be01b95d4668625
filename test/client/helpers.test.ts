import { describe, expect, it } from 'vitest';
import { explicitValue } from '../../client/src/explicitSettings.ts';
import { fixSummary } from '../../client/src/fixSummary.ts';
import { couldBecomeManifest, couldBeManifest } from '../../client/src/manifestText.ts';
import { createRestartPolicy } from '../../client/src/restartPolicy.ts';
import { statusText, statusTooltip } from '../../client/src/statusText.ts';
import type { StatusParams } from '../../server/src/lsp/protocol.ts';

describe('couldBeManifest', () => {
  it.each([
    ['block YAML', 'apiVersion: v1\nkind: Pod\n'],
    ['after other documents', '# shop\n---\nkind: Pod\napiVersion: v1\n'],
    ['flow YAML', '{apiVersion: v1, kind: Pod}'],
    ['JSON', '{"kind":"Pod","apiVersion":"v1"}'],
    ['items of a list', 'items:\n- apiVersion: v1\n  kind: Pod\n'],
  ])('sees one in %s', (_, text) => {
    expect(couldBeManifest(text)).toBe(true);
  });

  it.each([
    ['an empty text', ''],
    ['docker-compose', 'services:\n  web:\n    image: nginx\n'],
    ['package.json', '{"name": "x", "version": "1.0.0"}'],
    ['one of the keys alone', 'kind: Pod\n'],
    ['keys that only end alike', 'myapiVersion: v1\nmankind: all\n'],
  ])('sees none in %s', (_, text) => {
    expect(couldBeManifest(text)).toBe(false);
  });
});

describe('couldBecomeManifest', () => {
  it.each(['', '# shop\n\n', '---\n', 'ki', 'kind: Dep', 'apiVersion: v1\r\nkind:\r\n'])('%j', (text) => {
    expect(couldBecomeManifest(text)).toBe(true);
  });

  it.each(['services:\n', 'name: x', 'kind: a\nother: b\n', 'some words', '- a', '{'])('not %j', (text) => {
    expect(couldBecomeManifest(text)).toBe(false);
  });
});

describe('explicitValue', () => {
  it('is what somebody set, the nearest place first, and no default', () => {
    expect(explicitValue({})).toBeUndefined();
    expect(explicitValue({ globalValue: 'all' })).toBe('all');
    expect(explicitValue({ globalValue: 'all', workspaceFolderValue: 'nsa-cisa' })).toBe('nsa-cisa');
    expect(explicitValue({ globalValue: ['a'], workspaceValue: ['b'] })).toEqual(['b']);
    expect(explicitValue({ globalValue: { a: 1, b: 1 }, workspaceValue: { b: 2 } })).toEqual({ a: 1, b: 2 });
    expect(explicitValue({ globalValue: true, workspaceValue: false })).toBe(false);
  });
});

describe('createRestartPolicy', () => {
  it('gives up at the fifth crash within three minutes', () => {
    const policy = createRestartPolicy(5, 180_000);
    expect([0, 1, 2, 3, 4].map((minute) => policy.crashed(minute * 30_000))).toEqual([
      'restart',
      'restart',
      'restart',
      'restart',
      'give-up',
    ]);
  });

  it('forgets crashes of long ago, and all when asked to', () => {
    const policy = createRestartPolicy(2, 180_000);
    expect(policy.crashed(0)).toBe('restart');
    expect(policy.crashed(180_000)).toBe('restart');
    expect(policy.crashed(180_001)).toBe('give-up');
    policy.reset();
    expect(policy.crashed(180_002)).toBe('restart');
  });
});

const STATUS: StatusParams = {
  uri: 'file:///web.yaml',
  version: 1,
  resources: 2,
  level: 'baseline',
  findings: { error: 1, warning: 2, info: 0, hint: 4 },
  analysisMilliseconds: 1.3,
};
const NO_FINDINGS = { error: 0, warning: 0, info: 0, hint: 0 };

describe('status', () => {
  it.each([
    [STATUS, '$(shield) baseline · 3 problems'],
    [{ ...STATUS, level: 'restricted' as const, findings: NO_FINDINGS }, '$(shield) restricted'],
    [
      { ...STATUS, level: 'unknown' as const, findings: { ...NO_FINDINGS, info: 1 } },
      '$(shield) level unknown · 1 problem',
    ],
    [{ ...STATUS, level: null, findings: NO_FINDINGS }, '$(shield) no problems'],
    [{ ...STATUS, problem: 'The file is binary, not text.' }, '$(warning) not analysed'],
  ])('in the bar, %#', (status, text) => {
    expect(statusText(status)).toBe(text);
  });

  it('in the tooltip names level, counts, time and commands', () => {
    expect(statusTooltip(STATUS).split('\n\n')).toEqual([
      '**Manifest Guard**',
      'Pod Security level reached: **baseline**',
      '1 error, 2 warnings, 4 hints',
      '2 objects, judged in 1 ms',
      '[Show problems](command:workbench.actions.view.problems) · [Harden this file](command:manifestGuard.hardenFile) · [Rules](command:manifestGuard.showRulePage) · [Configuration](command:manifestGuard.openConfiguration) · [Log](command:manifestGuard.showOutput)',
    ]);
  });
});

it('counts in words, and says of a text that was judged before that it took no time', () => {
  const status = { ...STATUS, findings: { ...NO_FINDINGS, info: 14 }, analysisMilliseconds: 0 };
  expect(statusTooltip(status)).toContain('14 infos\n\n2 objects, judged in less than 1 ms\n');
});

describe('fixSummary', () => {
  it.each([
    [{ applied: true, fixed: 3, left: 0 }, false, '3 findings fixed.'],
    [{ applied: true, fixed: 1, left: 2 }, false, '1 finding fixed. 2 findings left.'],
    [{ applied: false, fixed: 0, left: 0 }, true, 'Nothing to fix in this file.'],
    [
      { applied: false, fixed: 0, left: 1 },
      false,
      'Nothing here can be fixed safely without a review. 1 finding left.',
    ],
    [
      { applied: false, fixed: 0, left: 2 },
      true,
      'Nothing here can be fixed automatically. 2 findings left.',
    ],
  ])('%j', (outcome, unsafe, text) => {
    expect(fixSummary(outcome, unsafe)).toBe(text);
  });
});
