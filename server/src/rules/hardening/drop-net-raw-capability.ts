import type { Config } from '../../config/config.ts';
import type { Container } from '../../kube/pod.ts';
import type { Field } from '../../syntax/field.ts';
import { type AddedCapability, addedCapabilities, removeCapability } from '../lib/pod/addedCapabilities.ts';
import { knownImageOf } from '../lib/pod/containerUser.ts';
import { defineRule } from '../rule.ts';

/** Windows containers have no capabilities. */
export const dropNetRawCapability = defineRule({
  id: 'drop-net-raw-capability',
  visits: 'container',
  category: 'workload',
  kinds: 'pods',
  severity: 'warning',
  fix: 'safe',
  risk: 2,
  standards: ['CIS 5.2.8', 'CIS 5.7.3', 'ATT&CK T1557'],
  equivalents: {
    'kube-linter': ['drop-net-raw-capability'],
    checkov: ['CKV_K8S_28'],
    kubescape: ['C-0211'],
    kyverno: ['drop-cap-net-raw'],
  },
  supersedes: ['drop-any-capability'],

  summary: 'A container keeps the capability NET_RAW.',
  why: `
    Runtimes give NET_RAW to every container so that \`ping\` works. The same power lets a program write packets with any
    sender address, which nothing but network diagnosis needs.
  `,
  attack: `
    From a compromised container the attacker poisons ARP or answers DNS queries on the node's bridge in the name of others,
    and reads or changes what neighbouring pods send.
  `,
  rollout: `
    Old versions of \`ping\`, packet capture and some health checks fail with "Operation not permitted". Newer kernels let
    \`ping\` work without it (\`net.ipv4.ping_group_range\`).
  `,
  docs: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-capabilities-for-a-container',
  messages: {
    kept: ({ container }: { container: string }) =>
      `Container "${container}" keeps NET_RAW: it can forge packets in the name of its neighbours.`,
    added: ({ container }: { container: string; capability: string }) =>
      `Container "${container}" adds NET_RAW: it can forge packets in the name of its neighbours.`,
  },

  *check(container) {
    if (container.pod.windows) return;
    const data = { container: container.name };
    for (const { at, name } of netRawAdded(container))
      yield { message: 'added', at, data: { ...data, capability: name } };
    const drop = container.at('securityContext', 'capabilities', 'drop');
    if (isKept(drop)) yield { message: 'kept', at: drop, data };
  },

  fixes: (finding, container, { config }) => {
    if (finding.message === 'added') return [removeCapability(finding.at, finding.data.capability)];
    return [
      {
        title: 'Drop capability NET_RAW',
        ...(usesNetRaw(container, config)
          ? { safety: 'unsafe', caution: 'The container or its image is known to use NET_RAW.' }
          : { safety: 'safe' }),
        operations: [{ kind: 'append', path: finding.at.path, value: 'NET_RAW' }],
      },
    ];
  },

  examples: {
    bad: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
    good: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          securityContext:
            capabilities:
              drop: ["NET_RAW"]
    `,
  },
});

/** Whether NET_RAW is certainly not dropped. Runtimes ignore case, but not all of them understand the prefix `CAP_`. */
function isKept(drop: Field): boolean {
  if (!drop.isCompleteList) return false;
  const names = drop.items.map((item) => item.string?.toUpperCase());
  return names.every((name) => name !== undefined && name !== 'NET_RAW' && name !== 'ALL');
}

function netRawAdded(container: Container): readonly AddedCapability[] {
  return addedCapabilities(container).filter(({ name }) => name === 'NET_RAW' || name === 'ALL');
}

function usesNetRaw(container: Container, config: Config): boolean {
  const known = knownImageOf(container, config);
  const ofImage = [known?.capabilities, known?.capabilitiesUnprivileged];
  return netRawAdded(container).length > 0 || ofImage.some((names) => names?.includes('NET_RAW'));
}
