import { test } from 'vitest';
import { apiserverInsecurePort as rule } from '../../server/src/rules/control-plane/apiserver-insecure-port.ts';
import { checkFlagFix, checkFlags } from '../support/staticPod.ts';

test('reports the flag where it is missing or wrong', () => {
  checkFlags(rule, 'kube-apiserver', ['--insecure-port=8080'], {
    '--insecure-port=8080':
      'error unsafe: Container "kube-apiserver" runs with --insecure-port=8080: whoever reaches that port is an administrator.',
  });
  checkFlags(
    rule,
    'kube-apiserver',
    [],
    {
      command:
        'error unsafe: Container "kube-apiserver" runs without --insecure-port=0: whoever reaches that port is an administrator.',
    },
    { config: { kubernetesVersion: 19 } },
  );
});

test('is silent where it is right, unknown, or not asked for', () => {
  checkFlags(rule, 'kube-apiserver', []);
  checkFlags(rule, 'kube-apiserver', ['--insecure-port=0']);
  checkFlags(rule, 'kube-apiserver', ['--insecure-port=$(PORT)']);
});

test('the fix writes the flag where the others are', () => {
  checkFlagFix(rule, 'kube-apiserver', ['--insecure-port=8080', '--v=2'], ['--v=2']);
  checkFlagFix(rule, 'kube-apiserver', ['--insecure-port=8080'], ['--insecure-port=0'], {
    config: { kubernetesVersion: 19 },
  });
});
