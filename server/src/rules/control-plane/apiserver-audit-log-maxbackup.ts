import { writesAuditLog } from '../lib/control-plane/auditLog.ts';
import { mustBeAtLeast } from '../lib/control-plane/flagDemands.ts';
import { flagRule } from '../lib/control-plane/flagRule.ts';

export const apiserverAuditLogMaxbackup = flagRule({
  id: 'apiserver-audit-log-maxbackup',
  component: 'kube-apiserver',
  severity: 'info',
  risk: 1,
  standards: ['CIS 1.2.18', 'NSA', 'ATT&CK T1070'],
  equivalents: {
    checkov: ['CKV_K8S_93'],
    trivy: ['KCV-0021'],
    kubescape: ['C-0132'],
  },

  demand: mustBeAtLeast('audit-log-maxbackup', 10, writesAuditLog),
  because: 'audit logs are overwritten too early',
  caution: 'The folder of the log needs the room for it.',

  summary: 'Fewer than ten old audit log files are kept.',
  why: `
    The log is rotated by size, and the oldest file is deleted when there are more than this many. With few files a busy
    hour is enough to lose the day before. Without the flag their number has no limit.
  `,
  attack: `
    Someone who wants to hide what he did sends thousands of harmless requests until the files with the telling ones are
    gone.
  `,
  rollout: `
    Needs room for ten files of the size that \`--audit-log-maxsize\` gives.
  `,
  docs: 'https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/',
  examples: {
    bad: ['--audit-log-path=/var/log/kubernetes/audit/audit.log', '--audit-log-maxbackup=2'],
    good: ['--audit-log-path=/var/log/kubernetes/audit/audit.log', '--audit-log-maxbackup=10'],
  },
});
