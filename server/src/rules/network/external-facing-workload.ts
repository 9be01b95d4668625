import { readLabels } from '../../kube/labels.ts';
import { exposureOf } from '../lib/network/exposure.ts';
import { defineRule } from '../rule.ts';

/** An inventory rather than a reproach: where attention is worth most. */
export const externalFacingWorkload = defineRule({
  id: 'external-facing-workload',
  visits: 'pod',
  category: 'network',
  kinds: 'pods',
  severity: 'hint',
  optIn: true,
  fix: null,
  risk: 5,
  crossResource: true,
  standards: ['ATT&CK T1190'],
  equivalents: { kubescape: ['C-0256', 'C-0266'] },

  summary: 'A workload can be reached from outside of the cluster.',
  why: `
    Workloads behind a NodePort or LoadBalancer Service, an Ingress or a route are the first that an attacker meets. Knowing which
    they are tells where hardening, NetworkPolicies and updates matter most.
  `,
  attack:
    'The attacker starts with what answers from outside; a known hole in such a workload is tried within hours.',
  rollout: 'Nothing has to change. Taking the exposure away cuts clients outside of the cluster off.',
  docs: 'https://kubernetes.io/docs/concepts/services-networking/',
  messages: {
    exposed: ({ kind, name, through, by }: { kind: string; name: string; through: string; by: string }) =>
      `${kind} "${name}" can be reached from outside of the cluster through ${through} "${by}".`,
  },

  *check(pod, context) {
    const { kind, name = '', namespace, metadata } = pod.resource;
    const labels = readLabels(pod.metadata.at('labels'));
    const exposure = labels && exposureOf({ namespace }, labels, context);
    if (!exposure) return;
    const data = { kind, name, through: exposure.kind, by: exposure.name };
    yield { message: 'exposed', at: metadata.at('name'), data };
  },

  examples: {
    bad: `
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
        labels:
          app: web
      spec:
        containers:
          - name: web
            image: registry.example.com/web:1.4.2
      ---
      apiVersion: v1
      kind: Service
      metadata:
        name: web
      spec:
        type: LoadBalancer
        selector:
          app: web
        ports:
          - port: 80
    `,
    good: `
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
        labels:
          app: web
      spec:
        containers:
          - name: web
            image: registry.example.com/web:1.4.2
      ---
      apiVersion: v1
      kind: Service
      metadata:
        name: web
      spec:
        selector:
          app: web
        ports:
          - port: 80
    `,
  },
});
