import { mustBeGiven } from '../lib/control-plane/flagDemands.ts';
import { flagRule } from '../lib/control-plane/flagRule.ts';

export const apiserverAuditPolicyFile = flagRule({
  id: 'apiserver-audit-policy-file',
  component: 'kube-apiserver',
  severity: 'warning',
  risk: 3,
  standards: ['CIS 3.2.1', 'NSA', 'ATT&CK T1562'],
  equivalents: {
    kubescape: ['C-0067', 'C-0160'],
  },

  demand: mustBeGiven({ 'audit-policy-file': '/etc/kubernetes/audit-policy.yaml' }),
  because: 'nothing is recorded, not even with a log path',
  caution:
    'The file must exist on the node and be mounted into the container, else the API server does not start.',

  summary: 'The API server has no audit policy.',
  why: `
    The policy says which requests are recorded, and with how much of their content. Without one no event is written at
    all, even where a log path is given.
  `,
  attack: `
    Whatever an intruder does through the API leaves no trace.
  `,
  rollout: `
    A policy with the single rule \`level: Metadata\` is a safe start. Bodies of Secrets do not belong in the log; see
    audit-logs-secret-bodies.
  `,
  docs: 'https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/#audit-policy',
  examples: {
    bad: ['--audit-log-path=/var/log/kubernetes/audit/audit.log'],
    good: [
      '--audit-log-path=/var/log/kubernetes/audit/audit.log',
      '--audit-policy-file=/etc/kubernetes/audit-policy.yaml',
    ],
  },
});
