import { podOf } from '../../kube/pod.ts';
import type { Resource } from '../../kube/resource.ts';
import type { Field } from '../../syntax/field.ts';
import { defineRule, type Fix } from '../rule.ts';

const MAX_PORT = 65_535;
const MAX_NAME = 15;

/** Marks of templates that are filled in before the manifest is applied. */
const PLACEHOLDER = /[$<>{}%]/;

/** Conditions: k8s.io/apimachinery pkg/util/validation/validation.go, IsValidPortName and IsValidPortNum. */
export const invalidTargetPort = defineRule({
  id: 'invalid-target-port',
  visits: 'resource',
  category: 'metadata',
  kinds: ['pods', 'Service'],
  severity: 'warning',
  fix: 'safe',
  risk: 1,
  standards: [],
  equivalents: { 'kube-linter': ['invalid-target-ports'] },
  supersedes: ['schema-validation'],

  summary: 'A port has a name or number that the API server refuses.',
  why: `
    A port's name has up to 15 lower-case letters, digits and single dashes, with a letter among them; a number is between 1 and
    65535. The API server refuses the whole object otherwise, and a target port of \`"8080"\` in quotes is taken for a name.
  `,
  attack: `
    Nobody breaks in through this gap: the object is refused, and what ran before runs on, with its old image.
  `,
  rollout: `
    Nothing that runs can break, since the object was refused. A port that gets another name must get it in Services, probes and
    policies too.
  `,
  docs: 'https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports',
  messages: {
    name: ({ name, reason }: { name: string; reason: string }) =>
      `The port name "${name}" is refused: ${reason}.`,
    quoted: ({ name }: { name: string }) =>
      `The target port "${name}" is refused: in quotes it is the name of a port, not its number.`,
    number: ({ port }: { port: number }) =>
      `The port ${port} is refused: ports are numbers between 1 and ${MAX_PORT}.`,
  },

  *check(resource) {
    for (const { at, isTarget } of portsOf(resource)) {
      const { integer: port, string: name } = at;
      if (port !== undefined && (port < 1 || port > MAX_PORT))
        yield { message: 'number', at, data: { port } };
      if (name === undefined || PLACEHOLDER.test(name)) continue;
      const reason = problemOf(name);
      if (reason === undefined) continue;
      if (isTarget && /^\d{1,5}$/.test(name)) yield { message: 'quoted', at, data: { name } };
      else yield { message: 'name', at, data: { name, reason } };
    }
  },

  fixes: ({ message, at }): readonly Fix[] =>
    message === 'quoted'
      ? [
          {
            title: `Make it the number ${at.string}`,
            safety: 'safe',
            operations: [{ kind: 'set', path: at.path, value: Number(at.string) }],
          },
        ]
      : [],

  examples: {
    bad: `
      apiVersion: v1
      kind: Service
      metadata: { name: web }
      spec:
        selector: { app: web }
        ports:
          - port: 80
            targetPort: "8080"
    `,
    good: `
      apiVersion: v1
      kind: Service
      metadata: { name: web }
      spec:
        selector: { app: web }
        ports:
          - port: 80
            targetPort: 8080
    `,
  },
});

interface PortField {
  readonly at: Field;
  /** Whether it is the target port of a Service: a number or a name. */
  readonly isTarget: boolean;
}

function portsOf(resource: Resource): PortField[] {
  const pod = podOf(resource);
  if (pod) {
    return pod.containers
      .flatMap(({ root }) => root.at('ports').items)
      .map((port) => ({ at: port.at('name'), isTarget: false }));
  }
  return resource.root.at('spec', 'ports').items.flatMap((port) => [
    { at: port.at('targetPort'), isTarget: true },
    // The name of a Service's own port may be longer.
    ...(port.at('port').integer === undefined ? [] : [{ at: port.at('port'), isTarget: false }]),
  ]);
}

function problemOf(name: string): string | undefined {
  if (name.length > MAX_NAME) return `it has ${name.length} characters, and ${MAX_NAME} are allowed`;
  if (!/^[a-z0-9-]+$/.test(name)) return 'it may have lower-case letters, digits and dashes only';
  if (!/[a-z]/.test(name)) return 'it needs a letter';
  if (name.includes('--')) return 'it may not have two dashes in a row';
  return name.startsWith('-') || name.endsWith('-') ? 'it may not begin or end with a dash' : undefined;
}
