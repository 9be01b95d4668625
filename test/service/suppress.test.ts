import { describe, expect, test } from 'vitest';
import type { Config } from '../../server/src/config/config.ts';
import { DEFAULT_CONFIG } from '../../server/src/config/config.ts';
import { offerActions, resolveAction } from '../../server/src/service/codeActions.ts';
import { diagnose } from '../../server/src/service/diagnose.ts';
import { fixAll } from '../../server/src/service/fixAll.ts';
import { hover } from '../../server/src/service/hover.ts';
import { createSnapshot, type Snapshot } from '../../server/src/service/snapshot.ts';
import type { Scope } from '../../server/src/service/suppress/actions.ts';
import { addExemption, configFileFor } from '../../server/src/service/suppress/exemption.ts';
import { applyEdits } from '../support/applyEdits.ts';
import { dedent } from '../support/ruleTester.ts';

const config: Config = { ...DEFAULT_CONFIG, profile: 'pss-baseline' };
const RULE = 'privileged-container';

const snapshotOf = (text: string, change: Partial<Config> = {}): Snapshot =>
  createSnapshot(text, { ...config, ...change }, { file: 'file:///shop/k8s/web.yaml' });

/** The text after suppressing the first finding of a rule, with the snippets; or why not. */
function suppressed(text: string, scope: Scope, rule = RULE): string {
  const snapshot = snapshotOf(text);
  const placed = diagnose(snapshot).findings.find(({ finding }) => finding.rule === rule);
  const offers = placed ? offerActions(snapshot, placed.range) : [];
  const offer = offers.find(
    ({ request, findings }) =>
      request.type === 'suppress' && request.scope === scope && findings[0] === placed,
  );
  if (!offer) return 'not offered';
  const outcome = resolveAction(snapshot, offer.request);
  if (!outcome.ok) return outcome.reason;
  const [file] = outcome.files;
  return file ? applyEdits(scope === 'config' ? '' : text, file.edits) : '';
}

const POD = dedent(`
  # the shop
  apiVersion: v1
  kind: Pod
  metadata:
    name: shop
  spec:
    containers:
      - name: web # first
        image: example.com/web:1
        securityContext:
          privileged: true # why
        # about web
      - name: api
        image: example.com/api:1
        securityContext: { privileged: true }
`);

test('what the schema says can be suppressed like any finding', () => {
  const text = 'apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  hostNetwrk: true\n';
  const snapshot = snapshotOf(text, { profile: 'recommended' });
  const at = { line: 4, character: 4 };
  const offers = offerActions(snapshot, { start: at, end: at });
  expect(offers.map(({ request }) => request.type)).toContain('suppress');
});

test('the ways to suppress come after the fixes, and none is preferred', () => {
  const snapshot = snapshotOf(POD);
  const [placed] = diagnose(snapshot).findings;
  const offers = placed ? offerActions(snapshot, placed.range, ['quickfix']) : [];
  expect(offers.map(({ title }) => title).slice(-5)).toEqual([
    `Suppress ${RULE} for this line`,
    `Suppress ${RULE} for container "web"`,
    `Suppress ${RULE} for Pod "shop"`,
    `Suppress ${RULE} for this file`,
    `Suppress ${RULE} for Pod "shop" in .manifest-guard.yaml`,
  ]);
  expect(offers.slice(-5).some(({ isPreferred }) => isPreferred)).toBe(false);
  expect(offers[0]?.title).toMatch(/^Set privileged/);
});

describe('a suppression is written', () => {
  const next = `# manifest-guard-disable-next-line ${RULE} -- reason`;
  const line = `# manifest-guard-disable-line ${RULE} -- reason`;
  const disable = `# manifest-guard-disable ${RULE} -- reason`;
  const enable = `# manifest-guard-enable ${RULE}`;
  const wide = `# manifest-guard-disable-file ${RULE} -- reason`;

  test.each<[string, Scope, string, string]>([
    [
      'above the line',
      'line',
      POD,
      POD.replace('        privileged: true #', `        ${next}\n        privileged: true #`),
    ],
    [
      'around the container',
      'container',
      POD,
      POD.replace('    - name: web', `    ${disable}\n    - name: web`).replace(
        '      # about web\n',
        `      # about web\n    ${enable}\n`,
      ),
    ],
    ['before the document', 'object', POD, POD.replace('apiVersion', `${disable}\napiVersion`)],
    ['in the first comment block', 'file', POD, POD.replace('# the shop\n', `# the shop\n${wide}\n`)],
    [
      'at the end of a line in flow style',
      'line',
      'apiVersion: v1\nkind: Pod\nspec: { containers: [ { name: a, image: a,\n  securityContext: {\n    privileged: true,\n  } } ] }\n',
      `apiVersion: v1\nkind: Pod\nspec: { containers: [ { name: a, image: a,\n  securityContext: {\n    privileged: true, ${line}\n  } } ] }\n`,
    ],
    [
      'at the end of the first line',
      'line',
      '--- { apiVersion: v1, kind: Pod, spec: { containers: [ { name: a, image: a, securityContext: { privileged: true } } ] } }\n',
      `--- { apiVersion: v1, kind: Pod, spec: { containers: [ { name: a, image: a, securityContext: { privileged: true } } ] } } ${line}\n`,
    ],
    [
      'above a first line',
      'line',
      '{ apiVersion: v1, kind: Pod, spec: { containers: [ { name: a, image: a, securityContext: { privileged: true } } ] } }\n',
      `${next}\n{ apiVersion: v1, kind: Pod, spec: { containers: [ { name: a, image: a, securityContext: { privileged: true } } ] } }\n`,
    ],
  ])('%s', (_, scope, before, after) => {
    for (const eol of ['\n', '\r\n'])
      expect(suppressed(before.replaceAll('\n', eol), scope)).toBe(after.replaceAll('\n', eol));
  });

  test.each<[Scope, string]>([
    ['line', next],
    ['container', disable],
    ['object', disable],
  ])('in a document behind others: %s', (scope, comment) => {
    const text = `# x\n---\na: 1\n---\n${POD}`;
    const after = suppressed(text, scope);
    expect(after).toContain(comment);
    expect(after.startsWith('# x\n---\na: 1\n---\n# the shop\n')).toBe(true);
    expect(suppressed(text, 'file').startsWith(`# x\n${wide}\n---\na: 1\n`)).toBe(true);
  });

  test('behind a byte-order mark, and in a file that begins with a marker', () => {
    expect(suppressed(`\uFEFF---\n${POD}`, 'file')).toBe(`\uFEFF${wide}\n---\n${POD}`);
    expect(suppressed(`---\n${POD}`, 'object')).toBe(
      `---\n${POD.replace('apiVersion', `${disable}\napiVersion`)}`,
    );
  });

  test('around the last container, without a line end', () => {
    const text = POD.replace('privileged: true # why', 'privileged: false').trimEnd();
    const after = text.replace('    - name: api', `    ${disable}\n    - name: api`);
    expect(suppressed(text, 'container')).toBe(`${after}\n    ${enable}`);
  });

  test('around an item of a list', () => {
    const item = POD.replace('# the shop\n', '')
      .replace(/^(?=.)/gm, '    ')
      .replace('    apiV', '  - apiV');
    const text = `apiVersion: v1\nkind: List\nitems:\n${item}  - apiVersion: v1\n    kind: ConfigMap\n`;
    expect(suppressed(text, 'object')).toBe(
      text
        .replace('  - apiVersion', `  ${disable}\n  - apiVersion`)
        .replace('  - apiVersion: v1\n    kind: Conf', `  ${enable}\n  - apiVersion: v1\n    kind: Conf`),
    );
  });

  test('as an annotation of JSON', () => {
    const pod = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'a' },
      spec: { hostPID: true, containers: [{ name: 'a', image: 'a', securityContext: { privileged: true } }] },
    };
    const text = JSON.stringify(pod, undefined, 2);
    const once = suppressed(text, 'object');
    expect(JSON.parse(once)).toEqual({
      ...pod,
      metadata: { name: 'a', annotations: { 'manifest-guard/ignore': `${RULE} -- reason` } },
    });
    expect(JSON.parse(suppressed(once, 'object', 'host-pid'))).toMatchObject({
      metadata: {
        annotations: { 'manifest-guard/ignore': `${RULE} -- reason\nhost-pid -- reason` },
      },
    });
    for (const scope of ['line', 'container', 'file'] as const)
      expect(suppressed(text, scope)).toBe('not offered');
  });

  test('nowhere in broken or foreign text', () => {
    expect(suppressed(`${POD}a: 1\na: 2\n`, 'line')).toBe('not offered');
  });

  test('in the configuration', () => {
    const text = POD.replace('name: shop\n', 'name: shop\n  namespace: eu\n');
    expect(suppressed(text, 'config')).toBe(
      `exemptions:\n  - rules: ${RULE}\n    kind: Pod\n    name: shop\n    namespace: eu\n    reason: reason\n`,
    );
    expect(suppressed(text.replace('  name: shop\n', ''), 'config')).toBe('not offered');
  });

  test('behind what the configuration says already', () => {
    const [placed] = diagnose(snapshotOf(POD)).findings;
    const add = (before: string) => (placed ? addExemption(before, placed.finding) : undefined);
    const before = 'profile: all # ours\nexemptions:\n  - rules: [host-pid]\n    reason: x\n';
    const result = add(before);
    expect(result?.text).toBe(
      `${before}  - rules: ${RULE}\n    kind: Pod\n    name: shop\n    reason: reason\n`,
    );
    expect(result?.tabStops.map(({ start, end }) => result.text.slice(start, end))).toEqual(['reason']);
    expect(add('# only a comment')?.text).toMatch(/^# only a comment\nexemptions:/);
    expect(add('exemptions: [')).toBeUndefined();
  });

  test.each([
    ['file:///shop/k8s/.manifest-guard.yaml', ['file:///shop/k8s/.manifest-guard.yaml']],
    [
      'file:///shop/.manifest-guard.yaml',
      ['file:///shop/.manifest-guard.yaml', 'file:///.manifest-guard.yaml'],
    ],
    ['file:///shop/.manifest-guard.yaml', []],
  ])('into %s', (expected, existing: string[]) => {
    const exists = (file: string): boolean => existing.includes(file);
    expect(configFileFor('file:///shop/k8s/a/web.yaml', ['file:///shop/'], exists)).toBe(expected);
  });
});

test('suppressed findings are not mended, and the level of the workload stays what it is', () => {
  const text = suppressed(POD, 'container');
  const { text: mended, fixed } = fixAll(snapshotOf(text), { unsafe: true });
  expect(fixed).toHaveLength(1);
  expect(mended).toBe(text.replace('{ privileged: true }', '{ privileged: false }'));
});

test('a fix does not move a finding away from its suppression', () => {
  const text = POD.replace(
    '    - name: web',
    '    # manifest-guard-disable-next-line run-as-non-root -- needs root\n    - name: web',
  ).replace('      securityContext:\n        privileged: true # why\n', '');
  const recommended = { profile: 'recommended' as const };
  const snapshot = snapshotOf(text, recommended);
  const { text: mended } = fixAll(snapshot, { unsafe: true });
  const after = diagnose(snapshotOf(mended, recommended));
  expect(mended).not.toBe(text);
  expect(after.suppressed.map(({ placed }) => placed.finding.rule)).toEqual(['run-as-non-root']);
  expect(after.findings.map(({ finding }) => finding.rule)).not.toContain('suppression-unused');
});

test('fix-all with consent removes what suppresses nothing, and never writes a reason', () => {
  const clean = POD.replaceAll('privileged: true', 'privileged: false');
  const text = clean.replace('# first', `# first # manifest-guard-disable-line host-port -- x`);
  expect(fixAll(snapshotOf(text), { unsafe: false }).text).toBe(text);
  expect(fixAll(snapshotOf(text), { unsafe: true }).text).toBe(clean);
  const bare = clean.replace('# first', '# first # manifest-guard-disable-line host-port');
  expect(fixAll(snapshotOf(bare), { unsafe: true }).text).toBe(bare);
});

test('hovering over a suppression says what it suppresses', () => {
  const at = (text: string, part: string) => {
    const before = text.slice(0, text.indexOf(part)).split('\n');
    const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
    return hover(snapshotOf(text), position)?.markdown ?? '';
  };
  const text = suppressed(POD, 'file');
  expect(at(text, 'disable-file')).toContain('Suppresses 2 findings');
  expect(at(text, 'disable-file')).toMatch(/line 12.*line 16/s);
  expect(at(suppressed(POD, 'line'), 'disable-next-line')).toContain('Suppresses 1 finding');
  expect(at(POD.replace('# why', '#trivy:ignore:KSV-0017'), 'trivy:ignore')).toContain('privileged');
  expect(at(POD.replace('# why', '# manifest-guard-disable-line host-pid -- x'), 'disable-line')).toContain(
    'Suppresses nothing',
  );
  const annotated = POD.replace(
    '  name: shop\n',
    `  name: shop\n  annotations:\n    checkov.io/skip1: CKV_K8S_16=x\n`,
  );
  expect(at(annotated, 'CKV_K8S_16')).toContain('Suppresses 2 findings');
});
