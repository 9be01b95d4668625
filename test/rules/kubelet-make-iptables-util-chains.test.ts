import { test } from 'vitest';
import { kubeletMakeIptablesUtilChains as rule } from '../../server/src/rules/control-plane/kubelet-make-iptables-util-chains.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';
import { checkFlagFix, checkFlags } from '../support/staticPod.ts';

test('reports the flag where it is missing or wrong', () => {
  checkFlags(rule, 'kubelet', ['--make-iptables-util-chains=false'], {
    '--make-iptables-util-chains=false':
      'info unsafe: Container "kubelet" runs with --make-iptables-util-chains=false: firewall rules it should keep can go missing.',
  });
});

test('is silent where it is right, unknown, or not asked for', () => {
  checkFlags(rule, 'kubelet', []);
  checkFlags(rule, 'kubelet', ['--make-iptables-util-chains=true']);
});

test('the fix writes the flag where the others are', () => {
  checkFlagFix(rule, 'kubelet', ['--make-iptables-util-chains=false'], ['--make-iptables-util-chains=true']);
});

test('reads the configuration file of the kubelet', () => {
  checkRule(
    rule,
    `
    apiVersion: kubelet.config.k8s.io/v1beta1
    kind: KubeletConfiguration
    makeIPTablesUtilChains: false
    #                       ^^^^^ info unsafe: The kubelet runs with makeIPTablesUtilChains=false: firewall rules it should keep can go missing.
    `,
  );
  checkRule(
    rule,
    `
    apiVersion: kubelet.config.k8s.io/v1beta1
    kind: KubeletConfiguration
    authentication: {}
    `,
  );
});

test('mends the configuration file of the kubelet', () => {
  checkFix(
    rule,
    `
    apiVersion: kubelet.config.k8s.io/v1beta1
    kind: KubeletConfiguration
    makeIPTablesUtilChains: false
    `,
    `
    apiVersion: kubelet.config.k8s.io/v1beta1
    kind: KubeletConfiguration
    makeIPTablesUtilChains: true
    `,
  );
});
