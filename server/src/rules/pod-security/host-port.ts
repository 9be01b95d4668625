import type { EditOperation } from '../../syntax/edit/operation.ts';
import { defineRule } from '../rule.ts';

/** Condition: k8s.io/pod-security-admission policy/check_hostPorts.go. */
export const hostPort = defineRule({
  id: 'host-port',
  visits: 'container',
  category: 'workload',
  kinds: 'pods',
  severity: 'error',
  pss: 'baseline',
  fix: 'unsafe',
  risk: 6,
  standards: ['CIS 5.2.13', 'NSA', 'ATT&CK T1133'],
  equivalents: {
    polaris: ['hostPortSet'],
    checkov: ['CKV_K8S_26'],
    trivy: ['KSV-0024'],
    kubescape: ['C-0044'],
    kyverno: ['disallow-host-ports', 'disallow-host-ports-range'],
    psa: ['hostPorts'],
  },

  summary: 'A container takes a port of the node.',
  why: `
    The port is open on every address of the node, past Services and often past network policies and the cloud's firewall
    rules for load balancers. It also ties the pod to nodes where the port is free.
  `,
  attack: `
    An attacker in the network of the nodes reaches the container directly. An attacker in the container takes a port that
    clients of the node trust and receives what was meant for another program.
  `,
  rollout: `
    Clients that use the address of a node lose the connection: give them a Service of type NodePort or LoadBalancer. Look
    for the port in firewall rules and monitoring before removing it.
  `,
  docs: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
  messages: {
    taken: ({ container, port }: { container: string; port: number }) =>
      `Container "${container}" takes port ${port} of the node, past Services and most network policies.`,
  },

  *check(container) {
    for (const entry of container.at('ports').items) {
      const at = entry.at('hostPort');
      const port = at.integer;
      if (port !== undefined && port !== 0)
        yield { message: 'taken', at, data: { container: container.name, port } };
    }
  },

  fixes: ({ at }, container) => {
    const entry = container.root.at('ports').items.find(({ path }) => path.at(-1) === at.path.at(-2));
    const hostIp = entry?.at('hostIP');
    const operations: EditOperation[] = [{ kind: 'remove', path: at.path }];
    if (hostIp?.node) operations.push({ kind: 'remove', path: hostIp.path });
    return [
      {
        title: operations.length > 1 ? 'Remove hostPort and hostIP' : 'Remove hostPort',
        safety: 'unsafe',
        caution: 'Clients that connect to the node need a Service instead.',
        operations,
      },
    ];
  },

  examples: {
    bad: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          ports:
            - containerPort: 8080
              hostPort: 80
    `,
    good: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          ports:
            - containerPort: 8080
    `,
  },
});
