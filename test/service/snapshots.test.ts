import { expect, test } from 'vitest';
import { judgeOpenly, judgeSection } from '../../server/src/analysis/judge.ts';
import { judgeAlone, judgeNoting } from '../../server/src/analysis/passes.ts';
import { DEFAULT_CONFIG } from '../../server/src/config/config.ts';
import { diagnose } from '../../server/src/service/diagnose.ts';
import { createSnapshot, type Snapshot } from '../../server/src/service/snapshot.ts';
import { parse } from '../../server/src/syntax/parse.ts';

const pod = (name: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata:\n  name: ${name}\nspec:\n  containers:\n    - name: c\n      image: registry.example.com/a:1\n      securityContext: { privileged: true }\n`;

test('typing in one document parses and judges that one only', () => {
  const text = [pod('a'), pod('b'), pod('c')].join('---\n');
  const before = createSnapshot(text, DEFAULT_CONFIG);
  diagnose(before);
  const runs = [parse.runs(), judgeAlone.runs()];
  const after = createSnapshot(text.replace('name: b', 'name: bee'), DEFAULT_CONFIG, { previous: before });
  diagnose(after);
  expect([parse.runs(), judgeAlone.runs()]).toEqual(runs.map((count) => count + 1));
});

test('inserting lines above moves findings without judging again', () => {
  const text = [pod('a'), pod('b')].join('---\n');
  const before = createSnapshot(text, DEFAULT_CONFIG);
  const lines = diagnose(before)
    .findings.filter(({ document }) => document === 1)
    .map(({ range }) => range.start.line);
  const runs = judgeSection.runs();
  const after = createSnapshot(`# one more line\n${text}`, DEFAULT_CONFIG, { previous: before });
  const moved = diagnose(after)
    .findings.filter(({ document }) => document === 1)
    .map(({ range }) => range.start.line);
  expect(moved).toEqual(lines.map((line) => line + 1));
  expect(judgeSection.runs()).toBe(runs + 1);
});

test('a ServiceAccount that changes its facts makes the others be judged again, one that changes a comment does not', () => {
  const account = 'apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: default\n';
  const before = createSnapshot(`${account}---\n${pod('a')}`, DEFAULT_CONFIG);
  diagnose(before);
  const runs = judgeSection.runs();
  const commented = createSnapshot(`${account}# c\n---\n${pod('a')}`, DEFAULT_CONFIG, { previous: before });
  diagnose(commented);
  expect(judgeSection.runs()).toBe(runs + 1);
  diagnose(
    createSnapshot(`${account}automountServiceAccountToken: false\n---\n${pod('a')}`, DEFAULT_CONFIG, {
      previous: commented,
    }),
  );
  expect(judgeSection.runs()).toBe(runs + 3);
});

test('a fact that another document did not ask for does not make it be judged again', () => {
  const text = [pod('a'), pod('b'), pod('c')].join('---\n');
  const before = createSnapshot(text, DEFAULT_CONFIG);
  diagnose(before);
  const runs = judgeNoting.runs();
  diagnose(createSnapshot(text.replace('name: b', 'name: bee'), DEFAULT_CONFIG, { previous: before }));
  expect(judgeNoting.runs()).toBe(runs + 1);
});

test('what is said with facts is what would be said without what was kept', () => {
  const account = (token: string) =>
    `apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: default\n${token}---\n${pod('a')}`;
  const tokens = ['', 'automountServiceAccountToken: false\n', '', 'automountServiceAccountToken: true\n'];
  let previous = createSnapshot(account(''), DEFAULT_CONFIG);
  for (const token of tokens) {
    const snapshot = createSnapshot(account(token), DEFAULT_CONFIG, { previous });
    const fresh = createSnapshot(account(token), DEFAULT_CONFIG);
    const told = ({ findings }: ReturnType<typeof diagnose>) =>
      findings.map(({ key, finding }) => [key, finding.message, finding.fixes().map(({ title }) => title)]);
    expect(told(diagnose(snapshot))).toEqual(told(diagnose(fresh)));
    previous = snapshot;
  }
});

test('what is no manifest is silent, broken or not', () => {
  const texts = [
    '',
    '# only a comment\n',
    'a: 1\n',
    'a: [1\n',
    'services:\n  web:\n    privileged: true\n',
    '- 1\n',
    'just text\n',
    '{}',
  ];
  for (const text of texts) expect(diagnose(createSnapshot(text, DEFAULT_CONFIG)).findings).toEqual([]);
});

test('broken YAML of a manifest is one finding at the place, and other documents are still judged', () => {
  const broken = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n   labels: {}\nspec: {}\n';
  const { findings, unparsable } = diagnose(createSnapshot(`${broken}---\n${pod('b')}`, DEFAULT_CONFIG));
  const yaml = findings.filter(({ finding }) => finding.source === 'yaml');
  expect(yaml.map(({ range, finding }) => [range.start.line, finding.rule])).toEqual([[4, 'yaml-syntax']]);
  expect(unparsable).toBe(true);
  expect(
    findings.some(({ document, finding }) => document === 1 && finding.rule === 'privileged-container'),
  ).toBe(true);
});

test('a Helm template is not called broken', () => {
  const text =
    'apiVersion: v1\nkind: Pod\nmetadata:\n  name: {{ .Release.Name }}\n{{- if .Values.x }}\nspec: {}\n{{- end }}\n';
  const { findings, unparsable } = diagnose(createSnapshot(text, DEFAULT_CONFIG));
  expect({ findings, unparsable }).toEqual({ findings: [], unparsable: false });
});

test.each([
  ['10,000 levels of nesting', `apiVersion: v1\nkind: Pod\nspec: ${'['.repeat(10_000)}`, 'yaml-too-deep'],
  [
    'an alias bomb',
    `apiVersion: v1\nkind: Pod\na: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghi'
      .split('')
      .map((key, index) => `${key}: &${key} [${Array(9).fill(`*${'abcdefghi'[index]}`).join(',')}]\n`)
      .join('')}`,
    'yaml-excessive-aliasing',
  ],
  ['an alias of itself', 'apiVersion: v1\nkind: List\nitems: &a [*a]\n', 'yaml-alias'],
])('%s is one finding', (_what, text, rule) => {
  const { findings } = diagnose(createSnapshot(text, DEFAULT_CONFIG));
  expect(findings.map(({ finding }) => finding.rule)).toEqual([rule]);
});

test('a text that is too large or binary is a problem, not a parse', () => {
  expect(diagnose(createSnapshot('a'.repeat(17 * 1024 * 1024), DEFAULT_CONFIG)).problem).toMatch(/too large/);
  expect(diagnose(createSnapshot('a\0b', DEFAULT_CONFIG)).problem).toMatch(/binary/);
});

test('a suppression for the whole file does not make rules run again, and where it stands does not matter', () => {
  const text = [pod('a'), pod('b'), pod('c')].join('---\n');
  const directive = '# manifest-guard-disable-file privileged-container -- old kernel\n';
  const before = createSnapshot(text, DEFAULT_CONFIG);
  diagnose(before);
  const runs = [judgeAlone.runs(), judgeOpenly.runs(), judgeSection.runs()] as const;
  const suppressed = createSnapshot(directive + text, DEFAULT_CONFIG, { previous: before });
  expect(diagnose(suppressed).suppressed).toHaveLength(3);
  expect(judgeAlone.runs()).toBe(runs[0] + 1);
  expect(judgeOpenly.runs()).toBe(runs[1] + 1);
  expect(judgeSection.runs()).toBe(runs[2] + 3);
  const moved = createSnapshot(`# more\n${directive}${text}`, DEFAULT_CONFIG, { previous: suppressed });
  expect(diagnose(moved).suppressed).toHaveLength(3);
  expect(judgeSection.runs()).toBe(runs[2] + 4);
});

test('a CustomResourceDefinition that is edited makes objects of its kind be judged again, and no others', () => {
  const definition = (type: string): string => `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: widgets.example.com }
spec:
  group: example.com
  names: { kind: Widget }
  versions:
    - name: v1
      served: true
      schema: { openAPIV3Schema: { type: object, properties: { spec: { type: ${type} } } } }
`;
  const object = 'apiVersion: example.com/v1\nkind: Widget\nmetadata: { name: a }\nspec: text\n';
  const textWith = (type: string): string => [definition(type), object, pod('a'), pod('b')].join('---\n');
  const before = createSnapshot(textWith('string'), DEFAULT_CONFIG);
  const widgetFindings = (snapshot: Snapshot) =>
    diagnose(snapshot).findings.filter(({ finding }) => finding.resource?.kind === 'Widget');
  expect(widgetFindings(before).filter(({ finding }) => finding.rule === 'schema-validation')).toEqual([]);
  const runs = judgeAlone.runs();
  const after = createSnapshot(textWith('integer'), DEFAULT_CONFIG, { previous: before });
  expect(widgetFindings(after).filter(({ finding }) => finding.rule === 'schema-validation')).toHaveLength(1);
  // The definition itself, and the object.
  expect(judgeAlone.runs()).toBe(runs + 2);
  const renamed = createSnapshot(textWith('integer').replace('name: b', 'name: bee'), DEFAULT_CONFIG, {
    previous: after,
  });
  diagnose(renamed);
  expect(judgeAlone.runs()).toBe(runs + 3);
});
