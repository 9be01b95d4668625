import { expect, test } from 'vitest';
import { DEFAULT_CONFIG } from '../../server/src/config/config.ts';
import { resourcesOf } from '../../server/src/kube/resource.ts';
import { diagnose } from '../../server/src/service/diagnose.ts';
import { createSnapshot } from '../../server/src/service/snapshot.ts';

const RULES = `- required_engine_version: 0.31.0
- list: shells
  items: [bash, sh]
- macro: spawned
  condition: evt.type = execve
- rule: Shell in a container
  desc: Somebody runs a shell
  condition: spawned and proc.name in (shells)
  output: Shell (command=%proc.cmdline)
  priority: WARNING
  exceptions:
    - name: build
      fields: [proc.pname]
      values: [[make]]
- rule: Write below etc
  enabled: false
  override: { enabled: replace }
`;

const section = (text: string) => ({ text });
const told = (text: string) =>
  diagnose(createSnapshot(text, DEFAULT_CONFIG)).findings.map(({ finding }) => finding.message);

test('the items of a rules file are of the kinds that Falco has', () => {
  expect(resourcesOf(section(RULES)).map(({ kind, name }) => [kind, name])).toEqual([
    ['EngineVersion', '0.31.0'],
    ['List', 'shells'],
    ['Macro', 'spawned'],
    ['Rule', 'Shell in a container'],
    ['Rule', 'Write below etc'],
  ]);
  expect(told(RULES)).toEqual([]);
});

test('a misspelled key and a value that Falco refuses are found', () => {
  expect(told(RULES.replace('  output:', '  outptu:'))).toHaveLength(1);
  expect(
    told(RULES.replace('exceptions:', 'exeptions:').replace('enabled: replace', 'enabled: append')),
  ).toEqual([
    '"exeptions" is not a field of Rule: it is dropped, or the object is refused. Did you mean "exceptions"?',
    '"append" is not a value of enabled: the object is refused. Write replace.',
  ]);
});

test.each([
  ['lists of something else', '- name: a\n- name: b\n'],
  ['rules of other tools', '- rule: a\n  match: b\n- alert: c\n'],
  ['rules that Falco would not know', '- rule: a\n  level: b\n'],
  ['a mapping', 'rule: a\ncondition: b\noutput: c\n'],
])('%s are none of our business', (_what, text) => {
  expect(resourcesOf(section(text))).toEqual([]);
});
