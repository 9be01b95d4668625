import type { EditOperation } from '../../syntax/edit/operation.ts';
import { securityContexts } from '../lib/pod/securityContexts.ts';
import { defineRule } from '../rule.ts';

/**
 * Condition: k8s.io/pod-security-admission policy/check_windowsHostProcess.go: the pod's own `true` counts even where every
 * container overrides it.
 */
export const windowsHostProcess = defineRule({
  id: 'windows-host-process',
  visits: 'pod',
  category: 'workload',
  kinds: 'pods',
  severity: 'error',
  pss: 'baseline',
  fix: 'unsafe',
  risk: 7,
  standards: ['CIS 5.2.11', 'CIS 5.7.3', 'ATT&CK T1611'],
  equivalents: {
    polaris: ['hostProcess'],
    trivy: ['KSV-0103'],
    kubescape: ['C-0211'],
    kyverno: ['disallow-host-process'],
    psa: ['windowsHostProcess'],
  },

  summary: 'A Windows container runs as a process of the node itself.',
  why: `
    A HostProcess container is a container in name only: it is a process on the Windows node, with the node's network, disk
    and devices, and with the rights of the account that runAsUserName names, often SYSTEM.
  `,
  attack: `
    Whoever can run a command in the container runs it on the node: reads the kubelet's credentials, installs services and
    reaches every other pod there.
  `,
  rollout: `
    Programs that install drivers, configure the network or manage the node stop working; they are the only ones for which
    HostProcess exists. Others need an image with a Windows base layer and a container user instead.
  `,
  docs: 'https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/',
  messages: {
    hostProcess: ({ owner }: { owner: string }) =>
      `${owner} runs as a process of the Windows node: whoever controls it controls the node.`,
  },

  *check(pod) {
    for (const { owner, at: fieldAt } of securityContexts(pod)) {
      const at = fieldAt('windowsOptions', 'hostProcess');
      if (at.is(true)) yield { message: 'hostProcess', at, data: { owner } };
    }
  },

  // Kubernetes wants all containers of a pod to be host processes or none, and all of them on the node's network: so all of it
  // goes at once.
  fixes: (_finding, pod) => {
    const hostProcesses = securityContexts(pod)
      .map((context) => context.at('windowsOptions', 'hostProcess'))
      .filter((field) => field.is(true));
    const hostNetwork = pod.at('hostNetwork');
    const isOnHostNetwork = hostNetwork.is(true);
    const operations: EditOperation[] = [...hostProcesses, ...(isOnHostNetwork ? [hostNetwork] : [])].map(
      ({ path }) => ({ kind: 'remove', path }),
    );
    return [
      {
        title: isOnHostNetwork ? 'Remove hostProcess and hostNetwork' : 'Remove hostProcess',
        safety: 'unsafe',
        caution:
          'A program that manages the node stops working, and runAsUserName must name a user of the image.',
        operations,
      },
    ];
  },

  examples: {
    bad: `
      os:
        name: windows
      hostNetwork: true
      securityContext:
        windowsOptions:
          hostProcess: true
          runAsUserName: NT AUTHORITY\\SYSTEM
      containers:
        - name: agent
          image: registry.example.com/agent:1.4.2
    `,
    good: `
      os:
        name: windows
      securityContext:
        windowsOptions:
          runAsUserName: ContainerUser
      containers:
        - name: agent
          image: registry.example.com/agent:1.4.2
    `,
  },
});
