import { expect, test } from 'vitest';
import { execProbeCommand as rule } from '../../server/src/rules/hardening/exec-probe-command.ts';
import { checkRule, messagesOf } from '../support/ruleTester.ts';

const probe = (command: string) =>
  `containers: [{ name: web, image: a:1, livenessProbe: { exec: { command: ${command} } } }]\n`;

test('reports tools that look at processes and files', () => {
  checkRule(
    rule,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        livenessProbe:
          exec:
            command:
              - /bin/ls
              # ^^^^^^^ info: The liveness probe of "web" runs ls, which does not ask whether the program answers.
              - /tmp/healthy
    `,
  );
  for (const command of ['[sh, -c, "ps aux | grep web"]', '[sh, -c, "jcmd 1 help;"]', '[ps]'])
    expect(messagesOf(rule, probe(command))).toHaveLength(1);
});

test('is silent about other commands, other probes, and templates', () => {
  for (const command of ['[cat, /tmp/healthy]', '[web-ls, --tools]', '[sh, -c, "echo steps"]', '"{{ x }}"'])
    checkRule(rule, probe(command));
  checkRule(rule, probe('[ps]').replace('liveness', 'readiness'));
});
