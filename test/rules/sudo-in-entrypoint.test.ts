import { expect, test } from 'vitest';
import { sudoInEntrypoint as rule } from '../../server/src/rules/hardening/sudo-in-entrypoint.ts';
import { checkRule, messagesOf } from '../support/ruleTester.ts';

const used = 'Container "web" runs sudo: whoever controls its ordinary user becomes root too.';

test('reports the program and scripts', () => {
  checkRule(
    rule,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        command: [/usr/bin/sudo, -u, web, web]
        #         ^^^^^^^^^^^^^ warning: ${used}
    `,
  );
  const script = (text: string) =>
    messagesOf(
      rule,
      `containers: [{ name: web, image: a:1, command: [sh, -c], args: [${JSON.stringify(text)}] }]\n`,
    );
  for (const text of [
    'set -e\nsudo chown web /data',
    'a && sudo b',
    'if a; then sudo b; fi',
    'X=1 sudo -E web',
    'exec sudo web',
  ])
    expect(script(text)).toEqual([`warning: ${used}`]);
  for (const text of [
    'apt-get install -y sudo curl',
    'web --pseudo x',
    'cat /etc/sudoers',
    '# sudo is gone',
    'sudo',
  ])
    expect(script(text)).toEqual([]);
});

test('is silent about templates, other types and no command', () => {
  checkRule(
    rule,
    `
    containers:
      - { name: a, image: a:1 }
      - { name: b, image: b:1, command: "sudo b" }
      - { name: c, image: c:1, command: ["{{ .Values.sudo }}", 5] }
      - { name: d, image: d:1, args: [install, sudo] }
    `,
  );
});
