import { describe, expect, it } from 'vitest';
import { readSettings } from '../../server/src/config/file/read.ts';
import { WORDS } from './support.ts';

const read = (value: unknown) => {
  const { layer, problems } = readSettings(value, WORDS);
  return { layer, problems: problems.map(({ path, message }) => `${path.join('.')}: ${message}`) };
};

describe('settings of one person', () => {
  it.each([undefined, null, {}])('may say nothing (%j)', (value) => {
    expect(read(value)).toEqual({ layer: {}, problems: [] });
  });

  it('say what the file says, without extends', () => {
    const settings = {
      enable: false,
      profile: 'pss-restricted',
      kubernetesVersion: '1.30',
      rules: { 'cpu-limit': 'on', 'latest-tag': null },
      trustedRegistries: ['registry.example.com/team'],
      fixDefaults: { cpuRequest: '250m' },
      trace: { server: 'off' },
    };
    expect(read(settings)).toEqual({
      problems: [],
      layer: {
        enable: false,
        profile: 'pss-restricted',
        kubernetesVersion: 30,
        rules: { 'cpu-limit': { severity: 'on' } },
        trustedRegistries: ['registry.example.com/team'],
        fixDefaults: { cpuRequest: '250m' },
      },
    });
  });

  it('that are wrong are left out and named', () => {
    const { layer, problems } = read({
      enable: 'yes',
      kubernetesVersion: 1.3,
      rules: { 'cpu-limit': 'loud', 'no-such-rule': 'off' },
      fixDefaults: { cpuRequest: 1 },
      extends: 'all',
    });
    expect(layer).toEqual({ rules: {}, fixDefaults: {} });
    expect(problems).toEqual([
      'enable: Write true or false, not "yes".',
      'kubernetesVersion: Write latest or a version such as "1.34", not 1.3.',
      expect.stringMatching(/^rules\.cpu-limit: There is no severity "loud"/),
      'rules.no-such-rule: There is no rule "no-such-rule".',
      'fixDefaults.cpuRequest: Write a quantity such as "100m" or "128Mi", not 1.',
      expect.stringMatching(/^extends: There is no key "extends"/),
    ]);
  });

  it.each([7, 'all', ['profile']])('must be a mapping (%j)', (value) => {
    expect(read(value)).toEqual({ layer: {}, problems: [expect.stringMatching(/^: Write a mapping/)] });
  });
});
