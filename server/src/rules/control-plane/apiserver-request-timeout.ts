import { flagOf } from '../../kube/components/component.ts';
import { durationSeconds } from '../lib/control-plane/duration.ts';
import { type FlagDemand, wrong } from '../lib/control-plane/flagDemands.ts';
import { flagRule } from '../lib/control-plane/flagRule.ts';

const LONGEST_SECONDS = 300;

const reasonable: FlagDemand = (component) => {
  const given = flagOf(component, 'request-timeout');
  if (!given.written || given.value === undefined) return undefined;
  const seconds = durationSeconds(given.value);
  const fits = seconds !== undefined && seconds > 0 && seconds <= LONGEST_SECONDS;
  return fits ? undefined : wrong(component, given, { text: '1m0s' });
};

export const apiserverRequestTimeout = flagRule({
  id: 'apiserver-request-timeout',
  component: 'kube-apiserver',
  severity: 'info',
  optIn: true,
  risk: 3,
  standards: ['CIS 1.2.20', 'ATT&CK T1499'],
  equivalents: {
    checkov: ['CKV_K8S_95'],
    kubescape: ['C-0134'],
  },

  demand: reasonable,
  because: 'slow requests can hold it for too long, or none ends',
  caution: 'Requests that really take longer, such as big lists over slow lines, are cut off.',

  summary:
    'The API server lets requests run for longer than five minutes, or with a time limit that is none.',
  why: `
    The limit, one minute by default, ends requests that would otherwise hold memory and a slot of the API server. A
    value that is no duration keeps the API server from starting.
  `,
  attack: `
    A client that sends many slow requests keeps the API server's slots busy until others wait.
  `,
  rollout: `
    Watches, logs and exec sessions have no such limit and go on. Go back to the default unless somebody measured that a
    request needs more.
  `,
  examples: {
    bad: ['--request-timeout=1h'],
    good: ['--request-timeout=1m'],
  },
});
