import { writesAuditLog } from '../lib/control-plane/auditLog.ts';
import { mustBeAtLeast } from '../lib/control-plane/flagDemands.ts';
import { flagRule } from '../lib/control-plane/flagRule.ts';

export const apiserverAuditLogMaxage = flagRule({
  id: 'apiserver-audit-log-maxage',
  component: 'kube-apiserver',
  severity: 'info',
  risk: 1,
  standards: ['CIS 1.2.17', 'NSA', 'ATT&CK T1070'],
  equivalents: {
    checkov: ['CKV_K8S_92'],
    trivy: ['KCV-0020'],
    kubescape: ['C-0131'],
  },

  demand: mustBeAtLeast('audit-log-maxage', 30, writesAuditLog),
  because: 'audit logs are not kept for 30 days',
  caution: 'The folder of the log needs the room for it.',

  summary: 'Audit logs are not kept for at least 30 days.',
  why: `
    Intrusions are often noticed weeks after they began. Files that were deleted by then cannot say how it came to it.
    The flag counts days; without it age alone deletes nothing, and the disk decides.
  `,
  attack: `
    An intruder who stays quiet for a week has his first steps rotated away without doing anything.
  `,
  rollout: `
    Thirty days of events need room; a log shipper that takes the files elsewhere makes long retention on the node
    unnecessary.
  `,
  docs: 'https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/',
  examples: {
    bad: ['--audit-log-path=/var/log/kubernetes/audit/audit.log', '--audit-log-maxage=7'],
    good: ['--audit-log-path=/var/log/kubernetes/audit/audit.log', '--audit-log-maxage=30'],
  },
});
