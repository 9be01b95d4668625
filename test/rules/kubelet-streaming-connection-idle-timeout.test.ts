import { test } from 'vitest';
import { kubeletStreamingConnectionIdleTimeout as rule } from '../../server/src/rules/control-plane/kubelet-streaming-connection-idle-timeout.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';
import { checkFlagFix, checkFlags } from '../support/staticPod.ts';

test('reports the flag where it is missing or wrong', () => {
  checkFlags(rule, 'kubelet', ['--streaming-connection-idle-timeout=0'], {
    '--streaming-connection-idle-timeout=0':
      'info unsafe: Container "kubelet" runs with --streaming-connection-idle-timeout=0: forgotten shells and forwards stay open for ever.',
  });
  checkFlags(rule, 'kubelet', ['--streaming-connection-idle-timeout=0s'], {
    '--streaming-connection-idle-timeout=0s':
      'info unsafe: Container "kubelet" runs with --streaming-connection-idle-timeout=0s: forgotten shells and forwards stay open for ever.',
  });
});

test('is silent where it is right, unknown, or not asked for', () => {
  checkFlags(rule, 'kubelet', []);
  checkFlags(rule, 'kubelet', ['--streaming-connection-idle-timeout=5m']);
});

test('the fix writes the flag where the others are', () => {
  checkFlagFix(
    rule,
    'kubelet',
    ['--streaming-connection-idle-timeout=0'],
    ['--streaming-connection-idle-timeout=4h'],
  );
});

test('reads the configuration file of the kubelet', () => {
  checkRule(
    rule,
    `
    apiVersion: kubelet.config.k8s.io/v1beta1
    kind: KubeletConfiguration
    streamingConnectionIdleTimeout: 0s
    #                               ^^ info unsafe: The kubelet runs with streamingConnectionIdleTimeout=0s: forgotten shells and forwards stay open for ever.
    `,
  );
  checkRule(
    rule,
    `
    apiVersion: kubelet.config.k8s.io/v1beta1
    kind: KubeletConfiguration
    streamingConnectionIdleTimeout: 4h0m0s
    `,
  );
});

test('mends the configuration file of the kubelet', () => {
  checkFix(
    rule,
    `
    apiVersion: kubelet.config.k8s.io/v1beta1
    kind: KubeletConfiguration
    streamingConnectionIdleTimeout: 0s
    `,
    `
    apiVersion: kubelet.config.k8s.io/v1beta1
    kind: KubeletConfiguration
    streamingConnectionIdleTimeout: 4h
    `,
  );
});
