import { expect, test } from 'vitest';
import { findings, widget } from '../../schema/crd/support.ts';
import { writtenOut } from '../../schema/crd/writtenOut.ts';
import { taken } from './support.ts';

const object = (container: string): string => `apiVersion: example.com/v1
kind: Widget
metadata: { name: web, namespace: shop }
spec:
  template:
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
${container}
`;

/** The object after a proposal was taken, beside the definition of its kind. */
function takenIn(definition: string, container: string, label: string): string {
  const text = taken(`${definition}---\n${object(container)}`, label);
  expect(findings(text, {})).toEqual([]);
  return text.slice(text.lastIndexOf('---\n') + 4);
}

test('blocks are offered where a definition writes out a container', () => {
  const definition = widget(`type: object\nproperties: { template: ${writtenOut('V1PodTemplateSpec')} }\n`);
  expect(takenIn(definition, '          |', 'securityContext (restricted)')).toBe(
    object(`          securityContext:
            allowPrivilegeEscalation: false
            capabilities:
              drop: ["ALL"]
            runAsNonRoot: true
            seccompProfile:
              type: RuntimeDefault`),
  );
});

test('a block leaves out what the definition lacks', () => {
  const definition = widget(
    `type: object\nproperties: { template: ${writtenOut('V1PodTemplateSpec', ['seccompProfile'])} }\n`,
  );
  expect(takenIn(definition, '          |', 'securityContext (restricted)')).not.toContain('seccompProfile');
});
