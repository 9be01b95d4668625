import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findingsOf, folderWith, PRIVILEGED, run } from './support.ts';

const RULE = 'privileged-container';
const COMMENT = `# manifest-guard-disable-line ${RULE} -- old kernel`;
const EXCEPTED = PRIVILEGED.replace('privileged: true', `privileged: true ${COMMENT}`);
const BASELINE = ['--profile', 'pss-baseline'];

interface Report {
  readonly findings: readonly { readonly rule: string }[];
  readonly suppressed: readonly object[];
}

const check = async (files: Readonly<Record<string, string>>, ...args: string[]) => {
  const cwd = folderWith(files);
  return run(['check', '.', ...BASELINE, ...args], { cwd });
};

describe('suppressed findings', () => {
  test('do not count, and stand in the JSON with their reason', async () => {
    const { status, stdout } = await check({ 'web.yaml': EXCEPTED }, '--format', 'json');
    const report = JSON.parse(stdout) as Report;
    expect(status).toBe(0);
    expect(report.findings).toEqual([]);
    expect(report.suppressed).toMatchObject([
      {
        file: 'web.yaml',
        range: { start: { line: 10, character: 20 } },
        source: 'rule',
        rule: RULE,
        severity: 'error',
        container: 'web',
        path: '/spec/containers/0/securityContext/privileged',
        resource: { kind: 'Pod', name: 'web', namespace: 'shop' },
        reason: 'old kernel',
        by: 'comment',
      },
    ]);
  });

  test('are counted for people', async () => {
    const { stdout } = await check({ 'web.yaml': EXCEPTED });
    expect(stdout).toBe('All clear: nothing to report in 1 file, 1 document. 1 suppressed.\n');
    const both = await check({ 'web.yaml': EXCEPTED, 'api.yaml': PRIVILEGED });
    expect(both.stdout).toMatch(/ 1 suppressed\.\n$/);
    expect(both.status).toBe(1);
  });

  test('are suppressed results in SARIF', async () => {
    const { stdout } = await check({ 'web.yaml': EXCEPTED }, '--format', 'sarif');
    const { runs } = JSON.parse(stdout) as { runs: { results: object[] }[] };
    expect(runs[0]?.results).toMatchObject([
      { ruleId: RULE, suppressions: [{ kind: 'inSource', justification: 'old kernel' }] },
    ]);
  });

  test('are not annotations on GitHub', async () => {
    expect((await check({ 'web.yaml': EXCEPTED }, '--format', 'github')).stdout).toBe('');
  });

  test('are left as they are by fix', async () => {
    const cwd = folderWith({ 'web.yaml': EXCEPTED });
    await run(['fix', '.', ...BASELINE, '--unsafe'], { cwd });
    expect(readFileSync(join(cwd, 'web.yaml'), 'utf8')).toBe(EXCEPTED);
  });
});

describe('the configuration', () => {
  const config = (more: string) =>
    `profile: pss-baseline\nexemptions:\n  - rules: [${RULE}]\n    kind: Pod\n    name: web\n    reason: node agent\n${more}`;

  test('exempts objects', async () => {
    const files = { 'web.yaml': PRIVILEGED, '.manifest-guard.yaml': config('') };
    const { status, stdout } = await check(files, '--format', 'json');
    expect(status).toBe(0);
    expect((JSON.parse(stdout) as Report).suppressed).toMatchObject([{ reason: 'node agent', by: 'config' }]);
    const sarif = await check(files, '--format', 'sarif');
    expect(sarif.stdout).toContain('"suppressions":[{"kind":"external","justification":"node agent"}]');
  });

  test('exempts until a day', async () => {
    const files = { 'web.yaml': PRIVILEGED, '.manifest-guard.yaml': config('    until: 2001-01-01\n') };
    const { stdout } = await check(files, '--format', 'json');
    expect(findingsOf(stdout)).toContain(`web.yaml:11 ${RULE}`);
  });

  test('does without reasons, and without the syntax of other tools', async () => {
    const bare = PRIVILEGED.replace('true', `true # manifest-guard-disable-line ${RULE}`);
    const trivy = PRIVILEGED.replace('true', 'true #trivy:ignore:KSV-0017');
    const loose = 'suppressions: { requireReason: false, foreign: false }\n';
    const files = { 'bare.yaml': bare, 'trivy.yaml': trivy };
    const strict = await check(files, '--format', 'json');
    expect(findingsOf(strict.stdout)).toEqual([
      `bare.yaml:11 ${RULE}`,
      'bare.yaml:11 suppression-without-reason',
    ]);
    const lax = await check({ ...files, '.manifest-guard.yaml': loose }, '--format', 'json');
    expect(findingsOf(lax.stdout)).toEqual([`trivy.yaml:11 ${RULE}`]);
  });
});

test('a comment whose last day is over suppresses nothing and is reported', async () => {
  const text = PRIVILEGED.replace('true', `true # manifest-guard-disable-line ${RULE} until=2001-01-01 -- x`);
  const { status, stdout } = await check({ 'web.yaml': text }, '--format', 'json');
  expect(status).toBe(1);
  expect(findingsOf(stdout)).toEqual([`web.yaml:11 ${RULE}`, 'web.yaml:11 suppression-expired']);
});

test('fix removes what suppresses nothing when it is asked for by name', async () => {
  const harmless = PRIVILEGED.replace('true', 'false');
  const cwd = folderWith({ 'web.yaml': harmless.replace('false', `false ${COMMENT}`) });
  const read = () => readFileSync(join(cwd, 'web.yaml'), 'utf8');
  await run(['fix', '.', ...BASELINE], { cwd });
  expect(read()).toContain(COMMENT);
  await run(['fix', '.', ...BASELINE, '--unsafe', '--rule', 'suppression-unused'], { cwd });
  expect(read()).toBe(harmless);
});
