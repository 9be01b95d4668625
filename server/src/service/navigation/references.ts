import { derive } from '../../base/derive.ts';
import { podOf } from '../../kube/pod.ts';
import { resourcesOf } from '../../kube/resource.ts';
import type { Section } from '../../syntax/sections.ts';
import { objectReferences } from './objectReferences.ts';
import { podReferences } from './podReferences.ts';
import type { Reference } from './reference.ts';

/** What the objects of a section refer to. */
export const referencesIn = derive((section: Section): readonly Reference[] =>
  resourcesOf(section).flatMap((resource) => {
    const pod = podOf(resource);
    return [...(pod ? podReferences(pod) : []), ...objectReferences(resource)];
  }),
);
