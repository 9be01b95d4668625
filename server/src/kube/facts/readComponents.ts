import { componentsOf } from '../components/componentsOf.ts';
import { nodeFile } from '../components/nodeFile.ts';
import type { Resource } from '../resource.ts';
import { readCommon } from './common.ts';
import type { ComponentFact } from './fact.ts';

/** Flags whose files the rules on other components ask about. */
const FILE_FLAGS = ['client-ca-file', 'trusted-ca-file'];

/** The components of the control plane that a resource runs or configures; a configuration has no name but its kind. */
export function readComponents(resource: Resource): ComponentFact[] {
  return componentsOf(resource).map((component) => ({
    ...readCommon(resource, resource.name ?? resource.kind),
    type: 'component',
    complete: component.complete,
    component: component.name,
    nodeFiles: Object.fromEntries(
      FILE_FLAGS.flatMap((flag) => {
        const file = nodeFile(component, flag);
        return file === undefined ? [] : [[flag, file]];
      }),
    ),
  }));
}
