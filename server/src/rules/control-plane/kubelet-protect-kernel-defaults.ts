import { mustBe } from '../lib/control-plane/flagDemands.ts';
import { flagRule } from '../lib/control-plane/flagRule.ts';

export const kubeletProtectKernelDefaults = flagRule({
  id: 'kubelet-protect-kernel-defaults',
  component: 'kubelet',
  severity: 'info',
  risk: 6,
  standards: [],
  equivalents: {
    checkov: ['CKV_K8S_144'],
  },

  demand: mustBe('protect-kernel-defaults', 'true'),
  because: 'it changes kernel settings of the node itself',
  caution: 'The kubelet does not start where the kernel settings of the node differ from what it expects.',

  summary: 'The kubelet changes kernel settings that differ from its defaults instead of refusing to start.',
  why: `
    The kubelet expects certain values of vm.overcommit_memory, kernel.panic and others. Without this setting it
    overwrites what the administrator of the node chose; with it, it stops and says what differs.
  `,
  attack: `
    Hardening of the kernel that somebody believes to be in place has been overwritten.
  `,
  rollout: `
    Set vm.overcommit_memory=1, vm.panic_on_oom=0, kernel.panic=10, kernel.panic_on_oops=1 and
    kernel.keys.root_maxkeys=1000000 with sysctl on each node first; the kubelet's log names what is left.
  `,
  examples: {
    bad: `
      apiVersion: kubelet.config.k8s.io/v1beta1
      kind: KubeletConfiguration
      protectKernelDefaults: false
    `,
    good: `
      apiVersion: kubelet.config.k8s.io/v1beta1
      kind: KubeletConfiguration
      protectKernelDefaults: true
    `,
  },
});
