import type { EditOperation } from '../../syntax/edit/operation.ts';
import { securityContexts } from '../lib/pod/securityContexts.ts';
import { defineRule } from '../rule.ts';

/** Condition: k8s.io/pod-security-admission policy/check_hostNamespaces.go. */
export const hostNetwork = defineRule({
  id: 'host-network',
  visits: 'pod',
  category: 'workload',
  kinds: 'pods',
  severity: 'error',
  pss: 'baseline',
  fix: 'unsafe',
  risk: 7,
  standards: ['CIS 5.2.5', 'NSA 1.4', 'ATT&CK T1611', 'ATT&CK T1046'],
  equivalents: {
    'kube-linter': ['host-network'],
    polaris: ['hostNetworkSet'],
    checkov: ['CKV_K8S_19'],
    trivy: ['KSV-0009'],
    kubescape: ['C-0041'],
    kubesec: ['HostNetwork'],
    kyverno: ['disallow-host-namespaces'],
    psa: ['hostNamespaces'],
  },

  summary: "A pod uses the node's network.",
  why: `
    The pod has the node's addresses and its loopback interface. It reaches services that listen on localhost because they
    trust it, opens ports on the node itself, and network policies do not apply to it with most network plugins.
  `,
  attack: `
    An attacker in the pod talks to the kubelet, to agents on localhost and to the cloud's metadata service as if from the
    node, and with NET_RAW listens to the traffic of every pod there.
  `,
  rollout: `
    Other machines no longer reach the program under the node's address: a Service, Ingress or Gateway has to lead to it.
    Network plugins, proxies and node agents really need the node's network and belong in an exempt namespace.
  `,
  docs: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
  messages: {
    shared: () => "The pod uses the node's network: it reaches services on the node's localhost.",
  },

  *check(pod) {
    const hostNetwork = pod.at('hostNetwork');
    if (hostNetwork.is(true)) yield { message: 'shared', at: hostNetwork, data: {} };
  },

  fixes: ({ at }, pod) => {
    // Kubernetes accepts Windows host processes with the node's network only: `windows-host-process` removes both.
    const isHostProcess = securityContexts(pod).some((context) =>
      context.at('windowsOptions', 'hostProcess').is(true),
    );
    if (isHostProcess) return [];
    const dnsPolicy = pod.at('dnsPolicy');
    const forHostNetwork = dnsPolicy.is('ClusterFirstWithHostNet');
    const dns: EditOperation[] = forHostNetwork
      ? [{ kind: 'set', path: dnsPolicy.path, value: 'ClusterFirst' }]
      : [];
    return [
      {
        title: forHostNetwork ? 'Remove hostNetwork and use the usual dnsPolicy' : 'Remove hostNetwork',
        safety: 'unsafe',
        caution: "Whoever reaches the pod under the node's address needs a Service instead.",
        operations: [{ kind: 'remove', path: at.path }, ...dns],
      },
    ];
  },

  examples: {
    bad: `
      hostNetwork: true
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
    good: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
  },
});
