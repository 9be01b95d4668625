import type { Container } from '../../kube/pod.ts';
import type { Field } from '../../syntax/field.ts';
import { defineRule } from '../rule.ts';

/** `sudo` where a shell expects a command: at the start of a line, behind an operator or a word such as `then`. */
const IN_SCRIPT =
  /(?:^|[;&|(`{!]|\b(?:then|do|else|exec|time|env|nohup))[ \t]*(?:\w+=[^\s;&|]*[ \t]+)*(?:\/[\w/]*\/)?sudo[ \t]/m;
const PROGRAM = /^(?:\/[\w/]*\/)?sudo$/;
/** Longer texts are data; a script is looked at no further than this. */
const MAX_LENGTH = 20_000;

/**
 * Narrower than "contains the letters": `--pseudo`, `apt-get install sudo` and `/etc/sudoers` run nothing with sudo. Wider than
 * `command` alone: arguments and init containers count too.
 */
export const sudoInEntrypoint = defineRule({
  id: 'sudo-in-entrypoint',
  visits: 'container',
  category: 'workload',
  kinds: 'pods',
  severity: 'warning',
  fix: null,
  risk: 5,
  standards: ['ATT&CK T1068'],
  equivalents: { kubescape: ['C-0062'] },

  summary: 'A container starts its program with sudo.',
  why: `
    With sudo a process becomes root that was not. An image that needs it carries a setuid program and a configuration which lets
    the ordinary user become root, mostly without a password.
  `,
  attack: `
    An attacker who got into the program as its ordinary user types sudo too, and is root in the container.
  `,
  rollout: `
    Let the container start as the user that it needs (runAsUser), or do what needs root when the image is built. With
    allowPrivilegeEscalation set to false sudo cannot work at all.
  `,
  docs: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
  messages: {
    used: ({ container }: { container: string }) =>
      `Container "${container}" runs sudo: whoever controls its ordinary user becomes root too.`,
  },

  *check(container) {
    const [at] = ['command', 'args'].flatMap((list) => sudoIn(container, list));
    if (at) yield { message: 'used', at, data: { container: container.name } };
  },

  examples: {
    bad: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          command: ["sh", "-c", "sudo chown app /data && exec web"]
    `,
    good: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          command: ["web"]
    `,
  },
});

/** The items of a list that run sudo: the program itself, or a script. */
function sudoIn(container: Container, list: string): Field[] {
  const isProgram = list === 'command' || container.at('command').isAbsent;
  return container.at(list).items.filter((item, index) => {
    const text = item.string;
    if (text === undefined || !text.includes('sudo')) return false;
    return (index === 0 && isProgram && PROGRAM.test(text)) || IN_SCRIPT.test(text.slice(0, MAX_LENGTH));
  });
}
