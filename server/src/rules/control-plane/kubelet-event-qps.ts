import { flagOf } from '../../kube/components/component.ts';
import { type FlagDemand, wrong } from '../lib/control-plane/flagDemands.ts';
import { flagRule } from '../lib/control-plane/flagRule.ts';

const MOST = 5;

const few: FlagDemand = (component) => {
  const given = flagOf(component, 'event-qps');
  const value = given.value === undefined ? Number.NaN : Number(given.value);
  return value > MOST ? wrong(component, given, { text: String(MOST) }) : undefined;
};

export const kubeletEventQps = flagRule({
  id: 'kubelet-event-qps',
  component: 'kubelet',
  severity: 'info',
  optIn: true,
  risk: 2,
  standards: ['CIS 4.2.8', 'ATT&CK T1499'],
  equivalents: {
    checkov: ['CKV_K8S_147'],
  },

  demand: few,
  because: 'a noisy node can flood the API server with events',
  caution: 'In a busy second some events are dropped.',

  summary: 'The kubelet may send more than five events each second.',
  why: `
    Events tell what happens to pods. A high limit lets one node in trouble fill the database with them; too low a limit
    loses some.
  `,
  attack: `
    A pod that is made to fail in quick turns keeps the API server and etcd busy with its events.
  `,
  rollout: `
    Look at the metric of dropped events, and raise the limit where real ones are lost.
  `,
  examples: {
    bad: `
      apiVersion: kubelet.config.k8s.io/v1beta1
      kind: KubeletConfiguration
      eventRecordQPS: 50
    `,
    good: `
      apiVersion: kubelet.config.k8s.io/v1beta1
      kind: KubeletConfiguration
      eventRecordQPS: 5
    `,
  },
});
