import { expect, test } from 'vitest';
import { createConfigFinder } from '../../server/src/cli/configFile.ts';
import { prepareInputs } from '../../server/src/cli/inputs.ts';
import { factsOf } from '../../server/src/kube/facts/facts.ts';
import { findingsOf, folderWith, HARMLESS, PRIVILEGED, run, WIDGET, WIDGET_DEFINITION } from './support.ts';

const BASELINE = ['--profile', 'pss-baseline'];

test('text: findings by file, sums at the end, status 1', async () => {
  const cwd = folderWith({ 'k8s/web.yaml': PRIVILEGED, 'k8s/ok.yaml': HARMLESS });
  expect(await run(['check', '.', ...BASELINE], { cwd })).toEqual({
    status: 1,
    stderr: '',
    stdout: `k8s/web.yaml
  11:21  error  Container "web" runs privileged: whoever controls it controls the node.  privileged-container

1 finding (1 error) in 1 of 2 files, 2 documents. 1 fixable by "manifest-guard fix --unsafe" (review the result).
`,
  });
});

test('text: one friendly line where nothing is found', async () => {
  const cwd = folderWith({ 'ok.yaml': HARMLESS });
  expect(await run(['check', 'ok.yaml', ...BASELINE], { cwd })).toEqual({
    status: 0,
    stderr: '',
    stdout: 'All clear: nothing to report in 1 file, 1 document.\n',
  });
});

test('json: the format of the contract', async () => {
  const cwd = folderWith({ 'k8s/web.yaml': PRIVILEGED });
  const { status, stdout } = await run(['check', 'k8s', '--format', 'json', ...BASELINE], { cwd });
  expect(status).toBe(1);
  expect(JSON.parse(stdout)).toEqual({
    version: 1,
    files: 1,
    documents: 1,
    findings: [
      {
        file: 'k8s/web.yaml',
        range: { start: { line: 10, character: 20 }, end: { line: 10, character: 24 } },
        source: 'rule',
        rule: 'privileged-container',
        severity: 'error',
        message: 'Container "web" runs privileged: whoever controls it controls the node.',
        category: 'workload',
        pss: 'baseline',
        fix: 'unsafe',
        resource: { apiVersion: 'v1', kind: 'Pod', namespace: 'shop', name: 'web', document: 0 },
        container: 'web',
        path: '/spec/containers/0/securityContext/privileged',
      },
    ],
    suppressed: [],
    errors: [],
  });
});

test('json: broken YAML is a finding and an error; other documents are still judged', async () => {
  const cwd = folderWith({ 'a.yaml': 'apiVersion: v1\nkind: Pod\nspec: [\n', 'b.yaml': PRIVILEGED });
  const { status, stdout, stderr } = await run(['check', '.', '--format', 'json', ...BASELINE], { cwd });
  expect(status).toBe(3);
  expect(stderr).toBe('');
  const report = JSON.parse(stdout);
  expect(report.errors).toEqual([{ file: 'a.yaml', message: expect.stringMatching(/^line \d+: /) }]);
  expect(report.findings).toHaveLength(2);
  expect(report.findings[0]).toMatchObject({ file: 'a.yaml', source: 'yaml', severity: 'error', fix: null });
  expect(report.findings[0]).not.toHaveProperty('container');
  expect(report.findings[1]).toMatchObject({ file: 'b.yaml', rule: 'privileged-container' });
});

test('the place in a later document counts from the start of the file, in UTF-16 units', async () => {
  const cwd = folderWith({
    'a.yaml': `# 😀\n---\n${HARMLESS}---\n${PRIVILEGED.replace('web # the', '"😀" # the')}`,
  });
  const { stdout } = await run(['check', '.', '--format', 'json', ...BASELINE], { cwd });
  expect(JSON.parse(stdout).findings[0]).toMatchObject({
    range: { start: { line: 24, character: 20 }, end: { line: 24, character: 24 } },
    resource: { document: 1 },
  });
});

test('standard input is <stdin>', async () => {
  const cwd = folderWith({});
  const { status, stdout } = await run(['check', '-', '--format', 'json', ...BASELINE], {
    cwd,
    stdin: PRIVILEGED,
  });
  expect(status).toBe(1);
  expect(findingsOf(stdout)).toEqual(['<stdin>:11 privileged-container']);
});

test.each([
  ['error', 1],
  ['warning', 1],
  ['never', 0],
])('--fail-on %s with an error gives %i', async (failOn, status) => {
  const cwd = folderWith({ 'web.yaml': PRIVILEGED });
  expect((await run(['check', '.', '--fail-on', failOn, ...BASELINE], { cwd })).status).toBe(status);
});

test('a warning passes --fail-on error', async () => {
  const cwd = folderWith({
    'web.yaml': PRIVILEGED,
    '.manifest-guard.yaml': 'rules: { privileged-container: warning }',
  });
  expect((await run(['check', '.', '--fail-on', 'error', ...BASELINE], { cwd })).status).toBe(0);
  expect((await run(['check', '.', ...BASELINE], { cwd })).status).toBe(1);
});

test('files that are no manifests are silent', async () => {
  const cwd = folderWith({
    'tsconfig.json': '{ // comment\n "a": 1, }',
    'compose.yaml': 'services:\n  web:\n    privileged: true\n',
    'chart/templates/web.yaml': '{{- if .Values.web }}\napiVersion: v1\nkind: Pod\n{{ end }}\n',
    'broken.yaml': 'a: [',
  });
  expect(await run(['check', '.', ...BASELINE], { cwd })).toMatchObject({ status: 0, stderr: '' });
});

test('a broken file that is named is an error even if it is no manifest', async () => {
  const cwd = folderWith({ 'broken.yaml': 'a: [' });
  const { status, stderr } = await run(['check', 'broken.yaml'], { cwd });
  expect(status).toBe(3);
  expect(stderr).toMatch(/^manifest-guard: broken\.yaml: line 1: .*\n$/);
});

test('colours: on a terminal, not with --no-color or NO_COLOR, always with FORCE_COLOR', async () => {
  const cwd = folderWith({ 'web.yaml': PRIVILEGED });
  const colored = async (args: string[], env: Record<string, string>, isTTY: boolean): Promise<boolean> =>
    (await run(['check', '.', ...BASELINE, ...args], { cwd, env, isTTY })).stdout.includes('\u001b[');
  expect(await colored([], {}, true)).toBe(true);
  expect(await colored([], {}, false)).toBe(false);
  expect(await colored(['--no-color'], {}, true)).toBe(false);
  expect(await colored([], { NO_COLOR: '1' }, true)).toBe(false);
  expect(await colored([], { FORCE_COLOR: '1' }, false)).toBe(true);
});

test('a manifest cannot steer the terminal', async () => {
  const cwd = folderWith({ 'web.yaml': PRIVILEGED.replace('name: web #', 'name: "a\\e[2Jb" #') });
  const { stdout } = await run(['check', '.', ...BASELINE], { cwd });
  expect(stdout).toContain('Container "a [2Jb"');
});

test('github: workflow commands', async () => {
  const cwd = folderWith({ 'a,b.yaml': PRIVILEGED });
  const { stdout } = await run(['check', '.', 'gone.yaml', '--format', 'github', ...BASELINE], { cwd });
  expect(stdout).toBe(
    '::error file=a%2Cb.yaml,line=11,endLine=11,col=21,endColumn=25,title=privileged-container::Container "web" runs privileged: whoever controls it controls the node.\n' +
      '::error file=gone.yaml::There is no such file or folder.\n',
  );
});

test('sarif: rules, levels, regions from 1', async () => {
  const cwd = folderWith({ 'a b.yaml': PRIVILEGED });
  const { stdout, status } = await run(['check', '.', '--format', 'sarif', ...BASELINE], { cwd });
  expect(status).toBe(1);
  const log = JSON.parse(stdout);
  expect(log.version).toBe('2.1.0');
  const [sarifRun] = log.runs;
  const [result] = sarifRun.results;
  expect(result).toEqual({
    ruleId: 'privileged-container',
    ruleIndex: expect.any(Number),
    level: 'error',
    message: { text: 'Container "web" runs privileged: whoever controls it controls the node.' },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: 'a%20b.yaml' },
          region: { startLine: 11, startColumn: 21, endLine: 11, endColumn: 25 },
        },
      },
    ],
  });
  expect(sarifRun.tool.driver.rules[result.ruleIndex]).toMatchObject({
    id: 'privileged-container',
    defaultConfiguration: { level: 'error' },
  });
  expect(sarifRun.invocations).toEqual([{ executionSuccessful: true, toolExecutionNotifications: [] }]);
});

test('what a service account says is known to the files before and after it', async () => {
  const account =
    'apiVersion: v1\nkind: ServiceAccount\nmetadata: { name: web }\nautomountServiceAccountToken: false\n';
  const cwd = folderWith({ 'b.yaml': account, 'a.yaml': HARMLESS, 'c.yaml': PRIVILEGED });
  const io = { cwd, env: {}, stdout: nowhere, stderr: nowhere, readStdin: async () => new Uint8Array() };
  const { facts, inputs } = await prepareInputs(['.'], createConfigFinder({ config: false }, cwd), io);
  expect(inputs).toHaveLength(3);
  expect(factsOf(facts, 'serviceAccount')).toMatchObject([{ file: 'b.yaml', name: 'web', automount: false }]);
});

const nowhere = { isTTY: false, write: () => {} };

test('objects are compared with the CustomResourceDefinitions among the paths, whichever is read first', async () => {
  const cwd = folderWith({ 'a/widget.yaml': WIDGET, 'z/crd.yaml': WIDGET_DEFINITION });
  const { stdout } = await run(['check', '.', '--format', 'json'], { cwd });
  expect(findingsOf(stdout).filter((finding) => finding.endsWith('schema-validation'))).toEqual([
    'a/widget.yaml:5 schema-validation',
    'a/widget.yaml:6 schema-validation',
  ]);
});
