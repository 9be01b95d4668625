import { test } from 'vitest';
import { kubeletEventQps as rule } from '../../server/src/rules/control-plane/kubelet-event-qps.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';
import { checkFlagFix, checkFlags } from '../support/staticPod.ts';

test('reports the flag where it is missing or wrong', () => {
  checkFlags(rule, 'kubelet', ['--event-qps=50'], {
    '--event-qps=50':
      'info unsafe: Container "kubelet" runs with --event-qps=50: a noisy node can flood the API server with events.',
  });
});

test('is silent where it is right, unknown, or not asked for', () => {
  checkFlags(rule, 'kubelet', []);
  checkFlags(rule, 'kubelet', ['--event-qps=5']);
  checkFlags(rule, 'kubelet', ['--event-qps=$(Q)']);
});

test('the fix writes the flag where the others are', () => {
  checkFlagFix(rule, 'kubelet', ['--event-qps=50'], ['--event-qps=5']);
});

test('reads the configuration file of the kubelet', () => {
  checkRule(
    rule,
    `
    apiVersion: kubelet.config.k8s.io/v1beta1
    kind: KubeletConfiguration
    eventRecordQPS: 50
    #               ^^ info unsafe: The kubelet runs with eventRecordQPS=50: a noisy node can flood the API server with events.
    `,
  );
  checkRule(
    rule,
    `
    apiVersion: kubelet.config.k8s.io/v1beta1
    kind: KubeletConfiguration
    eventRecordQPS: 0
    `,
  );
});

test('mends the configuration file of the kubelet', () => {
  checkFix(
    rule,
    `
    apiVersion: kubelet.config.k8s.io/v1beta1
    kind: KubeletConfiguration
    eventRecordQPS: 50
    `,
    `
    apiVersion: kubelet.config.k8s.io/v1beta1
    kind: KubeletConfiguration
    eventRecordQPS: 5
    `,
  );
});
