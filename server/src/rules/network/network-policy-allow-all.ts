import { startsWith } from '../../base/path.ts';
import { type Direction, directionsOf, RULES_OF, ruleAllowsDns } from '../../kube/networkPolicy.ts';
import type { EditOperation } from '../../syntax/edit/operation.ts';
import type { Field } from '../../syntax/field.ts';
import { DNS_CAUTION, DNS_RULE } from '../lib/network/policyObjects.ts';
import { defineRule } from '../rule.ts';

/** Written in every form that people use for all addresses. */
const ALL_ADDRESSES = ['0.0.0.0/0', '::/0'];

/** Addresses that no pod should reach through a rule for the internet: cloud metadata (link local) and private networks. */
const NOT_INTERNET = ['169.254.0.0/16', '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'];

/**
 * Egress is often opened on purpose, so that is told one level lower. A rule that names ports but no peers is left alone: that is how a service for everybody is opened. So is one that admits all
 * addresses to some ports.
 */
export const networkPolicyAllowAll = defineRule({
  id: 'network-policy-allow-all',
  visits: 'resource',
  category: 'network',
  kinds: ['NetworkPolicy'],
  severity: 'warning',
  fix: 'unsafe',
  risk: 6,
  standards: ['CIS 5.3.2', 'NSA', 'ATT&CK T1046'],
  equivalents: {},

  summary: 'A rule of a NetworkPolicy allows everybody, or all addresses.',
  why: `
    One rule without peers and ports allows all traffic of its direction, and because policies only ever add, no other policy can
    take that back. All addresses (0.0.0.0/0) include the cloud's metadata service and the company's own network.
  `,
  attack: `
    The pods look protected, yet any taken-over pod reaches them; or, where the rule is for egress, the attacker loads tools, sends
    data out and asks the metadata service for the node's cloud credentials.
  `,
  rollout: `
    Callers and targets that nobody listed lose their connection. List them from flow logs or a service mesh before the rule is
    narrowed.
  `,
  docs: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors',
  messages: {
    everybody: ({ direction, name }: Data) =>
      direction === 'Ingress'
        ? `NetworkPolicy "${name}" lets everybody in: this rule names neither peers nor ports.`
        : `NetworkPolicy "${name}" lets its pods connect to anything: this rule names neither peers nor ports.`,
    addresses: ({ direction, name }: Data) =>
      direction === 'Ingress'
        ? `NetworkPolicy "${name}" lets all addresses in, on every port.`
        : `NetworkPolicy "${name}" allows all addresses, cloud metadata and private networks included.`,
  },

  *check({ root, name = '' }) {
    const spec = root.at('spec');
    for (const direction of directionsOf(spec) ?? []) {
      for (const rule of spec.at(RULES_OF[direction].list).items) {
        const data = { direction, name };
        for (const { message, at } of tooWide(rule, direction))
          yield { message, at, data, ...(direction === 'Egress' ? { milder: true } : {}) };
      }
    }
  },

  fixes: ({ message, at, data: { direction } }, policy) => {
    if (message === 'addresses') {
      if (direction === 'Ingress' || !at.is('0.0.0.0/0')) return [];
      return [
        {
          title: 'Leave out private and link-local addresses',
          safety: 'unsafe',
          caution: 'Targets inside the cluster or the company need rules of their own.',
          operations: [{ kind: 'set', path: [...at.path.slice(0, -1), 'except'], value: NOT_INTERNET }],
        },
      ];
    }
    const { peers } = RULES_OF[direction];
    const isPeer = at.path.at(-2) === peers;
    const narrowed: EditOperation = isPeer
      ? { kind: 'set', path: [...at.path, 'podSelector'], value: {} }
      : { kind: 'set', path: [...at.path, peers], value: [{ podSelector: {} }] };
    const rules = policy.root.at('spec', RULES_OF[direction].list);
    const others = rules.items.filter(({ path }) => !startsWith(at.path, path));
    const needsDns = direction === 'Egress' && !others.some(ruleAllowsDns);
    return [
      {
        title: `Allow only pods of the same namespace${needsDns ? ', and DNS' : ''}`,
        safety: 'unsafe',
        caution: needsDns
          ? `Connections with other namespaces and with the outside are cut. ${DNS_CAUTION}`
          : 'Connections with other namespaces and with the outside are cut.',
        operations: needsDns ? [narrowed, { kind: 'append', path: rules.path, value: DNS_RULE }] : [narrowed],
      },
    ];
  },

  examples: {
    bad: `
      apiVersion: networking.k8s.io/v1
      kind: NetworkPolicy
      metadata:
        name: web
      spec:
        podSelector:
          matchLabels:
            app: web
        policyTypes: [Ingress]
        ingress:
          - {}
    `,
    good: `
      apiVersion: networking.k8s.io/v1
      kind: NetworkPolicy
      metadata:
        name: web
      spec:
        podSelector:
          matchLabels:
            app: web
        policyTypes: [Ingress]
        ingress:
          - from:
              - podSelector:
                  matchLabels:
                    app: proxy
    `,
  },
});

interface Data {
  readonly direction: Direction;
  readonly name: string;
}

/** What a rule allows to everybody or to all addresses. */
function* tooWide(
  rule: Field,
  direction: Direction,
): Iterable<{ message: 'everybody' | 'addresses'; at: Field }> {
  const peers = rule.at(RULES_OF[direction].peers);
  const anyPort = rule.isCompleteMap && isEmptyList(rule.at('ports'));
  if (anyPort && isEmptyList(peers)) yield { message: 'everybody', at: rule };
  for (const peer of peers.items) {
    if (anyPort && peer.isCompleteMap && peer.entries.length === 0) yield { message: 'everybody', at: peer };
    if ((anyPort || direction === 'Egress') && isEveryAddress(peer))
      yield { message: 'addresses', at: peer.at('ipBlock', 'cidr') };
  }
}

function isEmptyList(list: Field): boolean {
  return list.isCompleteList && list.items.length === 0;
}

function isEveryAddress(peer: Field): boolean {
  const block = peer.at('ipBlock');
  const except = block.at('except');
  return ALL_ADDRESSES.some((all) => block.at('cidr').is(all)) && isEmptyList(except);
}
