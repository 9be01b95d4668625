import type { Field } from '../../syntax/field.ts';
import { missingLimits } from '../lib/resources/limitRange.ts';
import { defineRule } from '../rule.ts';

const PARTS: readonly string[] = ['default', 'defaultRequest', 'min', 'max'];

/** A LimitRange for volumes alone is about something else. One for pods cannot have defaults, so containers are asked for. */
export const limitRange = defineRule({
  id: 'limit-range',
  visits: 'resource',
  category: 'namespace',
  kinds: ['LimitRange'],
  severity: 'info',
  fix: 'unsafe',
  risk: 5,
  standards: ['NSA 4.1', 'ATT&CK T1499'],
  equivalents: {
    trivy: ['KSV-0039'],
  },

  summary: 'A LimitRange does not give containers defaults and bounds.',
  why: `
    A LimitRange fills in requests and limits that a container does not say, and refuses those out of bounds. Without
    \`default\` and \`defaultRequest\` forgotten containers run without any; without \`max\` one container may ask for a
    whole node.
  `,
  attack: `
    A pod without limits, deployed by mistake or on purpose, takes the memory of its node until the kernel kills its
    neighbours.
  `,
  rollout: `
    New pods get the defaults at their next start: a container that used more memory than the default limit is killed.
    Values that contradict \`min\` or \`max\` make the object invalid.
  `,
  docs: 'https://kubernetes.io/docs/concepts/policy/limit-range/',
  messages: {
    incomplete: ({ range, missing }: { range: string; missing: readonly string[] }) =>
      `LimitRange "${range}" has no ${missing.join(', ')} for containers.`,
    none: ({ range }: { range: string; missing: readonly string[] }) =>
      `LimitRange "${range}" says nothing about containers: they get no default and have no bounds.`,
  },

  *check({ root, name = '' }) {
    const limits = root.at('spec', 'limits');
    if (!limits.isCompleteList) return;
    const containers = limits.items.filter((item) => item.at('type').is('Container'));
    const [first] = containers;
    if (!first) {
      if (limits.items.some((item) => item.at('type').is('Pod')))
        yield { message: 'none', at: limits, data: { range: name, missing: PARTS } };
      return;
    }
    if (containers.some((item) => missingParts(item).length === 0)) return;
    yield { message: 'incomplete', at: first, data: { range: name, missing: missingParts(first) } };
  },

  fixes: ({ message, at, data }, _range, { config }) => {
    const values = missingLimits(message === 'none' ? undefined : at, data.missing, config);
    return [
      {
        title: `Give containers ${data.missing.join(', ')}`,
        safety: 'unsafe',
        caution: 'Review the values: a container that uses more memory than its limit is killed.',
        operations:
          message === 'none'
            ? [{ kind: 'append', path: at.path, value: { type: 'Container', ...values } }]
            : Object.entries(values).map(([name, value]) => ({
                kind: 'set',
                path: [...at.path, name],
                value,
              })),
      },
    ];
  },

  examples: {
    bad: `
      apiVersion: v1
      kind: LimitRange
      metadata:
        name: team
      spec:
        limits:
          - type: Container
            default:
              memory: 512Mi
    `,
    good: `
      apiVersion: v1
      kind: LimitRange
      metadata:
        name: team
      spec:
        limits:
          - type: Container
            default:
              cpu: 500m
              memory: 512Mi
            defaultRequest:
              cpu: 100m
              memory: 128Mi
            min:
              cpu: 10m
              memory: 16Mi
            max:
              cpu: "2"
              memory: 2Gi
    `,
  },
});

function missingParts(item: Field): string[] {
  return PARTS.filter((part) => item.at(part).isAbsent);
}
