import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG } from '../../server/src/config/config.ts';
import { readSettings } from '../../server/src/config/settings.ts';

describe('readSettings', () => {
  it.each([undefined, null, {}])('takes the defaults where nothing is set (%j)', (value) => {
    expect(readSettings(value)).toEqual({ config: DEFAULT_CONFIG, enable: true, problems: [] });
  });

  it('reads every setting', () => {
    const settings = readSettings({
      enable: false,
      profile: 'pss-restricted',
      kubernetesVersion: '1.30',
      rules: { 'cpu-limit': 'on', 'latest-tag': 'error', 'image-digest': 'off' },
      trustedRegistries: ['registry.example.com/team'],
      fixDefaults: { cpuRequest: '250m', memoryLimit: '1Gi', userId: 1000 },
      trace: { server: 'off' },
    });
    expect(settings).toEqual({
      enable: false,
      problems: [],
      config: {
        profile: 'pss-restricted',
        kubernetesVersion: 30,
        rules: { 'cpu-limit': 'on', 'latest-tag': 'error', 'image-digest': 'off' },
        options: {},
        trustedRegistries: ['registry.example.com/team'],
        fixDefaults: {
          cpuRequest: '250m',
          cpuLimit: '500m',
          memoryRequest: '128Mi',
          memoryLimit: '1Gi',
          userId: 1000,
          groupId: 10001,
        },
      },
    });
  });

  it('keeps the default of each wrong value and says so', () => {
    const settings = readSettings(
      {
        enable: 'yes',
        profile: 'strict',
        kubernetesVersion: 1.3,
        rules: { 'cpu-limit': 'loud', 'no-such-rule': 'off' },
        trustedRegistries: ['ok.example.com', 7],
        fixDefaults: { cpuRequest: 'much', userId: 0, disk: '1Gi' },
        colour: 'red',
      },
      new Set(['cpu-limit']),
    );
    expect(settings.config).toEqual({ ...DEFAULT_CONFIG, trustedRegistries: ['ok.example.com'] });
    expect(settings.enable).toBe(true);
    expect(settings.problems).toEqual([
      'profile: there is no profile "strict"; choose one of pss-baseline, pss-restricted, recommended, nsa-cisa, all.',
      'kubernetesVersion: must be "latest" or a quoted version such as "1.34", not 1.3.',
      'rules: cpu-limit must be one of off, on, error, warning, info, hint, not "loud".',
      'rules: there is no rule "no-such-rule".',
      'trustedRegistries: must hold texts only, not 7.',
      'fixDefaults: there is no value "disk".',
      'fixDefaults: cpuRequest must be a quantity such as "100m" or "128Mi", not "much".',
      'fixDefaults: userId must be a whole number from 1 to 2147483647, not 0.',
      'enable: must be true or false, not "yes".',
      'colour: there is no such setting.',
    ]);
  });

  it.each([7, 'all', ['profile']])('reports settings that are no object (%j)', (value) => {
    expect(readSettings(value)).toEqual({
      config: DEFAULT_CONFIG,
      enable: true,
      problems: [`The settings must be an object, not ${JSON.stringify(value)}.`],
    });
  });

  it('reads "latest" and treats null as unset, as editors send it', () => {
    expect(
      readSettings({ profile: null, kubernetesVersion: 'latest', rules: { 'latest-tag': null } }),
    ).toEqual({
      config: DEFAULT_CONFIG,
      enable: true,
      problems: [],
    });
  });
});
