import type { Component, ComponentName } from '../../../kube/components/component.ts';
import { componentsOf } from '../../../kube/components/componentsOf.ts';
import type { KindName } from '../../../kube/kinds.ts';
import type { Resource } from '../../../kube/resource.ts';
import type { RuleContext } from '../../rule.ts';
import { defineRule, type Rule, type RuleMeta } from '../../rule.ts';
import type { FlagDemand, FlagFault } from './flagDemands.ts';

/** A rule on the flags of a component of the control plane, in whatever document they are written. */
export interface FlagRule extends Omit<RuleMeta, 'category' | 'kinds' | 'fix' | 'docs' | 'examples'> {
  readonly component: ComponentName;
  /** Also asked of these. */
  readonly alsoOf?: readonly ComponentName[];
  readonly demand: FlagDemand;
  /** What follows from the fault, as the end of a sentence: `anyone can …`. */
  readonly because: string;
  /** The same for a value that is wrong rather than missing, where that is another thing. */
  readonly becauseWrong?: string;
  /** What to review before the fix is applied. */
  readonly caution: string;
  /** Default: the component's page of the reference. */
  readonly docs?: string;
  /** Flags of the component, or whole documents. */
  readonly examples: { readonly bad: string | readonly string[]; readonly good: string | readonly string[] };
}

const KINDS: Readonly<Record<ComponentName, readonly (KindName | 'pods')[]>> = {
  'kube-apiserver': ['pods', 'ClusterConfiguration'],
  'kube-controller-manager': ['pods', 'ClusterConfiguration'],
  'kube-scheduler': ['pods', 'ClusterConfiguration'],
  etcd: ['pods', 'ClusterConfiguration'],
  kubelet: ['pods', 'InitConfiguration', 'JoinConfiguration', 'KubeletConfiguration'],
};

const REFERENCE = 'https://kubernetes.io/docs/reference/command-line-tools-reference/';
const DOCS: Readonly<Record<ComponentName, string>> = {
  'kube-apiserver': `${REFERENCE}kube-apiserver/`,
  'kube-controller-manager': `${REFERENCE}kube-controller-manager/`,
  'kube-scheduler': `${REFERENCE}kube-scheduler/`,
  etcd: 'https://etcd.io/docs/v3.6/op-guide/security/',
  kubelet: 'https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/',
};

interface Said {
  readonly title: string;
  readonly setting: string;
}

/** Makes a rule of a demand: what it says, where, and its fix follow from the demand. */
export function flagRule(rule: FlagRule): Rule {
  const { component, alsoOf = [], demand, because, becauseWrong = because, caution, ...meta } = rule;
  const names = [component, ...alsoOf];
  const faults = (resource: Resource, context: RuleContext): { of: Component; fault: FlagFault }[] =>
    componentsOf(resource).flatMap((of) => {
      const fault = names.includes(of.name) ? demand(of, context) : undefined;
      return fault ? [{ of, fault }] : [];
    });
  return defineRule({
    ...meta,
    visits: 'resource',
    category: 'control-plane',
    kinds: [...new Set(names.flatMap((name) => KINDS[name]))],
    fix: 'unsafe',
    docs: rule.docs ?? DOCS[component],
    messages: {
      missing: ({ title, setting }: Said) => `${title} runs without ${setting}: ${because}.`,
      wrong: ({ title, setting }: Said) => `${title} runs with ${setting}: ${becauseWrong}.`,
    },

    *check(resource, context) {
      for (const { of, fault } of faults(resource, context)) {
        const data = { title: of.title, setting: fault.setting };
        yield { message: fault.kind, at: fault.at, data };
      }
    },

    fixes: ({ at }, resource, context) => {
      const mend = faults(resource, context).find(({ fault }) => fault.at.path.join() === at.path.join())
        ?.fault.mend;
      return mend ? [{ ...mend, safety: 'unsafe', caution }] : [];
    },

    examples: {
      bad: exampleOf(component, rule.examples.bad),
      good: exampleOf(component, rule.examples.good),
    },
  });
}

/** The manifest of a component with these flags: a pod spec, or the whole static pod for etcd, which is only known by that. */
function exampleOf(component: ComponentName, flags: string | readonly string[]): string {
  if (typeof flags === 'string') return flags;
  const image = component === 'etcd' ? 'etcd:3.6.4-0' : `${component}:v1.34.1`;
  const container = [
    'containers:',
    `  - name: ${component}`,
    `    image: registry.k8s.io/${image}`,
    '    command:',
    ...[component, ...flags].map((word) => `      - ${word}`),
  ];
  if (component !== 'etcd') return `${container.join('\n')}\n`;
  const head = [
    'apiVersion: v1',
    'kind: Pod',
    'metadata:',
    '  name: etcd',
    '  namespace: kube-system',
    'spec:',
  ];
  return `${[...head, ...container.map((line) => `  ${line}`)].join('\n')}\n`;
}
