import { mustContain } from '../lib/control-plane/flagDemands.ts';
import { flagRule } from '../lib/control-plane/flagRule.ts';

export const apiserverDenyServiceExternalIps = flagRule({
  id: 'apiserver-deny-service-external-ips',
  component: 'kube-apiserver',
  severity: 'info',
  optIn: true,
  risk: 3,
  standards: ['CIS 1.2.3', 'ATT&CK T1557'],
  equivalents: {
    trivy: ['KCV-0003'],
    kubescape: ['C-0115', 'C-0283'],
  },

  demand: mustContain('enable-admission-plugins', 'DenyServiceExternalIPs'),
  because: 'a Service can take over any address',
  caution: 'New Services can no longer use externalIPs.',

  summary: 'The admission plugin DenyServiceExternalIPs is not enabled.',
  why: `
    Whoever may create a Service can list any address in \`externalIPs\`, and every node then sends traffic for that
    address to the Service's pods. Nobody checks whom the address belongs to (CVE-2020-8554).
  `,
  attack: `
    An attacker with the rights of a developer creates a Service with the address of a database or of a public API, and
    reads the connections of all pods that meant to talk to it.
  `,
  rollout: `
    Services that have external IPs keep them; new ones and additional addresses are refused. List them with \`kubectl
    get services -A -o jsonpath='{..spec.externalIPs}'\` first. A policy engine that allows some addresses does the same
    job.
  `,
  docs: 'https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#denyserviceexternalips',
  examples: {
    bad: ['--enable-admission-plugins=NodeRestriction'],
    good: ['--enable-admission-plugins=NodeRestriction,DenyServiceExternalIPs'],
  },
});
