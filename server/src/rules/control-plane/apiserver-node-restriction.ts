import { mustContain } from '../lib/control-plane/flagDemands.ts';
import { flagRule } from '../lib/control-plane/flagRule.ts';

export const apiserverNodeRestriction = flagRule({
  id: 'apiserver-node-restriction',
  component: 'kube-apiserver',
  severity: 'warning',
  risk: 4,
  standards: ['CIS 1.2.14', 'ATT&CK T1098'],
  equivalents: {
    checkov: ['CKV_K8S_85'],
    trivy: ['KCV-0016'],
    kubescape: ['C-0127'],
  },

  demand: mustContain('enable-admission-plugins', 'NodeRestriction'),
  because: 'a kubelet may change other nodes and their pods',
  caution: 'Kubelets can no longer set labels such as node-role.kubernetes.io for themselves.',

  summary: 'The admission plugin NodeRestriction is not enabled.',
  why: `
    The Node authorizer says which kinds of objects a kubelet may write; this plugin says which ones: its own Node, and
    the pods on it. Without it the credentials of one kubelet change the labels and taints of every node and the status
    of every pod.
  `,
  attack: `
    With the credentials of one broken node an attacker gives it the labels of the nodes for trusted workloads, and has
    their pods and Secrets sent to him.
  `,
  rollout: `
    Kubelets that register with labels of reserved prefixes fail to start; set such labels with another account. kubeadm
    enables the plugin by default, but a list of your own in \`extraArgs\` takes its place.
  `,
  docs: 'https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#noderestriction',
  examples: {
    bad: ['--enable-admission-plugins=ImagePolicyWebhook'],
    good: ['--enable-admission-plugins=NodeRestriction'],
  },
});
