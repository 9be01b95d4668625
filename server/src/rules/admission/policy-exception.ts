import type { Field } from '../../syntax/field.ts';
import { defineRule } from '../rule.ts';

/** What is too broad a site decides. Here: all rules of a policy, or whatever is in a namespace or in all of them. */
export const policyException = defineRule({
  id: 'policy-exception',
  visits: 'resource',
  category: 'admission',
  kinds: ['PolicyException'],
  severity: 'hint',
  optIn: true,
  options: {
    namespaces: {
      type: 'texts',
      default: [],
      description: 'Namespaces that exceptions may stand in; empty: any.',
    },
  },
  fix: null,
  risk: 3,
  standards: ['ATT&CK T1562'],
  equivalents: {
    kyverno: ['policy-for-exceptions'],
  },

  summary: 'A Kyverno PolicyException exempts more than named objects from named rules.',
  why: `
    An exception switches a protection off. One that names no objects also covers all that come later, and one for all rules
    also covers those that the policy gets later; nobody decided about either.
  `,
  attack: `
    The attacker gives their pod a name, or puts it into a namespace, that a wide exception matches, and the policy does not
    look at it.
  `,
  rollout: `
    List the objects that need the exception today by name and namespace, and the rules that they break. Others are refused
    again.
  `,
  docs: 'https://kyverno.io/docs/exceptions/',
  messages: {
    rules: ({ policy }: { policy: string }) =>
      `The exception covers all rules of policy "${policy}", also those that it gets later.`,
    objects: (_data: object) =>
      'The exception names no objects: it covers whatever comes into their namespaces.',
    namespace: ({ namespace }: { namespace: string }) =>
      `Exceptions may not stand in namespace "${namespace}".`,
  },

  *check({ root, metadata, namespace }, _context, { namespaces }) {
    if (namespaces.length > 0 && namespace !== undefined && !namespaces.includes(namespace))
      yield { message: 'namespace', at: metadata.at('namespace'), data: { namespace } };
    for (const exception of root.at('spec', 'exceptions').items) {
      const names = exception.at('ruleNames');
      if (names.items.some((name) => name.is('*')))
        yield { message: 'rules', at: names, data: { policy: exception.at('policyName').string ?? '' } };
    }
    for (const resources of matchedResources(root.at('spec', 'match')))
      if (isOpen(resources)) yield { message: 'objects', at: resources, data: {} };
  },

  examples: {
    bad: `
      apiVersion: kyverno.io/v2
      kind: PolicyException
      metadata:
        name: agents
        namespace: monitoring
      spec:
        exceptions:
          - policyName: disallow-host-path
            ruleNames:
              - host-path
        match:
          any:
            - resources:
                kinds:
                  - Pod
                namespaces:
                  - monitoring
    `,
    good: `
      apiVersion: kyverno.io/v2
      kind: PolicyException
      metadata:
        name: agents
        namespace: monitoring
      spec:
        exceptions:
          - policyName: disallow-host-path
            ruleNames:
              - host-path
        match:
          any:
            - resources:
                kinds:
                  - Pod
                namespaces:
                  - monitoring
                names:
                  - node-exporter-*
    `,
  },
});

function matchedResources(match: Field): Field[] {
  const filters = [...match.at('any').items, ...match.at('all').items];
  return filters.map((filter) => filter.at('resources')).filter((resources) => resources.isCompleteMap);
}

/** Whether a filter says neither names nor labels; a lone asterisk says nothing either. */
function isOpen(resources: Field): boolean {
  const names = [...resources.at('names').items, resources.at('name')];
  const isNamed = names.some((name) => !name.isAbsent && !name.is('*') && !name.is(''));
  const selectors = [resources.at('selector'), resources.at('namespaceSelector')];
  return !isNamed && selectors.every((selector) => selector.isAbsent);
}
