import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Config, DEFAULT_CONFIG } from '../../server/src/config/config.ts';
import { applyFix } from '../../server/src/service/applyFix.ts';
import { diagnose } from '../../server/src/service/diagnose.ts';
import { createSnapshot } from '../../server/src/service/snapshot.ts';
import { applyEdits } from '../support/applyEdits.ts';

/** Baseline rules only, in June 2026. */
const config = (change: Partial<Config> = {}): Config => ({
  ...DEFAULT_CONFIG,
  profile: 'pss-baseline',
  today: '2026-06-15',
  ...change,
});

const snapshotOf = (text: string, change?: Partial<Config>) => createSnapshot(text, config(change));

/** Findings as `line rule`, lines from 1. */
function reported(text: string, change?: Partial<Config>): string[] {
  return diagnose(snapshotOf(text, change)).findings.map(
    ({ finding, range }) => `${range.start.line + 1} ${finding.rule}`,
  );
}

/** Suppressed findings as `line rule: reason (by)`. */
function suppressed(text: string, change?: Partial<Config>): string[] {
  return diagnose(snapshotOf(text, change)).suppressed.map(
    ({ placed: { finding, range }, reason, by }) =>
      `${range.start.line + 1} ${finding.rule}: ${reason} (${by})`,
  );
}

/** The text after the first fix of the first finding of a rule; with the titles of all its fixes. */
function fixed(text: string, rule: string, change?: Partial<Config>): { titles: string[]; text: string } {
  const snapshot = snapshotOf(text, change);
  const placed = diagnose(snapshot).findings.find(({ finding }) => finding.rule === rule);
  const fixes = placed?.finding.fixes() ?? [];
  const [fix] = fixes;
  const outcome = fix && placed && applyFix(snapshot, placed.document, fix, () => undefined);
  const edits = outcome?.ok ? (outcome.files[0]?.edits ?? []) : [];
  return { titles: fixes.map(({ title }) => title), text: applyEdits(text, edits) };
}

/** A pod with two privileged containers; `mark` puts text at places. */
function pod(
  marks: Partial<Record<'top' | 'web' | 'line' | 'value' | 'between' | 'end', string>> = {},
): string {
  const at = (name: keyof typeof marks, indent = '') => (marks[name] ? `${indent}${marks[name]}\n` : '');
  return (
    `${at('top')}apiVersion: v1\nkind: Pod\nmetadata:\n  name: shop\nspec:\n  containers:\n` +
    `${at('web', '    ')}    - name: web\n      image: example.com/web:1\n      securityContext:\n` +
    `${at('line', '        ')}        privileged: true${marks.value ? ` ${marks.value}` : ''}\n` +
    `${at('between', '    ')}    - name: api\n      image: example.com/api:1\n      securityContext: { privileged: true }\n${at('end')}`
  );
}

const RULE = 'privileged-container';

describe('our comments', () => {
  test.each([
    ['above the line', { line: `# manifest-guard-disable-next-line ${RULE} -- old kernel` }, [11]],
    ['at the end of the line', { value: `# manifest-guard-disable-line ${RULE} -- old kernel` }, [10]],
    ['behind another comment', { value: `# why # manifest-guard-disable-line ${RULE} -- old kernel` }, [10]],
    [
      'around a block',
      {
        web: `# manifest-guard-disable ${RULE} -- old kernel`,
        between: `# manifest-guard-enable ${RULE}`,
      },
      [11],
    ],
    ['around all that follows', { between: `# manifest-guard-disable ${RULE} -- old kernel` }, [14]],
    ['for the file', { top: `# Copyright\n\n# manifest-guard-disable-file ${RULE} -- old kernel` }, [13, 16]],
    [
      'stacked above the line',
      {
        line: `# manifest-guard-disable-next-line ${RULE} -- old kernel\n        # manifest-guard-disable-next-line host-port -- x`,
      },
      [12],
    ],
  ])('suppress %s', (_, marks, lines) => {
    const text = pod(marks);
    expect(suppressed(text)).toEqual(lines.map((line) => `${line} ${RULE}: old kernel (comment)`));
    const left = reported(text).filter((finding) => finding.endsWith(RULE));
    expect(left).toHaveLength(2 - lines.length);
  });

  test('take several rules, blanks and a last day', () => {
    const text = pod({
      line: `#manifest-guard-disable-next-line  ${RULE} , host-port until=2026-06-15  --  old   kernel `,
    });
    expect(suppressed(text)).toEqual([`11 ${RULE}: old kernel (comment)`]);
    expect(reported(text)).toEqual(['10 suppression-unused', `14 ${RULE}`]);
  });

  test('take the last day in the reason, too', () => {
    const text = pod({ value: `# manifest-guard-disable-line ${RULE} -- old kernel until=2027-01-31` });
    expect(suppressed(text)).toEqual([`10 ${RULE}: old kernel (comment)`]);
  });

  test('cover a line and nothing else', () => {
    const text = pod({ web: `# manifest-guard-disable-next-line ${RULE} -- not here` });
    expect(suppressed(text)).toEqual([]);
    expect(reported(text)).toEqual(['7 suppression-unused', `11 ${RULE}`, `14 ${RULE}`]);
  });

  test('are only comments', () => {
    const comment = `# manifest-guard-disable-file ${RULE} -- x`;
    const text = `${pod({})}---\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: x }\ndata:\n  a: |\n    ${comment}\n  b: "x ${comment}"\n  c: x${comment}\n`;
    expect(reported(text)).toEqual([`10 ${RULE}`, `13 ${RULE}`]);
  });

  test('work with Windows line ends, a byte-order mark and document markers', () => {
    const text = `\uFEFF# manifest-guard-disable-file ${RULE} -- old kernel\n---\n${pod({})}---\n${pod({})}`;
    expect(suppressed(text.replaceAll('\n', '\r\n'))).toHaveLength(4);
    expect(reported(text.replaceAll('\n', '\r\n'))).toEqual([]);
  });

  test('a block ends with its document', () => {
    const text = `${pod({ web: `# manifest-guard-disable ${RULE} -- old kernel` })}---\n${pod()}`;
    expect(suppressed(text)).toHaveLength(2);
    expect(reported(text)).toEqual([`25 ${RULE}`, `28 ${RULE}`]);
  });

  test('what is missing stays covered when something is written in between', () => {
    const rules = { 'cpu-request': 'on' as const, [RULE]: 'off' as const };
    const comment = '    # manifest-guard-disable-next-line cpu-request -- bursts\n    - name: web';
    const text = pod().replace('    - name: web', comment);
    const later = text.replace('web:1\n', 'web:1\n      resources:\n        limits: { memory: 1Gi }\n');
    for (const version of [text, later]) expect(suppressed(version, { rules })).toHaveLength(1);
  });

  test('broken YAML is not suppressed', () => {
    const text = `# manifest-guard-disable-file yaml-syntax -- x\n${pod()}  bad\n`;
    expect(reported(text)).toContain('1 suppression-unknown-rule');
    expect(reported(text).join()).toContain('yaml-syntax');
  });
});

describe('what is wrong with suppressions', () => {
  const at = (comment: string) => pod({ value: comment });
  const LINE = '# manifest-guard-disable-line';

  test.each([
    ['no reason', `${LINE} ${RULE}`, ['suppression-without-reason', RULE]],
    ['an empty reason', `${LINE} ${RULE} --`, ['suppression-without-reason', RULE]],
    ['a reason without dashes', `${LINE} ${RULE} because old`, ['suppression-without-reason', RULE]],
    ['a day that is over', `${LINE} ${RULE} until=2026-06-14 -- old`, ['suppression-expired', RULE]],
    ['no day', `${LINE} ${RULE} until=2027-02-30 -- old`, ['suppression-expired', RULE]],
    ['an unknown rule', `${LINE} priviledged-container -- old`, [RULE, 'suppression-unknown-rule']],
    ['no rule', `${LINE} -- old`, [RULE, 'suppression-unknown-rule']],
    ['nothing to suppress', `${LINE} host-port -- old`, [RULE, 'suppression-unused']],
    ['nothing to end', `# manifest-guard-enable ${RULE}`, [RULE, 'suppression-unused']],
    ['the wrong place', `# manifest-guard-disable-file ${RULE} -- x`, [RULE, 'suppression-unused']],
  ])('%s is reported', (_, comment, rules) => {
    const all = reported(at(comment)).filter((finding) => finding.startsWith('10 '));
    expect(all.map((finding) => finding.slice(3)).sort()).toEqual([...rules].sort());
  });

  test.each([
    ['a rule that is off', `${LINE} ${RULE} -- x`, { rules: { [RULE]: 'off' as const } }],
    ['a rule of another profile', `${LINE} ${RULE},cpu-limit -- x`, {}],
    ['a rule that looks at other files', `${LINE} ${RULE},missing-service-account -- x`, {}],
    [
      'reasons that nobody asks for',
      `${LINE} ${RULE}`,
      { suppressions: { requireReason: false, foreign: true } },
    ],
    ['a day where no host tells the day', `${LINE} ${RULE} until=2020-01-01 -- x`, { today: undefined }],
  ])('%s is not', (_, comment, change) => {
    const text = at(comment.replace(',missing-service-account', ''));
    expect(reported(text, change).filter((finding) => finding.includes('suppression'))).toEqual([]);
  });

  test('a superseded rule is of use where it would have spoken', () => {
    const line = `${LINE} capability-sys-admin,disallowed-capabilities -- x`;
    const text = pod().replace('privileged: true\n', `capabilities: { add: [SYS_ADMIN] } ${line}\n`);
    expect(reported(text, { profile: 'recommended' }).join()).not.toContain('suppression-unused');
  });

  test('all severities can be configured', () => {
    const rules = { 'suppression-unused': 'error' as const };
    const { findings } = diagnose(snapshotOf(at(`${LINE} host-port -- x`), { rules }));
    expect(findings.map(({ finding }) => `${finding.rule} ${finding.severity}`)).toContain(
      'suppression-unused error',
    );
    expect(reported(at(`${LINE} host-port -- x`), { rules: { 'suppression-unused': 'off' } })).toEqual([
      `10 ${RULE}`,
      `13 ${RULE}`,
    ]);
  });

  test('nothing is called unused in templates', () => {
    const text = `${pod({ value: `${LINE} host-port -- x` })}  nodeName: {{ .Values.node }}\n`;
    expect(reported(text).join()).not.toContain('suppression-unused');
  });
});

describe('fixes of suppressions', () => {
  test.each([
    ['the line of a comment', { line: '# manifest-guard-disable-next-line host-port -- x' }, {}],
    ['the end of a line', { value: '# manifest-guard-disable-line host-port -- x' }, {}],
    [
      'a part of a comment',
      { value: '# why # manifest-guard-disable-line host-port -- x' },
      { value: '# why' },
    ],
    [
      'both ends of a block',
      { web: '# manifest-guard-disable host-port -- x', between: '# manifest-guard-enable host-port' },
      {},
    ],
    [
      'one rule of several',
      { value: `# manifest-guard-disable-line host-port, ${RULE} -- x` },
      { value: `# manifest-guard-disable-line ${RULE} -- x` },
    ],
    [
      'the last rule of several',
      { value: `# manifest-guard-disable-line ${RULE},host-port -- x` },
      { value: `# manifest-guard-disable-line ${RULE} -- x` },
    ],
    ['a comment for the file', { top: '# manifest-guard-disable-file host-port -- x' }, {}],
    ['the last line without an end', { end: '# manifest-guard-enable host-port' }, {}],
  ])('remove %s', (_, before, after) => {
    for (const eol of ['\n', '\r\n']) {
      const text = pod(before).replaceAll('\n', eol);
      expect(fixed(text, 'suppression-unused').text).toBe(pod(after).replaceAll('\n', eol));
    }
    if ('end' in before) {
      const open = pod(before).trimEnd();
      expect(fixed(open, 'suppression-unused').text).toBe(pod(after).trimEnd());
    }
  });

  test('put the cursor in the reason', () => {
    const snapshot = snapshotOf(pod({ value: `# manifest-guard-disable-line ${RULE}` }));
    const placed = diagnose(snapshot).findings.find(
      ({ finding }) => finding.rule === 'suppression-without-reason',
    );
    const [fix] = placed?.finding.fixes() ?? [];
    const outcome = fix && applyFix(snapshot, 0, fix, () => undefined);
    expect(outcome?.ok && outcome.files[0]?.edits.map(({ snippet }) => snippet)).toEqual([
      ' -- $'.concat('{1:reason}'),
    ]);
  });

  test('put dashes before a reason', () => {
    const text = pod({ value: `# manifest-guard-disable-line ${RULE} old kernel` });
    expect(fixed(text, 'suppression-without-reason').text).toBe(
      pod({ value: `# manifest-guard-disable-line ${RULE} -- old kernel` }),
    );
  });

  test.each([
    ['priviledged-container', RULE],
    ['KSV017', RULE],
    ['CKV_K8S_16', RULE],
  ])('change %s to what was meant', (wrong, right) => {
    const text = pod({ value: `# manifest-guard-disable-line ${wrong} -- x` });
    const result = fixed(text, 'suppression-unknown-rule');
    expect(result.titles).toEqual([`Change "${wrong}" to "${right}"`, 'Remove the suppression']);
    expect(result.text).toBe(pod({ value: `# manifest-guard-disable-line ${right} -- x` }));
  });
});

describe('annotations', () => {
  const annotated = (annotations: string, on: 'object' | 'template' = 'object') => {
    const lines = (indent: string) =>
      annotations
        .split('\n')
        .map((line) => `${indent}${line}\n`)
        .join('');
    const object = on === 'object' ? `  annotations:\n${lines('    ')}` : '';
    const template = on === 'template' ? `      annotations:\n${lines('        ')}` : '';
    return (
      `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\n${object}spec:\n  template:\n    metadata:\n` +
      `      labels: { app: web }\n${template}    spec:\n      hostNetwork: true\n      containers:\n        - name: web\n` +
      `          image: example.com/web:1\n          securityContext: { privileged: true }\n`
    );
  };
  const rulesOf = (text: string, change?: Partial<Config>) =>
    suppressed(text, change).map((line) => line.replace(/^\d+ /, ''));

  test.each(['object', 'template'] as const)('of ours on the %s', (on) => {
    const text = annotated(`manifest-guard/ignore: "${RULE},host-network -- old kernel"`, on);
    expect(rulesOf(text)).toEqual([
      'host-network: old kernel (annotation)',
      `${RULE}: old kernel (annotation)`,
    ]);
  });

  test('of ours in JSON, with several reasons', () => {
    const text = JSON.stringify({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: {
        name: 'a',
        annotations: { 'manifest-guard/ignore': `${RULE} -- one\nhost-network -- two` },
      },
      spec: {
        hostNetwork: true,
        containers: [{ name: 'a', image: 'a:1', securityContext: { privileged: true } }],
      },
    });
    expect(rulesOf(text)).toEqual(['host-network: two (annotation)', `${RULE}: one (annotation)`]);
    expect(fixed(text.replace('"hostNetwork":true,', ''), 'suppression-unused').text).toBe(
      text.replace('"hostNetwork":true,', '').replace('\\nhost-network -- two', ''),
    );
  });

  test.each([
    ['unused ones are removed', 'manifest-guard/ignore: host-pid -- x', 'suppression-unused', undefined],
    [
      'unused rules are removed',
      `manifest-guard/ignore: ${RULE},host-pid -- x`,
      'suppression-unused',
      `manifest-guard/ignore: "${RULE} -- x"`,
    ],
    [
      'reasons are asked for',
      `manifest-guard/ignore: "${RULE}"`,
      'suppression-without-reason',
      `manifest-guard/ignore: "${RULE} -- reason"`,
    ],
    [
      'rules are corrected',
      'manifest-guard/ignore: privileged-containers -- x',
      'suppression-unknown-rule',
      `manifest-guard/ignore: "${RULE} -- x"`,
    ],
  ])('%s', (_, before, rule, after) => {
    const expected =
      after === undefined ? annotated('x').replace('  annotations:\n    x\n', '') : annotated(after);
    expect(fixed(annotated(before), rule).text).toBe(expected);
  });

  const BOTH = ['host-network', RULE];
  test.each([
    ['ignore-check.kube-linter.io/privileged-container: "old kernel"', [RULE], 'old kernel'],
    ['kube-linter.io/ignore-all: "old kernel"', BOTH, 'old kernel'],
    ['kube-score/ignore: pod-probes, container-security-context-privileged', [RULE], ''],
    ['polaris.fairwinds.com/exempt: "True"', BOTH, ''],
    ['polaris.fairwinds.com/runAsPrivileged-exempt: "true"', [RULE], ''],
    ['polaris.fairwinds.com/runAsPrivileged-exempt: "false"', [], ''],
    ['checkov.io/skip1: CKV_K8S_16=old kernel', [RULE], 'old kernel'],
    ['company.checkov.io/skip2: CKV_K8S_16', [RULE], ''],
    ['bridgecrew.io/skip: CKV_K8S_999=x', [], ''],
    ['kubescape.io/skip-controls: C-0057\nkubescape.io/skip-reason: old kernel', [RULE], 'old kernel'],
    ['kubescape.io/skip-controls: C-0211 , C-0041', BOTH, ''],
    ['kubescape.io/skip-controls: C-0057\nkubescape.io/skip-expiry: "2026-06-15T00:00:00Z"', [RULE], ''],
    ['kubescape.io/skip-controls: C-0057\nkubescape.io/skip-expiry: "2026-06-14T23:59:59+02:00"', [], ''],
    ['kubescape.io/skip-controls: C-0057\nkubescape.io/skip-expiry: "2027-01-01"', [], ''],
  ])('of other tools: %s', (annotation, rules, reason) => {
    const expected = rules.map((rule) => `${rule}: ${reason} (annotation)`);
    expect(rulesOf(annotated(annotation))).toEqual(expected);
    expect(rulesOf(annotated(annotation), { suppressions: { requireReason: true, foreign: false } })).toEqual(
      [],
    );
    expect(reported(annotated(annotation)).join()).not.toContain('suppression');
  });

  test.each([
    ['kube-score/ignore: container-security-context-privileged', [RULE]],
    ['checkov.io/skip1: CKV_K8S_16', [RULE]],
    ['ignore-check.kube-linter.io/privileged-container: x', []],
    ['kubescape.io/skip-controls: C-0057', []],
    ['polaris.fairwinds.com/exempt: "true"', []],
  ])('of other tools on the pod template: %s', (annotation, rules) => {
    expect(rulesOf(annotated(annotation, 'template'))).toEqual(rules.map((rule) => `${rule}:  (annotation)`));
  });
});

describe("Trivy's comments", () => {
  test.each([
    ['above the line', { line: '#trivy:ignore:KSV-0017' }, 1],
    ['above the container', { web: '# trivy:ignore:avd-ksv-0017' }, 1],
    ['above the object', { top: '#trivy:ignore:ksv017' }, 2],
    ['at the line', { value: '#trivy:ignore:KSV-0017' }, 1],
    ['several', { line: '#trivy:ignore:KSV-0001 #trivy:ignore:KSV-0017' }, 1],
    ['with a wildcard', { line: '#trivy:ignore:KSV-001*' }, 1],
    ['until its last day', { line: '#trivy:ignore:KSV-0017:exp:2026-06-15' }, 1],
    ['not after it', { line: '#trivy:ignore:KSV-0017:exp:2026-06-14' }, 0],
    ['not with a wrong day', { line: '#trivy:ignore:KSV-0017:exp:soon' }, 0],
    ['not for other checks', { line: '#trivy:ignore:KSV-0001' }, 0],
    ['not with parameters', { line: '#trivy:ignore:KSV-0017[name=web]' }, 0],
  ])('%s', (_, marks, count) => {
    expect(suppressed(pod(marks))).toHaveLength(count);
    expect(reported(pod(marks)).filter((finding) => finding.includes('suppression'))).toEqual([]);
  });
});

describe('exemptions of the configuration', () => {
  const reason = 'node agent';
  test.each([
    [{ rules: [RULE], reason }, 2],
    [{ rules: ['*'], kind: 'Pod', name: 'sh*', namespace: 'default', reason }, 2],
    [{ rules: [RULE], kind: 'Deployment', reason }, 0],
    [{ rules: [RULE], name: 'web', reason }, 0],
    [{ rules: [RULE], namespace: 'kube-system', reason }, 0],
    [{ rules: [RULE], labels: { app: '*' }, reason }, 0],
    [{ rules: ['host-port'], reason }, 0],
    [{ rules: [RULE], until: '2026-06-15', reason }, 2],
    [{ rules: [RULE], until: '2026-06-14', reason }, 0],
  ])('%j', (exemption, count) => {
    expect(suppressed(pod(), { exemptions: [exemption] })).toEqual(
      [10, 13].slice(0, count).map((line) => `${line} ${RULE}: ${reason} (config)`),
    );
  });

  test('labels are compared with globs', () => {
    const text = pod().replace('name: shop\n', 'name: shop\n  labels: { team: storage-a }\n');
    const labels = { team: 'storage-*' };
    expect(suppressed(text, { exemptions: [{ rules: ['*'], labels, reason }] })).toHaveLength(2);
  });
});

test('the example of the documentation holds', () => {
  const page = readFileSync(new URL('../../docs/suppressions.md', import.meta.url), 'utf8');
  const [, example = ''] = /```yaml\n(.*?)```/s.exec(page) ?? [];
  const change = { profile: 'all' as const };
  expect(reported(example, change).join()).not.toContain('suppression');
  const rules = suppressed(example, change).map((line) => line.replace(/^\d+ ([^:]*).*$/, '$1'));
  expect(rules.sort()).toEqual([
    'host-network',
    'image-digest',
    'image-digest',
    'latest-tag',
    'memory-limit',
    'privileged-container',
  ]);
});
