import { expect, test } from 'vitest';
import { windowsRunAsUser as rule } from '../../server/src/rules/hardening/windows-run-as-user.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';

test('reports a missing user once, for Windows pods only', () => {
  const pod = 'containers: [{ name: a, image: a:1 }, { name: b, image: b:1 }]\n';
  expect(messagesOf(rule, `os: { name: windows }\n${pod}`)).toEqual([
    'warning: 2 Windows containers may run as administrator: no runAsUserName is set.',
  ]);
  expect(messagesOf(rule, `nodeSelector: { kubernetes.io/os: windows }\n${pod}`)).toHaveLength(1);
  expect(messagesOf(rule, `nodeSelector: { kubernetes.io/os: linux }\n${pod}`)).toEqual([]);
  expect(messagesOf(rule, pod)).toEqual([]);
});

test('reports administrators where they are written', () => {
  checkRule(
    rule,
    `
    os: { name: windows }
    securityContext:
      windowsOptions:
        runAsUserName: ContainerAdministrator
        #              ^^^^^^^^^^^^^^^^^^^^^^ warning unsafe: runAsUserName is "ContainerAdministrator", an administrator of the container.
    containers:
      - { name: a, image: a:1 }
      - { name: b, image: b:1, securityContext: { windowsOptions: { runAsUserName: containeruser } } }
    `,
  );
});

const windows = (options: string) =>
  `os: { name: windows }\ncontainers: [{ name: a, image: a:1, securityContext: { windowsOptions: { ${options} } } }]\n`;

test('is silent about ContainerUser, users of the image, templates and HostProcess containers', () => {
  for (const options of [
    'runAsUserName: ContainerUser',
    'runAsUserName: app',
    'runAsUserName: "{{ x }}"',
    'hostProcess: true',
  ])
    checkRule(rule, windows(options));
});

test('asked to, reports other users too', () => {
  expect(messagesOf(rule, windows('runAsUserName: app'), { options: { onlyContainerUser: true } })).toEqual([
    'warning: runAsUserName is "app" instead of ContainerUser.',
  ]);
});

test('the fix sets it for the pod', () => {
  checkFix(
    rule,
    `
    os:
      name: windows # Server 2022
    containers:
      - { name: web, image: registry.example.com/web:1 }
    `,
    `
    os:
      name: windows # Server 2022
    containers:
      - { name: web, image: registry.example.com/web:1 }
    securityContext:
      windowsOptions:
        runAsUserName: ContainerUser
    `,
  );
});
