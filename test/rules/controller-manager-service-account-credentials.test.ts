import { test } from 'vitest';
import { controllerManagerServiceAccountCredentials as rule } from '../../server/src/rules/control-plane/controller-manager-service-account-credentials.ts';
import { checkFlagFix, checkFlags } from '../support/staticPod.ts';

test('reports the flag where it is missing or wrong', () => {
  checkFlags(rule, 'kube-controller-manager', [], {
    command:
      'warning unsafe: Container "kube-controller-manager" runs without --use-service-account-credentials=true: all controllers share one powerful account.',
  });
  checkFlags(rule, 'kube-controller-manager', ['--use-service-account-credentials=false'], {
    '--use-service-account-credentials=false':
      'warning unsafe: Container "kube-controller-manager" runs with --use-service-account-credentials=false: all controllers share one powerful account.',
  });
});

test('is silent where it is right, unknown, or not asked for', () => {
  checkFlags(rule, 'kube-controller-manager', ['--use-service-account-credentials']);
  checkFlags(rule, 'kube-controller-manager', ['--use_service_account_credentials=true']);
});

test('the fix writes the flag where the others are', () => {
  checkFlagFix(
    rule,
    'kube-controller-manager',
    ['--use-service-account-credentials=false'],
    ['--use-service-account-credentials=true'],
  );
});
