import { matchesName } from '../../base/glob.ts';
import type { DataFact } from '../../kube/facts/fact.ts';
import { factsNear, surelySeeEachOther } from '../../kube/facts/facts.ts';
import type { Container } from '../../kube/pod.ts';
import type { Field } from '../../syntax/field.ts';
import { defineRule } from '../rule.ts';

/** Speaks only where other objects of the kind are surely beside the workload: else they all come from elsewhere. */
export const missingSecretOrConfigmap = defineRule({
  id: 'missing-secret-or-configmap',
  visits: 'container',
  category: 'secrets',
  kinds: 'pods',
  severity: 'info',
  optIn: true,
  options: {
    ignored: {
      type: 'texts',
      default: [],
      description: 'Names of Secrets and ConfigMaps that come from elsewhere; `*` stands for any characters.',
    },
  },
  fix: null,
  risk: 1,
  crossResource: true,
  standards: [],
  equivalents: {
    'kube-linter': ['env-value-from'],
  },

  summary:
    'An environment variable refers to a Secret or ConfigMap, or a key of one, that is not in the workspace.',
  why: `
    A container whose Secret, ConfigMap or key is missing does not start: it stays in CreateContainerConfigError until
    somebody looks. A typing error shows in the cluster only.
  `,
  attack: `
    A name that nobody uses yet can be given to a Secret by whoever may create one in the namespace: they then say what the
    program logs in with.
  `,
  rollout: `
    Correct the name, add the object, or write \`optional: true\` where the program works without it.
  `,
  docs: 'https://kubernetes.io/docs/concepts/configuration/secret/#optional-secrets',
  messages: {
    object: ({ kind, name }: { kind: string; name: string }) =>
      `${kind} "${name}" is not in this workspace: without it the container does not start.`,
    key: ({ kind, name, key }: { kind: string; name: string; key: string }) =>
      `${kind} "${name}" has no key "${key}" in this workspace: without it the container does not start.`,
  },

  *check(container, { facts, file }, { ignored }) {
    const { resource } = container.pod;
    const place = { namespace: resource.namespace, file };
    for (const { type, kind, reference } of referencesOf(container)) {
      const name = reference.at('name').string;
      if (!name || mayBeMissing(reference) || ignored.some((pattern) => matchesName(pattern, name))) continue;
      const near: readonly (DataFact & { file: string })[] = factsNear(facts, type, resource);
      if (near.some(({ complete }) => !complete)) continue;
      const named = near.filter((fact) => fact.name === name);
      const beside = (named.length > 0 ? named : near.filter(isFilled)).some((fact) =>
        surelySeeEachOther(place, fact),
      );
      if (!beside) continue;
      const key = reference.at('key').string;
      if (named.length === 0) yield { message: 'object', at: reference.at('name'), data: { kind, name } };
      else if (key !== undefined && named.every(({ keys }) => keys && !keys.includes(key)))
        yield { message: 'key', at: reference.at('key'), data: { kind, name, key } };
    }
  },

  examples: {
    bad: `
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
      spec:
        containers:
          - name: web
            image: registry.example.com/web:1.4.2
            env:
              - name: MODE
                valueFrom:
                  configMapKeyRef:
                    name: web
                    key: moed
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: web
      data:
        mode: fast
    `,
    good: `
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
      spec:
        containers:
          - name: web
            image: registry.example.com/web:1.4.2
            env:
              - name: MODE
                valueFrom:
                  configMapKeyRef:
                    name: web
                    key: mode
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: web
      data:
        mode: fast
    `,
  },
});

/** An empty Secret is filled while the cluster runs; whoever does that may make others as well. */
function isFilled({ keys }: DataFact): boolean {
  return keys === undefined || keys.length > 0;
}

interface Reference {
  readonly type: DataFact['type'];
  readonly kind: string;
  readonly reference: Field;
}

function referencesOf(container: Container): Reference[] {
  return container.at('env').items.flatMap((item): Reference[] => [
    { type: 'secret', kind: 'Secret', reference: item.at('valueFrom', 'secretKeyRef') },
    { type: 'configMap', kind: 'ConfigMap', reference: item.at('valueFrom', 'configMapKeyRef') },
  ]);
}

function mayBeMissing(reference: Field): boolean {
  const optional = reference.at('optional');
  return !optional.isAbsent && !optional.is(false);
}
