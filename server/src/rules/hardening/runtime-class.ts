import { defineRule } from '../rule.ts';

/** Which classes there are is the cluster's own affair, so ordinary pods are judged by a configured list only. */
export const runtimeClass = defineRule({
  id: 'runtime-class',
  visits: 'pod',
  category: 'workload',
  kinds: 'pods',
  severity: 'warning',
  optIn: true,
  fix: 'unsafe',
  risk: 6,
  standards: ['ATT&CK T1611'],
  equivalents: { kubescape: ['C-0297'], kyverno: ['restrict-runtimeclass'] },
  options: {
    allowed: {
      type: 'texts',
      default: [],
      description: 'Names of runtime classes that pods must use one of; the fix takes the first.',
    },
    sandboxes: {
      type: 'texts',
      default: ['gvisor', 'kata', 'kata-qemu', 'kata-clh', 'kata-fc'],
      description: 'The same for SandboxTemplate, which is for code that nobody has reviewed.',
    },
  },

  summary: 'A pod does not run under one of the configured container runtimes.',
  why: `
    Ordinary containers share the kernel of their node. A runtime class with a kernel of its own (gVisor, Kata Containers)
    puts a second wall around code that is not trusted, such as what customers or language models write.
  `,
  attack: `
    Code in a sandbox without such a runtime needs one bug in the node's kernel to get out, and hundreds of system calls to
    look for it.
  `,
  rollout: `
    The nodes need the runtime, and the cluster a RuntimeClass of that name, else the pod is refused. System calls and files
    are slower, and host namespaces, some volumes and GPUs may not work.
  `,
  docs: 'https://kubernetes.io/docs/concepts/containers/runtime-class/',
  messages: {
    missing: ({ allowed }: { allowed: string }) => `No runtimeClassName is set: expected is ${allowed}.`,
    other: ({ name, allowed }: { name: string; allowed: string }) =>
      `The runtime class is "${name}": expected is ${allowed}.`,
  },

  *check(pod, _context, options) {
    const allowed = allowedFor(pod.resource.kind, options);
    if (allowed.length === 0) return;
    const at = pod.at('runtimeClassName');
    const name = at.string;
    const list = allowed.join(' or ');
    if (at.isAbsent) yield { message: 'missing', at, data: { allowed: list } };
    else if (name !== undefined && !allowed.includes(name))
      yield { message: 'other', at, data: { name, allowed: list } };
  },

  fixes: ({ at }, pod, _context, options) =>
    allowedFor(pod.resource.kind, options)
      .slice(0, 1)
      .map((name) => ({
        title: `Set runtimeClassName to ${name}`,
        safety: 'unsafe',
        caution: 'The cluster must have this RuntimeClass, and a node with its runtime.',
        operations: [{ kind: 'set', path: at.path, value: { tabStop: name } }],
      })),

  examples: {
    options: { allowed: ['gvisor'] },
    bad: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
    good: `
      runtimeClassName: gvisor
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
  },
});

function allowedFor(
  kind: string,
  { allowed, sandboxes }: { readonly allowed: readonly string[]; readonly sandboxes: readonly string[] },
): readonly string[] {
  return kind === 'SandboxTemplate' && allowed.length === 0 ? sandboxes : allowed;
}
