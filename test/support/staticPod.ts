import type { ComponentName } from '../../server/src/kube/components/component.ts';
import type { Fix, Rule } from '../../server/src/rules/rule.ts';
import { type Choice, checkFix, checkRule, type Setting } from './ruleTester.ts';

const INDENT = '        ';

/** The static pod of a component: a flag is a word of its command, or YAML where it is in quotes. */
function staticPod(component: ComponentName, flags: readonly string[], said: Said = {}): string {
  const marked = (line: string, start: number, word: string): string[] => {
    const message = Object.hasOwn(said, word) ? said[word] : undefined;
    if (message === undefined) return [line];
    return [line, `${' '.repeat(start - 1)}#${'^'.repeat(word.length)} ${message}`];
  };
  return [
    'apiVersion: v1',
    'kind: Pod',
    'metadata:',
    `  name: ${component}`,
    '  namespace: kube-system',
    'spec:',
    '  hostNetwork: true',
    '  containers:',
    `    - name: ${component}`,
    `      image: registry.k8s.io/${component}:v1.34.1`,
    ...marked('      command:', 6, 'command'),
    `${INDENT}- ${component} # reviewed`,
    ...flags.flatMap((flag) => marked(`${INDENT}- ${flag}`, INDENT.length + 2, flag)),
    '',
  ].join('\n');
}

/** What a rule says, by the word that is marked: a flag, or `command` for one that is missing. */
type Said = Readonly<Record<string, string>>;

/** Checks what a rule says of the static pod of a component with these flags, as `checkRule` does. */
export function checkFlags(
  rule: Rule,
  component: ComponentName,
  flags: readonly string[],
  said: Said = {},
  setting: Setting = {},
): void {
  checkRule(rule, staticPod(component, flags, said), setting);
}

/** Checks the fix of a rule on the static pod of a component, as `checkFix` does. */
export function checkFlagFix(
  rule: Rule,
  component: ComponentName,
  before: readonly string[],
  after: readonly string[],
  choice: Choice = {},
): Fix {
  return checkFix(rule, staticPod(component, before), staticPod(component, after), choice);
}
