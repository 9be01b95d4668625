import { defineRule } from '../rule.ts';

const MAX_PORT = 65_535;

/** Conditions: k8s.io/kubernetes pkg/apis/core/validation/validation.go, validateContainerPorts. */
export const containerPorts = defineRule({
  id: 'container-ports',
  visits: 'container',
  category: 'metadata',
  kinds: 'pods',
  severity: 'warning',
  fix: null,
  risk: 1,
  standards: [],
  equivalents: { 'kube-score': ['container-ports-check'], kyverno: ['require-container-port-names'] },
  options: {
    requireNames: { type: 'boolean', default: false, description: 'Whether each port must have a name.' },
  },
  supersedes: ['schema-validation'],

  summary: 'A container declares a port without a number, or two ports of the same name.',
  why: `
    The API server refuses a container port without a number between 1 and 65535, and two ports of one name in a container. A port
    without a name, where names are asked for, cannot be meant by Services and policies.
  `,
  attack: `
    Nobody breaks in through this gap: the object is refused, and what ran before runs on, with its old image.
  `,
  rollout: `
    Nothing that runs can break, since the object was refused. A port that gets another name must get it in Services, probes and
    policies too.
  `,
  docs: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports',
  messages: {
    duplicate: ({ container, name }: { container: string; name: string }) =>
      `Container "${container}" is refused: it has two ports named "${name}".`,
    missing: ({ container }: { container: string }) =>
      `Container "${container}" is refused: a port has no containerPort.`,
    number: ({ container, port }: { container: string; port: number }) =>
      `Container "${container}" is refused: containerPort ${port} is not between 1 and ${MAX_PORT}.`,
    nameless: ({ container }: { container: string }) => `Container "${container}" has a port without a name.`,
  },

  *check(container, _context, { requireNames }) {
    const { name: owner, root, pod } = container;
    const names = new Set<string>();
    for (const item of root.at('ports').items) {
      const [name, number] = [item.at('name'), item.at('containerPort')];
      const port = number.integer;
      if (number.isAbsent && !pod.partial)
        yield { message: 'missing', at: number, data: { container: owner } };
      if (port !== undefined && (port < 1 || port > MAX_PORT))
        yield { message: 'number', at: number, data: { container: owner, port } };
      const text = name.string;
      if (text !== undefined && names.has(text))
        yield { message: 'duplicate', at: name, data: { container: owner, name: text } };
      if (text !== undefined) names.add(text);
      if (requireNames && name.isAbsent && !pod.partial)
        yield { message: 'nameless', at: name, data: { container: owner }, severity: 'hint' };
    }
  },

  examples: {
    bad: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          ports:
            - { name: http, containerPort: 8080 }
            - { name: http, containerPort: 8081 }
    `,
    good: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          ports:
            - { name: http, containerPort: 8080 }
            - { name: metrics, containerPort: 8081 }
    `,
  },
});
