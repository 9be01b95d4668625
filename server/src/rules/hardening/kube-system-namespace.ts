import { isSystemWorkload } from '../lib/pod/systemWorkload.ts';
import { defineRule } from '../rule.ts';

/**
 * Parts of the cluster belong there, and so do agents that run on every node: DNS, proxies, network and storage plugins. Only
 * what shows no sign of being one is reported; Trivy only spares the static pods of the control plane.
 */
export const kubeSystemNamespace = defineRule({
  id: 'kube-system-namespace',
  visits: 'pod',
  category: 'namespace',
  kinds: 'pods',
  severity: 'warning',
  fix: null,
  risk: 6,
  standards: ['NSA 1.12'],
  equivalents: { trivy: ['KSV-0037'] },

  summary: 'A workload lives in kube-system without being a part of the cluster.',
  why: `
    The namespace kube-system is exempt from most admission policies and quotas, and holds tokens and Secrets of the cluster's controllers.
    An application there has their protection and they have none from it.
  `,
  attack: `
    An attacker who may read Secrets or start pods for the application may do so in kube-system, and takes a token of a
    controller that may do nearly everything.
  `,
  rollout: `
    The workload moves with its ConfigMaps, Secrets, ServiceAccount and Services. Names that others use for it
    (service.kube-system.svc) change.
  `,
  docs: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/',
  messages: {
    misplaced: ({ kind, name }: { kind: string; name: string }) =>
      `${kind} "${name}" lives in kube-system, beside the cluster's own secrets and outside most policies.`,
  },

  *check(pod) {
    const { kind, name, metadata } = pod.resource;
    const at = metadata.at('namespace');
    if (!at.is('kube-system') || kind === 'DaemonSet' || pod.partial || isSystemWorkload(pod)) return;
    yield { message: 'misplaced', at, data: { kind, name: name ?? '' } };
  },

  examples: {
    bad: `
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: web
        namespace: kube-system
      spec:
        selector:
          matchLabels: { app: web }
        template:
          metadata:
            labels: { app: web }
          spec:
            containers:
              - name: web
                image: registry.example.com/web:1.4.2
    `,
    good: `
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: web
        namespace: shop
      spec:
        selector:
          matchLabels: { app: web }
        template:
          metadata:
            labels: { app: web }
          spec:
            containers:
              - name: web
                image: registry.example.com/web:1.4.2
    `,
  },
});
