import { describe, expect, test } from 'vitest';
import { apiOf } from '../../../server/src/schema/api.ts';
import { workspaceKinds } from '../../../server/src/schema/crd/workspaceKinds.ts';
import { spotAt } from '../../../server/src/schema/lookUp.ts';
import { factsOfFile } from '../../../server/src/service/fileFacts.ts';
import { splitSections } from '../../../server/src/syntax/sections.ts';
import { judged, widget } from './support.ts';
import { writtenOut } from './writtenOut.ts';

const TEMPLATE = `type: object
properties:
  template: ${writtenOut('V1PodTemplateSpec')}
  securityContext: ${writtenOut('V1PodSecurityContext')}
  sidecars: { type: array, items: ${writtenOut('V1Container')} }
`;

/** The names of the types on the way to a path of a `Widget`. */
function typesAt(schema: string, ...path: (string | number)[]): string[] {
  const files = [factsOfFile(splitSections(widget(schema)), 'crd.yaml')];
  const api = apiOf(34, workspaceKinds({ files }, 'web.yaml'));
  const spot = spotAt(api, 'example.com/v1', 'Widget', ['spec', ...path]);
  const types = [...(spot?.types ?? []), ...(spot?.type ? [spot.type] : [])];
  return types.slice(2).map(({ name }) => name);
}

describe('a definition that writes out types of Kubernetes', () => {
  test('has them under their names', () => {
    expect(
      typesAt(TEMPLATE, 'template', 'spec', 'containers', 0, 'securityContext', 'seccompProfile'),
    ).toEqual(['V1PodTemplateSpec', 'V1PodSpec', 'V1Container', 'V1SecurityContext', 'V1SeccompProfile']);
    expect(typesAt(TEMPLATE, 'securityContext')).toEqual(['V1PodSecurityContext']);
    expect(typesAt(TEMPLATE, 'sidecars', 0, 'securityContext')).toEqual(['V1Container', 'V1SecurityContext']);
  });

  test('says where a misplaced field belongs', () => {
    const pod = (field: string): string => `template:
  spec:
    securityContext: { ${field} }
    containers:
      - name: web
        image: registry.example.com/web:1.4.2
        securityContext: { runAsNonRoot: true }
`;
    expect(judged(TEMPLATE, pod('runAsNonRoot: true'))).toEqual([]);
    expect(judged(TEMPLATE, pod('capabilities: { drop: ["ALL"] }'))).toEqual([
      'capabilities | "capabilities" is not a field of the securityContext of the pod, and has no effect here: it belongs to the securityContext of each container.',
    ]);
  });

  test('keeps its own fields: what it lacks is dropped, whatever Kubernetes has', () => {
    const old = `type: object\nproperties: { template: ${writtenOut('V1PodTemplateSpec', ['hostUsers', 'appArmorProfile'])} }\n`;
    expect(typesAt(old, 'template', 'spec')).toEqual(['V1PodTemplateSpec', 'V1PodSpec']);
    expect(
      judged(old, 'template: { spec: { hostUsers: false, containers: [{ name: web, image: a }] } }\n'),
    ).toEqual([
      'hostUsers | "hostUsers" is not a field of the spec of the pod: it is dropped, or the object is refused.',
    ]);
  });

  test('is not taken for a type that it resembles', () => {
    const own = `type: object
properties:
  spec: { type: object, properties: { containers: { type: integer }, volumes: { type: string } } }
  securityContext: { type: object, properties: { runAsUser: { type: integer } } }
`;
    expect(typesAt(own, 'spec')).toEqual(['example.com/v1 Widget.spec.spec']);
    expect(typesAt(own, 'securityContext')).toEqual(['example.com/v1 Widget.spec.securityContext']);
  });
});
