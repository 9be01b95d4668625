import { dedent } from './ruleTester.ts';

/** What a workload in a test says besides its name and its one container. */
export interface WorkloadParts {
  readonly kind?: string;
  readonly name?: string;
  readonly namespace?: string;
  /** Lines of `spec`, of the pod's `spec`, and the pod's labels in flow style. */
  readonly spec?: string;
  readonly podSpec?: string;
  readonly labels?: string;
}

function indented(text: string, columns: number): string {
  return dedent(text)
    .trimEnd()
    .replace(/^(?=.)/gm, ' '.repeat(columns));
}

/** A whole workload of group `apps`, `web` with one container unless something else is said. */
export function workload({
  kind = 'Deployment',
  name = 'web',
  namespace,
  spec = '',
  podSpec = '',
  labels = '{ app: web }',
}: WorkloadParts = {}): string {
  const lines = [
    'apiVersion: apps/v1',
    `kind: ${kind}`,
    'metadata:',
    `  name: ${name}`,
    ...(namespace === undefined ? [] : [`  namespace: ${namespace}`]),
    'spec:',
    ...(spec === '' ? [] : [indented(spec, 2)]),
    '  selector:',
    `    matchLabels: ${labels}`,
    '  template:',
    '    metadata:',
    `      labels: ${labels}`,
    '    spec:',
    ...(podSpec === '' ? [] : [indented(podSpec, 6)]),
    '      containers:',
    `        - name: ${name}`,
    `          image: registry.example.com/${name}:1.4.2`,
  ];
  return `${lines.join('\n')}\n`;
}
