import { flagOf } from '../../kube/components/component.ts';
import { durationSeconds } from '../lib/control-plane/duration.ts';
import { type FlagDemand, wrong } from '../lib/control-plane/flagDemands.ts';
import { flagRule } from '../lib/control-plane/flagRule.ts';

const ends: FlagDemand = (component) => {
  const given = flagOf(component, 'streaming-connection-idle-timeout');
  if (given.value === undefined || durationSeconds(given.value) !== 0) return undefined;
  return wrong(component, given, { text: '4h' });
};

export const kubeletStreamingConnectionIdleTimeout = flagRule({
  id: 'kubelet-streaming-connection-idle-timeout',
  component: 'kubelet',
  severity: 'info',
  risk: 1,
  standards: ['CIS 4.2.5', 'ATT&CK T1499'],
  equivalents: {
    checkov: ['CKV_K8S_143'],
  },

  demand: ends,
  because: 'forgotten shells and forwards stay open for ever',
  caution: 'Connections on which nothing happens for four hours are closed.',

  summary: 'The kubelet never closes idle streaming connections.',
  why: `
    Shells, attached terminals and port forwards stay open until somebody closes them, and each holds a process and
    memory on the node. The default ends them after four idle hours.
  `,
  attack: `
    A session that was left open on a stolen laptop still has a shell in a pod days later.
  `,
  rollout: `
    Port forwards of developers that idle for hours break and have to be opened again.
  `,
  examples: {
    bad: `
      apiVersion: kubelet.config.k8s.io/v1beta1
      kind: KubeletConfiguration
      streamingConnectionIdleTimeout: 0s
    `,
    good: `
      apiVersion: kubelet.config.k8s.io/v1beta1
      kind: KubeletConfiguration
      streamingConnectionIdleTimeout: 4h0m0s
    `,
  },
});
