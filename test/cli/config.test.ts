import { expect, test } from 'vitest';
import { createConfigFinder } from '../../server/src/cli/configFile.ts';
import { DEFAULT_CONFIG } from '../../server/src/config/config.ts';
import { folderWith, HARMLESS, PRIVILEGED, run } from './support.ts';

const OFF = 'rules:\n  privileged-container: off\n';
const BASELINE = 'profile: pss-baseline\n';

test('the nearest configuration file holds for a file', async () => {
  const cwd = folderWith({
    '.manifest-guard.yaml': BASELINE,
    'a/web.yaml': PRIVILEGED,
    'b/.manifest-guard.yaml': BASELINE + OFF,
    'b/c/web.yaml': PRIVILEGED,
  });
  const { stdout } = await run(['check', '.'], { cwd });
  expect(stdout).toContain('a/web.yaml');
  expect(stdout).not.toContain('b/c/web.yaml');
});

test('--config replaces it, --no-config ignores it, options win', async () => {
  const cwd = folderWith({
    '.manifest-guard.yaml': BASELINE + OFF,
    'other.cfg': BASELINE,
    'web.yaml': PRIVILEGED,
  });
  const status = async (...args: string[]): Promise<number> =>
    (await run(['check', 'web.yaml', ...args], { cwd })).status;
  expect(await status()).toBe(0);
  expect(await status('--config', 'other.cfg')).toBe(1);
  expect(await status('--no-config')).toBe(1);
  expect(await status('--no-config', '--profile', 'pss-baseline')).toBe(1);
  // The configuration still switches the only finding off.
  expect(await status('--profile', 'pss-baseline')).toBe(0);
  expect(await status('--profile', 'all')).toBe(1);
});

test('a file extends others, overrides for some paths, and warnings in it stop nothing', async () => {
  const cwd = folderWith({
    'shared/base.yaml': OFF,
    'k8s/.manifest-guard.yaml': `extends: [pss-baseline, ../shared/base.yaml]
overrides:
  - paths: strict/
    rules: { privileged-container: on }
exemptions:
  - { rules: host-pid, reason: over, until: 2020-01-01 }
`,
    'k8s/web.yaml': PRIVILEGED,
    'k8s/strict/web.yaml': PRIVILEGED,
  });
  const { status, stdout, stderr } = await run(['check', '.'], { cwd });
  expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
  expect(stdout).toContain('k8s/strict/web.yaml');
  expect(stdout).not.toContain('k8s/web.yaml');
});

test('what is wrong in a file that is extended is said of that file', async () => {
  const cwd = folderWith({
    'base.yaml': 'mesh: none\nprofile: bad\n',
    '.manifest-guard.yaml': 'extends: base.yaml\n',
    'web.yaml': HARMLESS,
  });
  const { status, stderr } = await run(['check', '.'], { cwd });
  expect(status).toBe(2);
  expect(stderr).toMatch(/^manifest-guard: base\.yaml: line 2: profile: .*\n$/);
});

test('init writes a file to start from, which is right, and never over another', async () => {
  const cwd = folderWith({ 'web.yaml': HARMLESS });
  expect(await run(['init'], { cwd })).toEqual({
    status: 0,
    stdout: 'Wrote .manifest-guard.yaml.\n',
    stderr: '',
  });
  expect((await run(['check', 'web.yaml', '--fail-on', 'never'], { cwd })).status).toBe(0);
  const again = await run(['init', '.'], { cwd });
  expect(again).toMatchObject({ status: 2, stdout: '' });
  expect(again.stderr).toMatch(
    /^manifest-guard: \.manifest-guard\.yaml is there already; it was not changed\.\n$/,
  );
  expect((await run(['init', 'gone'], { cwd })).stderr).toMatch(/There is no such file or folder/);
});

test('standard input takes the configuration of the working directory', async () => {
  const cwd = folderWith({ '.manifest-guard.yaml': BASELINE + OFF });
  expect((await run(['check', '-'], { cwd, stdin: PRIVILEGED })).status).toBe(0);
});

test('everything that a configuration file can say', () => {
  const cwd = folderWith({
    '.manifest-guard.yaml': `# ours
profile: all
kubernetesVersion: 1.30
rules: { privileged-container: warning }
trustedRegistries: [example.com/]
fixDefaults: { cpuRequest: 1, memoryLimit: 1Gi, userId: 1234 }
`,
  });
  expect(createConfigFinder({ config: true }, cwd)('-')).toEqual({
    ...DEFAULT_CONFIG,
    today: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    profile: 'all',
    kubernetesVersion: 30,
    rules: { 'privileged-container': 'warning' },
    trustedRegistries: ['example.com/'],
    fixDefaults: { ...DEFAULT_CONFIG.fixDefaults, cpuRequest: '1', memoryLimit: '1Gi', userId: 1234 },
  });
});

test.each(['', '# nothing yet\n', '---\n', 'rules:\n'])('%j is the default configuration', (text) => {
  const cwd = folderWith({ '.manifest-guard.yaml': text });
  const { today, ...config } = createConfigFinder({ config: true }, cwd)('-');
  expect({ ...config, today: undefined }).toEqual(DEFAULT_CONFIG);
  expect(today).toBeDefined();
});

test.each([
  ['1.34', 34],
  ['v1.29', 29],
  ['latest', Number.POSITIVE_INFINITY],
])('--kubernetes-version %s', (kubernetesVersion, expected) => {
  expect(createConfigFinder({ config: false, kubernetesVersion }, '/')('-').kubernetesVersion).toBe(expected);
});

test.each([
  ['profil: all', /yaml: line 1: profil: There is no key "profil"\. Did you mean "profile"\?/],
  ['# x\nprofile: bad', /yaml: line 2: profile: There is no profile "bad"; choose one of /],
  ['kubernetesVersion: next', /yaml: line 1: kubernetesVersion: .*"next"/],
  [
    'rules:\n  privileged-contaner: off',
    /yaml: line 2: rules\.privileged-contaner: .* Did you mean "privileged-container"\?/,
  ],
  ['rules: { privileged-container: loud }', /line 1: rules\.privileged-container: .*"loud"/],
  ['trustedRegistries: 7', /line 1: trustedRegistries: /],
  ['profile: bad\nmesh: bad', /line 1: profile: .* \(and 1 more\)$/m],
  ['exemptions: [{ rules: "*" }]', /line 1: exemptions\.0: "reason" is missing here\./],
  ['extends: gone.yaml', /line 1: extends: "gone\.yaml" is neither a profile nor a file/],
  ['- a', /line 1: Write a mapping/],
  ['a: [', /line 1: /],
])('wrong configuration %j is one line and status 2', async (text, expected) => {
  const cwd = folderWith({ '.manifest-guard.yaml': text, 'web.yaml': HARMLESS });
  const { status, stdout, stderr } = await run(['check', '.', '--format', 'json'], { cwd });
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(expected);
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
});

test.each([
  [['check', '.', '--config', 'gone.yaml'], /gone\.yaml: There is no such file/],
  [['check', '.', '--kubernetes-version', '2'], /"2" is no Kubernetes version/],
  [['check', '.', '--profile', 'pss'], /Allowed choices are pss-baseline/],
  [['check'], /Missing required argument 'path'/],
  [['check', '.', '--fromat', 'json'], /Unknown option '--fromat' \(Did you mean --format\?\)/],
  [['check', '.', '--format', 'xml'], /'xml' is invalid/],
  [['chekc', '.'], /Unknown command 'chekc' \(Did you mean check\?\)/],
  [['network', '.'], /Unknown command 'network'/],
  [
    ['fix', '.', '--rule', 'privileged-contaner'],
    /no rule "privileged-contaner"\. Did you mean "privileged-container"\?/,
  ],
  [['fix', '.', '--rule', ','], /Write rule ids/],
  [['explain', 'privileged'], /no rule "privileged"\. Did you mean "privileged-container"\?/],
  [['explain'], /Missing required argument 'rule'/],
  [['rules', 'more'], /Too many arguments/],
  [[], /Say what to do: check, fix/],
])('wrong usage %j is one line and status 2', async (args, expected) => {
  const cwd = folderWith({ 'web.yaml': HARMLESS });
  const { status, stdout, stderr } = await run(args, { cwd });
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(expected);
  expect(stderr).toMatch(/^manifest-guard: .*\n$/);
});
