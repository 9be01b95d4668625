import { mustNotBe } from '../lib/control-plane/flagDemands.ts';
import { flagRule } from '../lib/control-plane/flagRule.ts';

export const apiserverKubeletHttps = flagRule({
  id: 'apiserver-kubelet-https',
  component: 'kube-apiserver',
  severity: 'warning',
  risk: 2,
  standards: ['CIS 1.2.4', 'ATT&CK T1557'],
  equivalents: {
    checkov: ['CKV_K8S_71'],
    trivy: ['KCV-0004'],
  },

  demand: mustNotBe('kubelet-https', 'false'),
  because: 'it talks to the kubelets in clear text',
  caution: 'Kubelets that serve no TLS cannot be reached any more.',

  summary: 'The API server connects to the kubelets without TLS.',
  why: `
    Logs, \`kubectl exec\` sessions and port forwards pass between API server and kubelet. Without TLS they can be read
    and changed on the way. Current versions of Kubernetes always use TLS and do not know the flag.
  `,
  attack: `
    Someone in the network of the nodes reads what administrators type into \`kubectl exec\`, or answers in the place of
    the kubelet.
  `,
  rollout: `
    Kubelets have served TLS by default for years; only a test set-up with a plain kubelet port breaks.
  `,
  examples: {
    bad: ['--kubelet-https=false'],
    good: ['--kubelet-client-certificate=/etc/kubernetes/pki/apiserver-kubelet-client.crt'],
  },
});
