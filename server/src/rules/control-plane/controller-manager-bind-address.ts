import { mustBe, onlyIf } from '../lib/control-plane/flagDemands.ts';
import { flagRule } from '../lib/control-plane/flagRule.ts';

export const controllerManagerBindAddress = flagRule({
  id: 'controller-manager-bind-address',
  component: 'kube-controller-manager',
  severity: 'info',
  risk: 4,
  standards: ['CIS 1.3.7', 'ATT&CK T1046'],
  equivalents: {
    checkov: ['CKV_K8S_113'],
    trivy: ['KCV-0039'],
    kubescape: ['C-0150'],
  },

  demand: onlyIf(
    ({ hostNetwork }) => hostNetwork === true,
    mustBe('bind-address', '127.0.0.1', { also: ['::1', 'localhost'] }),
  ),
  because: 'its port is open on every address of the node',
  caution: 'Prometheus can no longer scrape it from another node.',

  summary: 'The controller manager listens on every address of the node.',
  why: `
    Nobody but the kubelet on the same node has business at port 10257: it serves health checks, metrics and profiles.
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
        - name: kube-controller-manager
          image: registry.k8s.io/kube-controller-manager:v1.34.1
          command:
            - kube-controller-manager
            - --bind-address=0.0.0.0
    `,
    good: `
      hostNetwork: true
      containers:
        - name: kube-controller-manager
          image: registry.k8s.io/kube-controller-manager:v1.34.1
          command:
            - kube-controller-manager
            - --bind-address=127.0.0.1
    `,
  },
});
