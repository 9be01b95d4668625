import { mustBe } from '../lib/control-plane/flagDemands.ts';
import { flagRule } from '../lib/control-plane/flagRule.ts';

export const kubeletMakeIptablesUtilChains = flagRule({
  id: 'kubelet-make-iptables-util-chains',
  component: 'kubelet',
  severity: 'info',
  risk: 2,
  standards: ['CIS 4.2.6'],
  equivalents: {
    checkov: ['CKV_K8S_145'],
  },

  demand: mustBe('make-iptables-util-chains', 'true', { alone: true }),
  because: 'firewall rules it should keep can go missing',
  caution: 'The kubelet then keeps some chains of iptables on the node.',

  summary: 'The kubelet does not keep its utility chains in iptables.',
  why: `
    With the setting, which is on by default, the kubelet makes sure that its chains exist, among them the one that
    drops martian packets to localhost addresses.
  `,
  attack: `
    Without the chain, packets from the network can reach services that listen on 127.0.0.1 of the node (CVE-2020-8558).
  `,
  rollout: `
    Only nodes where something else manages the same chains notice.
  `,
  examples: {
    bad: `
      apiVersion: kubelet.config.k8s.io/v1beta1
      kind: KubeletConfiguration
      makeIPTablesUtilChains: false
    `,
    good: `
      apiVersion: kubelet.config.k8s.io/v1beta1
      kind: KubeletConfiguration
      makeIPTablesUtilChains: true
    `,
  },
});
