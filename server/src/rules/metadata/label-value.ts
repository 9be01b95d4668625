import { podOf } from '../../kube/pod.ts';
import type { Field } from '../../syntax/field.ts';
import { defineRule, type Fix } from '../rule.ts';

/** Condition: k8s.io/apimachinery pkg/util/validation/validation.go, IsValidLabelValue. */
const VALID = /^(?:[A-Za-z0-9](?:[A-Za-z0-9_.-]*[A-Za-z0-9])?)?$/;
const MAX_LENGTH = 63;

/** Marks of templates that are filled in before the manifest is applied. */
const PLACEHOLDER = /[$<>{}%]/;

export const labelValue = defineRule({
  id: 'label-value',
  visits: 'resource',
  category: 'metadata',
  kinds: 'any',
  severity: 'error',
  fix: 'safe',
  risk: 1,
  standards: [],
  equivalents: { 'kube-score': ['label-values'] },
  supersedes: ['schema-validation'],

  summary: 'A label has a value that the API server refuses.',
  why: `
    A label's value has up to 63 letters, digits, dashes, underscores and dots, begins and ends with a letter or digit, and is a text.
    The API server refuses the whole object otherwise, \`version: 1.0\` without quotes included.
  `,
  attack: `
    Nobody breaks in through this gap: the object is refused, and what ran before runs on, with its old image.
  `,
  rollout: `
    Nothing that runs can break, since the object was refused. Values with spaces, slashes or an @ belong in an annotation.
  `,
  docs: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set',
  messages: {
    characters: ({ label }: { label: string }) =>
      `The value of label "${label}" is refused: letters, digits, "-", "_" and "." only, not at its ends.`,
    long: ({ label, length }: { label: string; length: number }) =>
      `The value of label "${label}" is refused: it has ${length} characters, and 63 are allowed.`,
    notText: ({ label }: { label: string }) =>
      `The value of label "${label}" is refused: without quotes it is no text.`,
  },

  *check(resource) {
    const own = resource.metadata.at('labels');
    yield* checkLabels(own);
    const template = podOf(resource)?.metadata.at('labels');
    if (template && template.path.length !== own.path.length) yield* checkLabels(template);
  },

  fixes: ({ message, at }): readonly Fix[] => {
    const { node } = at;
    if (message !== 'notText' || node?.kind !== 'scalar' || typeof node.value !== 'number') return [];
    const text = String(node.value);
    // 1.10 is the number 1.1, and 010 is 8: what was meant is only certain where the text is that of the number.
    if (text.length !== node.span.end - node.span.start) return [];
    return [
      {
        title: 'Put the value in quotes',
        safety: 'safe',
        operations: [{ kind: 'set', path: at.path, value: text }],
      },
    ];
  },

  examples: {
    bad: `
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: web
        labels:
          owner: team@example.com
    `,
    good: `
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: web
        labels:
          owner: team.example.com
    `,
  },
});

function* checkLabels(labels: Field) {
  for (const { key } of labels.entries) {
    const at = labels.at(key);
    const value = at.string;
    if (at.node?.kind === 'scalar' && at.state === 'known' && value === undefined)
      yield { message: 'notText' as const, at, data: { label: key } };
    if (value === undefined || PLACEHOLDER.test(value)) continue;
    if (value.length > MAX_LENGTH)
      yield { message: 'long' as const, at, data: { label: key, length: value.length } };
    else if (!VALID.test(value)) yield { message: 'characters' as const, at, data: { label: key } };
  }
}
