import { isEmptySelector, readSelector } from '../../kube/labels.ts';
import type { Field } from '../../syntax/field.ts';
import { defineRule } from '../rule.ts';

/**
 * The row also flags a template without `networkPolicy`. Its controller then makes a policy of its own that keeps the pods from
 * the cluster's network and the cloud's metadata (kubernetes-sigs/agent-sandbox, sandboxtemplate_types.go): that is no finding.
 */
export const agentSandboxEgress = defineRule({
  id: 'agent-sandbox-egress',
  visits: 'resource',
  category: 'network',
  kinds: ['SandboxTemplate'],
  severity: 'warning',
  fix: null,
  risk: 4,
  standards: ['ATT&CK T1046'],
  equivalents: {
    kubescape: ['C-0301'],
  },

  summary: 'A SandboxTemplate does not limit where its sandboxes connect to.',
  why: `
    Sandboxes run code that a language model or a stranger wrote. The network policy is what keeps such code from the rest
    of the cluster, from the metadata service of the cloud, and from sending what it found to the outside.
  `,
  attack: `
    A prompt makes the agent fetch a script that scans the network of the cluster and uploads the files of the workspace; no
    policy stops either.
  `,
  rollout: `
    Programs in the sandbox reach only what the policy names: package mirrors, the proxy of the model, DNS. Watch for
    connections that time out.
  `,
  docs: 'https://agent-sandbox.sigs.k8s.io/',
  messages: {
    unmanaged: ({ template }: { template: string }) =>
      `SandboxTemplate "${template}" has its network policy switched off (networkPolicyManagement).`,
    open: ({ template }: { template: string }) =>
      `SandboxTemplate "${template}" lets its sandboxes connect to any address.`,
  },

  *check({ root, name: template = '' }) {
    const management = root.at('spec', 'networkPolicyManagement');
    if (management.string !== undefined && management.isNot('Managed')) {
      yield { message: 'unmanaged', at: management, data: { template } };
      return;
    }
    for (const rule of root.at('spec', 'networkPolicy', 'egress').items) {
      const at = rule.at('to');
      if (allowsAll(at)) yield { message: 'open', at, data: { template } };
    }
  },

  examples: {
    bad: `
      apiVersion: extensions.agents.x-k8s.io/v1alpha1
      kind: SandboxTemplate
      metadata:
        name: python
      spec:
        networkPolicyManagement: Unmanaged
        podTemplate:
          spec:
            containers:
              - name: python
                image: registry.example.com/python-sandbox:1.4.2
    `,
    good: `
      apiVersion: extensions.agents.x-k8s.io/v1alpha1
      kind: SandboxTemplate
      metadata:
        name: python
      spec:
        networkPolicyManagement: Managed
        networkPolicy:
          egress:
            - to:
                - podSelector:
                    matchLabels:
                      app: model-proxy
        podTemplate:
          spec:
            containers:
              - name: python
                image: registry.example.com/python-sandbox:1.4.2
    `,
  },
});

const EVERYWHERE = ['0.0.0.0/0', '::/0'];

/** Whether a rule certainly allows every address: no peers, all of the internet, or all namespaces. */
function allowsAll(to: Field): boolean {
  if (!to.isCompleteList) return false;
  return to.items.length === 0 || to.items.some(isAnyone);
}

function isAnyone(peer: Field): boolean {
  const block = peer.at('ipBlock');
  if (EVERYWHERE.some((range) => block.at('cidr').is(range))) return block.at('except').isAbsent;
  const selectors = [peer.at('namespaceSelector'), peer.at('podSelector')].filter(
    ({ isAbsent }) => !isAbsent,
  );
  return (
    selectors.length > 0 &&
    selectors.every((selector) => {
      const read = readSelector(selector);
      return read !== undefined && isEmptySelector(read);
    })
  );
}
