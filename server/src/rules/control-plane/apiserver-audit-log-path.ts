import { flagOf } from '../../kube/components/component.ts';
import { type FlagDemand, missing, unless } from '../lib/control-plane/flagDemands.ts';
import { flagRule } from '../lib/control-plane/flagRule.ts';

const LOG = '/var/log/kubernetes/audit/audit.log';

const ROTATION: readonly (readonly [flag: string, least: number])[] = [
  ['audit-log-maxage', 30],
  ['audit-log-maxbackup', 10],
  ['audit-log-maxsize', 100],
];

/** Once there is a log, what says how long it is kept matters, too. */
const writesLog: FlagDemand = (component) => {
  if (flagOf(component, 'audit-log-path').state !== 'absent') return undefined;
  const fault = missing(component, 'audit-log-path', { text: LOG, review: true });
  const title = fault.mend?.title ?? '';
  const rotation = ROTATION.filter(([flag, least]) => !(Number(flagOf(component, flag).value) >= least));
  const operations = [
    ...(fault.mend?.operations ?? []),
    ...rotation.flatMap(([flag, least]) => component.set(flag, { text: String(least) })),
  ];
  return { ...fault, mend: { title, operations } };
};

export const apiserverAuditLogPath = flagRule({
  id: 'apiserver-audit-log-path',
  component: 'kube-apiserver',
  severity: 'warning',
  risk: 3,
  standards: ['CIS 1.2.16', 'NSA', 'ATT&CK T1562'],
  equivalents: {
    checkov: ['CKV_K8S_91'],
    trivy: ['KCV-0019'],
    kubescape: ['C-0130'],
  },

  demand: unless(['audit-webhook-config-file'], writesLog),
  because: 'nothing records who did what',
  caution: 'Mount the folder of the log from the node, watch its size, and give an audit policy too.',

  summary: 'The API server writes no audit log.',
  why: `
    The audit log is the only place that says which user read which Secret, opened a shell in which pod, and changed
    which role. It is off until a path or a webhook is given, and what was not recorded cannot be found out later.
  `,
  attack: `
    Whatever an intruder does through the API leaves no trace. After an incident nobody can say what was read, nor which
    accounts are still his.
  `,
  rollout: `
    The API server needs a writable folder on the node and a policy (\`--audit-policy-file\`). Logging costs memory for
    each request and disk for each event; begin with the level Metadata.
  `,
  docs: 'https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/',
  examples: {
    bad: ['--audit-policy-file=/etc/kubernetes/audit-policy.yaml'],
    good: [
      '--audit-policy-file=/etc/kubernetes/audit-policy.yaml',
      '--audit-log-path=/var/log/kubernetes/audit/audit.log',
    ],
  },
});
