import { matchesName } from '../../base/glob.ts';
import { podOf } from '../../kube/pod.ts';
import { defineRule } from '../rule.ts';

export const forbiddenAnnotation = defineRule({
  id: 'forbidden-annotation',
  visits: 'resource',
  category: 'metadata',
  kinds: 'pods',
  severity: 'hint',
  optIn: true,
  fix: 'unsafe',
  risk: 3,
  standards: [],
  equivalents: {
    'kube-linter': ['forbidden-annotation'],
    kyverno: ['allowed-annotations', 'restrict-annotations'],
  },
  options: {
    forbidden: {
      type: 'texts',
      default: [],
      description: 'Annotations that workloads must not have: a key, or key=value; * is any text.',
    },
    allowed: {
      type: 'texts',
      default: [],
      description: 'Keys of the only annotations that workloads may have; * is any text. Empty: all.',
    },
  },

  summary: 'A workload has an annotation that was ruled out.',
  why: `
    Annotations switch things on in controllers and admission webhooks: a service mesh that stays out, a snippet of configuration, an
    exception from a policy. A team rules out those that undo its protection.
  `,
  attack: `
    Whoever may write a manifest, but not the policies, adds the annotation that makes a controller do the forbidden thing for him.
  `,
  rollout: `
    What the annotation asked for stops. Look up which controller reads it before it goes.
  `,
  docs: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/',
  messages: {
    forbidden: ({ key, pattern }: { key: string; pattern: string }) =>
      `Annotation "${key}" is ruled out (${pattern}).`,
    notAllowed: ({ key }: { key: string }) => `Annotation "${key}" is not among the approved ones.`,
  },

  *check(resource, _context, { forbidden, allowed }) {
    if (forbidden.length === 0 && allowed.length === 0) return;
    const own = resource.metadata.at('annotations');
    const template = podOf(resource)?.metadata.at('annotations');
    const isOther = template !== undefined && template.path.length !== own.path.length;
    for (const annotations of isOther ? [own, template] : [own]) {
      for (const { key } of annotations.entries) {
        const at = annotations.at(key);
        const pattern = forbidden.find((entry) => isRuledOut(entry, key, at.stringOrNumber));
        if (pattern !== undefined) yield { message: 'forbidden', at, data: { key, pattern } };
        else if (allowed.length > 0 && !allowed.some((entry) => matchesName(entry, key)))
          yield { message: 'notAllowed', at, data: { key } };
      }
    }
  },

  fixes: ({ at, data: { key } }) => [
    {
      title: `Remove annotation ${key}`,
      safety: 'unsafe',
      caution: 'What a controller does because of it stops.',
      operations: [{ kind: 'remove', path: at.path }],
    },
  ],

  examples: {
    bad: `
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
        annotations: { sidecar.istio.io/inject: "false" }
      spec:
        containers: [{ name: web, image: "registry.example.com/web:1.4.2" }]
    `,
    good: `
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
        annotations: { sidecar.istio.io/inject: "true" }
      spec:
        containers: [{ name: web, image: "registry.example.com/web:1.4.2" }]
    `,
    options: { forbidden: ['sidecar.istio.io/inject=false'] },
  },
});

/** Whether an entry of the option is about this annotation; a value that is not known matches no entry that asks for one. */
function isRuledOut(entry: string, key: string, value: string | undefined): boolean {
  const equals = entry.indexOf('=');
  if (equals < 0) return matchesName(entry, key);
  return (
    matchesName(entry.slice(0, equals), key) &&
    value !== undefined &&
    matchesName(entry.slice(equals + 1), value)
  );
}
