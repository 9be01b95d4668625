import { expect, test } from 'vitest';
import { didYouMean } from '../../server/src/base/similar.ts';
import { exitStatus, NO_COUNTS } from '../../server/src/cli/exitStatus.ts';
import { RULES } from '../../server/src/rules/index.ts';
import { run } from './support.ts';

test('rules --format json: every rule with the fields of the contract', async () => {
  const { status, stdout } = await run(['rules', '--format', 'json'], { cwd: '/' });
  const rules = JSON.parse(stdout) as { id: string; equivalents: object }[];
  expect(status).toBe(0);
  expect(rules.map(({ id }) => id).sort()).toEqual(RULES.map(({ meta }) => meta.id).sort());
  expect(rules.find(({ id }) => id === 'privileged-container')).toMatchObject({
    summary: 'A container runs in privileged mode.',
    category: 'workload',
    kinds: 'pods',
    severity: 'error',
    profiles: ['pss-baseline', 'pss-restricted', 'recommended', 'nsa-cisa', 'all'],
    pss: 'baseline',
    fix: 'unsafe',
    risk: 7,
    crossResource: false,
    equivalents: { checkov: ['CKV_K8S_16'] },
    docs: expect.stringMatching(/^https:/),
  });
  const tools = ['kube-linter', 'kube-score', 'polaris', 'checkov', 'trivy', 'kubescape', 'kyverno'];
  for (const { equivalents } of rules)
    expect(Object.keys(equivalents)).toEqual(expect.arrayContaining(tools));
});

test('rules: a table by category', async () => {
  const { stdout } = await run(['rules'], { cwd: '/' });
  expect(stdout).toMatch(/^workload$/m);
  expect(stdout).toMatch(
    /^ {2}privileged-container +error +baseline +unsafe fix +A container runs in privileged mode\.$/m,
  );
});

test('explain: the page of a rule', async () => {
  const { status, stdout } = await run(['explain', 'privileged-container'], { cwd: '/' });
  expect(status).toBe(0);
  expect(stdout).toMatch(/^# privileged-container\n/);
});

test('help and version', async () => {
  expect((await run(['--version'], { cwd: '/' })).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  for (const args of [['--help'], ['help'], ['help', 'fix'], ['check', '--help']]) {
    const { status, stdout, stderr } = await run(args, { cwd: '/' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('Exit status:');
  }
});

test.each([
  ['error', { error: 1 }, false, 1],
  ['error', { warning: 1 }, false, 0],
  ['warning', { warning: 1 }, false, 1],
  ['warning', { info: 1, hint: 1 }, false, 0],
  ['info', { info: 1 }, false, 1],
  ['info', { hint: 1 }, false, 0],
  ['never', { error: 1 }, false, 0],
  ['never', {}, true, 3],
  ['warning', { error: 1 }, true, 3],
] as const)('exit status: fail on %s with %j, input failed: %s', (failOn, counts, failed, status) => {
  expect(exitStatus({ ...NO_COUNTS, ...counts }, failOn, failed)).toBe(status);
});

test('suggestions are close ones only', () => {
  expect(didYouMean('profil', ['profile', 'rules'])).toBe(' Did you mean "profile"?');
  expect(didYouMean('xyz', ['profile', 'rules'])).toBe('');
});
