import { writesAuditLog } from '../lib/control-plane/auditLog.ts';
import { mustBeAtLeast } from '../lib/control-plane/flagDemands.ts';
import { flagRule } from '../lib/control-plane/flagRule.ts';

export const apiserverAuditLogMaxsize = flagRule({
  id: 'apiserver-audit-log-maxsize',
  component: 'kube-apiserver',
  severity: 'info',
  risk: 1,
  standards: ['CIS 1.2.19', 'NSA', 'ATT&CK T1070'],
  equivalents: {
    checkov: ['CKV_K8S_94'],
    trivy: ['KCV-0022'],
    kubescape: ['C-0133'],
  },

  demand: mustBeAtLeast('audit-log-maxsize', 100, writesAuditLog),
  because: 'audit logs are rotated away too early',
  caution: 'The folder of the log needs the room for it.',

  summary: 'Audit log files are rotated before they have 100 megabytes.',
  why: `
    Small files together with a limited number of backups keep only a short time of events. The value is in megabytes.
  `,
  attack: `
    A flood of requests pushes the events of an attack out of the log within minutes.
  `,
  rollout: `
    Needs room for as many files as \`--audit-log-maxbackup\` allows.
  `,
  docs: 'https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/',
  examples: {
    bad: ['--audit-log-path=/var/log/kubernetes/audit/audit.log', '--audit-log-maxsize=10'],
    good: ['--audit-log-path=/var/log/kubernetes/audit/audit.log', '--audit-log-maxsize=100'],
  },
});
