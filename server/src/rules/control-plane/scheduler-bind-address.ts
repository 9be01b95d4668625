import { mustBe, onlyIf } from '../lib/control-plane/flagDemands.ts';
import { flagRule } from '../lib/control-plane/flagRule.ts';

export const schedulerBindAddress = flagRule({
  id: 'scheduler-bind-address',
  component: 'kube-scheduler',
  severity: 'info',
  risk: 4,
  standards: ['CIS 1.4.2', 'ATT&CK T1046'],
  equivalents: {
    checkov: ['CKV_K8S_115'],
    trivy: ['KCV-0041'],
    kubescape: ['C-0152'],
  },

  demand: onlyIf(
    ({ hostNetwork }) => hostNetwork === true,
    mustBe('bind-address', '127.0.0.1', { also: ['::1', 'localhost'] }),
  ),
  because: 'its port is open on every address of the node',
  caution: 'Prometheus can no longer scrape it from another node.',

  summary: 'The scheduler listens on every address of the node.',
  why: `
    Nobody but the kubelet on the same node has business at port 10259: it serves health checks, metrics and profiles.
    On 127.0.0.1 it is out of reach for pods and for the network.
  `,
  attack: `
    A scanner in the pod network finds the port on each control plane node and tries its endpoints and the holes of its
    version.
  `,
  rollout: `
    Scrapers that read the metrics over the network lose their target; run them on the node, or keep the address and
    limit the port with a firewall. Probes must name the host 127.0.0.1.
  `,
  examples: {
    bad: `
      hostNetwork: true
      containers:
        - name: kube-scheduler
          image: registry.k8s.io/kube-scheduler:v1.34.1
          command:
            - kube-scheduler
            - --bind-address=0.0.0.0
    `,
    good: `
      hostNetwork: true
      containers:
        - name: kube-scheduler
          image: registry.k8s.io/kube-scheduler:v1.34.1
          command:
            - kube-scheduler
            - --bind-address=127.0.0.1
    `,
  },
});
