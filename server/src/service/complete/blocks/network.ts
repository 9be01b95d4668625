import { DNS_RULE } from '../../../rules/lib/network/policyObjects.ts';
import { PROGRAM } from '../draft.ts';
import type { Block } from './block.ts';

const host = { tabStop: 'web.example.com' } as const;
const port = { tabStop: 8080 } as const;

/** Rules of NetworkPolicies and Ingresses. */
export const networkBlocks: readonly Block[] = [
  {
    label: 'to, ports (DNS)',
    detail: 'Queries to the name servers of the cluster',
    documentation:
      'A pod whose policies restrict egress cannot look up names unless one allows it. Check the labels of your name servers: OpenShift and node-local caches use others.',
    into: ['V1NetworkPolicyEgressRule'],
    as: 'item',
    entries: () => DNS_RULE,
  },
  {
    label: 'from, ports (same namespace)',
    detail: 'From all pods of the namespace, to one port',
    documentation: 'Pods of other namespaces stay out, and other ports closed.',
    into: ['V1NetworkPolicyIngressRule'],
    as: 'item',
    entries: () => ({ from: [{ podSelector: {} }], ports: [{ port, protocol: 'TCP' }] }),
  },
  {
    label: 'from, ports (one application)',
    detail: 'From the pods with a label, to one port',
    documentation: 'Only the application that needs it gets in.',
    into: ['V1NetworkPolicyIngressRule'],
    as: 'item',
    entries: () => ({
      from: [{ podSelector: { matchLabels: { app: { tabStop: 'frontend' } } } }],
      ports: [{ port, protocol: 'TCP' }],
    }),
  },
  {
    label: 'host, http (rule)',
    detail: 'A host and the Service that answers for it',
    documentation: 'A rule with a host does not answer for every name that points to the cluster.',
    into: ['V1IngressRule'],
    as: 'item',
    entries: () => ({
      host,
      http: {
        paths: [
          {
            path: { tabStop: '/' },
            pathType: 'Prefix',
            backend: { service: { name: { tabStop: PROGRAM }, port: { number: { tabStop: 80 } } } },
          },
        ],
      },
    }),
  },
  {
    label: 'tls (hosts and Secret)',
    detail: 'Encrypted traffic',
    documentation: 'Without TLS, passwords and sessions can be read on their way to the cluster.',
    into: ['V1IngressSpec'],
    as: 'keys',
    entries: () => ({ tls: [{ hosts: [host], secretName: { tabStop: 'web-tls' } }] }),
  },
];
