import { describe, expect, it } from 'vitest';
import { tickAll } from '../../client/src/confirmation.ts';
import { arrange, isForConfiguration, reachDetail, reachOf } from '../../client/src/menuGroups.ts';

const suppress = (rule: string, pointer: string, scope: string, reach: string) => ({
  title: `Suppress ${rule} ${reach}`,
  data: { request: { type: 'suppress', key: { rule, pointer }, scope } },
});
const fix = { title: 'Set privileged to false', data: { request: { type: 'fix' } } };
const fixRule = (rule: string) => ({
  title: `Fix all 2 "${rule}" in this file`,
  data: { request: { type: 'fixRule', rule } },
});

describe('the menu of the light bulb', () => {
  it('asks in a second step how to suppress each finding', () => {
    const line = suppress('host-pid', '/spec', 'line', 'for this line');
    const config = suppress('host-pid', '/spec', 'config', 'for Pod "web" in .manifest-guard.yaml');
    const other = suppress('host-ipc', '/spec', 'line', 'for this line');
    expect(arrange([fix, line, config, other, { title: 'of others' }])).toEqual({
      direct: [fix, { title: 'of others' }],
      fixRules: [],
      suppressions: [
        { rule: 'host-pid', actions: [line, config] },
        { rule: 'host-ipc', actions: [other] },
      ],
    });
    expect(reachOf(config, 'host-pid')).toBe('For Pod "web" in .manifest-guard.yaml');
    expect([line, config].map(isForConfiguration)).toEqual([false, true]);
    expect([line, config, fix].map((action) => reachDetail(action) !== undefined)).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('tells two findings of a rule apart', () => {
    const [a, b] = ['/a', '/b'].map((pointer) => suppress('host-port', pointer, 'line', 'for this line'));
    expect(arrange([a, b].flatMap((action) => action ?? [])).suppressions).toHaveLength(2);
  });

  it('offers to fix all of a rule as long as few rules meet', () => {
    const two = ['a', 'b'].map(fixRule);
    expect(arrange([fix, ...two])).toMatchObject({ direct: [fix, ...two], fixRules: [] });
    const three = ['a', 'b', 'c'].map(fixRule);
    expect(arrange([fix, ...three])).toMatchObject({ direct: [fix], fixRules: three });
  });
});

describe('the preview', () => {
  const place = { line: 3, character: 0 };
  const end = { line: 9, character: 2 };
  const change = { range: { start: place, end: place }, newText: 'a: 1\n', annotationId: 'x' };
  const edit = {
    documentChanges: [{ textDocument: { uri: 'file:///a.yaml', version: 1 }, edits: [change] }],
    changeAnnotations: { x: { label: 'Bind it', needsConfirmation: true } },
  };

  it('opens for an edit that changes nothing, so that the others are ticked', () => {
    expect(tickAll(edit, () => end)).toMatchObject({
      documentChanges: [{ edits: [change, { range: { start: end, end }, newText: '' }] }],
      changeAnnotations: {
        x: { label: 'Bind it', needsConfirmation: false },
        'look-first': { label: 'Bind it', needsConfirmation: true },
      },
    });
  });

  it('leaves edits alone that are not to be confirmed', () => {
    const plain = { documentChanges: edit.documentChanges };
    expect(tickAll(plain, () => end)).toBe(plain);
  });
});
