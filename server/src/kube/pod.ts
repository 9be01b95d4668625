import { derive } from '../base/derive.ts';
import type { Path } from '../base/path.ts';
import type { Field } from '../syntax/field.ts';
import type { Section } from '../syntax/sections.ts';
import { podTemplatePath } from './podKinds.ts';
import { type Resource, resourcesOf } from './resource.ts';

/** Which list a container stands in; a sidecar is an init container with `restartPolicy: Always`. */
export type ContainerKind = 'container' | 'init' | 'sidecar' | 'ephemeral';

/** A container of a pod, positioned, with what it inherits. */
export interface Container {
  readonly pod: Pod;
  readonly kind: ContainerKind;
  /** The container's `name`; where it is not known, a description such as `#2`. */
  readonly name: string;
  /** The container's own mapping. */
  readonly root: Field;
  /** A field of the container itself. */
  readonly at: (...steps: Path) => Field;
  /**
   * A field below `securityContext` that the pod hands down: the container's where it is set, else the pod's.
   * Only for fields that exist at both levels: runAsUser, runAsGroup, runAsNonRoot, seLinuxOptions, seccompProfile,
   * appArmorProfile (k8s.io/api core/v1 types.go, SecurityContext: "may also be set in PodSecurityContext").
   */
  readonly effective: (...steps: Path) => Field;
}

/** A pod or pod template, positioned. */
export interface Pod {
  readonly resource: Resource;
  /** The pod template's or the Pod's own `metadata`. */
  readonly metadata: Field;
  /** The pod's `spec`. */
  readonly spec: Field;
  /** A field of the pod's spec. */
  readonly at: (...steps: Path) => Field;
  /** Containers of every list, in the order init, main, ephemeral. */
  readonly containers: readonly Container[];
  /** Whether the pod is for Windows nodes (`os.name: windows`). */
  readonly windows: boolean;
  /**
   * Whether the manifest is only part of a pod (a patch that is merged elsewhere, a template with gaps): then what is
   * missing may be written in the other part, and all absent fields are unknown.
   */
  readonly partial: boolean;
}

/** The lists of containers in the spec of a pod, in the order in which they start. */
export const CONTAINER_LISTS = ['initContainers', 'containers', 'ephemeralContainers'] as const;

/** The pods of a section. */
export const podsOf = derive((section: Section): readonly Pod[] =>
  resourcesOf(section).flatMap((resource) => podOf(resource) ?? []),
);

/** The pod that a resource carries, or undefined where its kind carries none or its spec is not in view. */
export const podOf = derive((resource: Resource): Pod | undefined => {
  const path = podTemplatePath(resource);
  if (!path) return undefined;
  const template = resource.root.at(...path);
  const spec = template.at('spec');
  if (spec.node?.kind !== 'map') return undefined;
  const partial = resource.patch || isPartial(spec);
  const lookUp = (from: Field, steps: Path): Field => {
    const field = from.at(...steps);
    return partial ? field.orUnknown : field;
  };
  const containers: Container[] = [];
  const pod: Pod = {
    resource,
    metadata: template.at('metadata'),
    spec,
    at: (...steps) => lookUp(spec, steps),
    containers,
    windows: spec.at('os', 'name').is('windows'),
    partial,
  };
  for (const list of CONTAINER_LISTS) {
    for (const [index, root] of spec.at(list).items.entries()) {
      if (root.node?.kind === 'map') containers.push(toContainer(pod, list, index, root, lookUp));
    }
  }
  return pod;
});

/** A whole manifest has containers, and each of them says its image; a strategic merge patch seldom does both. */
function isPartial(spec: Field): boolean {
  const containers = spec.at('containers');
  if (containers.node?.kind !== 'sequence') return true;
  const all = CONTAINER_LISTS.flatMap((list) => [...spec.at(list).items]);
  return (
    containers.items.length === 0 ||
    all.some((container) => container.at('image').isAbsent || container.at('$patch').node !== undefined)
  );
}

function toContainer(
  pod: Pod,
  list: (typeof CONTAINER_LISTS)[number],
  index: number,
  root: Field,
  lookUp: (from: Field, steps: Path) => Field,
): Container {
  const own = (...steps: Path): Field => lookUp(root, steps);
  return {
    pod,
    kind: kindOf(list, root),
    name: root.at('name').string ?? `#${index + 1}`,
    root,
    at: own,
    effective: (...steps) => {
      const field = own('securityContext', ...steps);
      if (!own('securityContext', ...steps.slice(0, 1)).isAbsent) return field;
      const inherited = pod.at('securityContext', ...steps);
      return inherited.isAbsent ? field : inherited;
    },
  };
}

function kindOf(list: (typeof CONTAINER_LISTS)[number], root: Field): ContainerKind {
  if (list === 'ephemeralContainers') return 'ephemeral';
  if (list === 'containers') return 'container';
  return root.at('restartPolicy').is('Always') ? 'sidecar' : 'init';
}
