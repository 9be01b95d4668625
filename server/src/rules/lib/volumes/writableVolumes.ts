import { mountCovers } from '../../../images/imageFacts.ts';
import type { WritablePath } from '../../../images/knownImage.ts';
import type { Container, Pod } from '../../../kube/pod.ts';
import type { EditOperation } from '../../../syntax/edit/operation.ts';
import type { Field } from '../../../syntax/field.ts';
import { containersInView } from '../pod/podParts.ts';

/** How to make paths of a container writable under a read-only root file system. */
export interface VolumePlan {
  /** Adds the mounts and those of their volumes that the pod does not have yet. */
  readonly operations: readonly EditOperation[];
  /** The paths that get an empty volume. */
  readonly mounted: readonly string[];
  /** Written paths with data to keep and no volume: an empty one would hide the data and lose it with the pod. */
  readonly dataLeftOut: readonly string[];
  /** Written paths that stay read-only, because a volume in the way cannot be written. */
  readonly blocked: readonly string[];
  /** Where the container has volumes once the plan is carried out, read-only ones included. */
  readonly mountPaths: readonly string[];
}

interface Mount {
  readonly path: string;
  readonly volume: string;
  readonly readOnly: boolean;
}

/** Volumes of these kinds are never written by a container: https://kubernetes.io/docs/concepts/storage/volumes/ */
const READ_ONLY_KINDS = ['configMap', 'secret', 'projected', 'downwardAPI', 'image'];

/** Volume names are DNS labels. */
const MAX_NAME_LENGTH = 63;

/**
 * Plans empty volumes for the paths that a container writes, using what the pod has: a path at or below a mount gets nothing,
 * and an `emptyDir` of a fitting name that nobody mounts is taken. Undefined where mounts or volumes may be out of view.
 *
 * `neverMount` lists paths whose content the image needs.
 */
export function planWritableVolumes(
  container: Container,
  writes: readonly WritablePath[],
  neverMount: readonly string[] = [],
): VolumePlan | undefined {
  const { pod } = container;
  const volumes = volumeNames(pod);
  const mounts = mountsOf(container);
  if (!volumes || !mounts) return undefined;

  const uncovered = writes.filter(({ path }) => !isWritable(path, mounts));
  const dataLeftOut = uncovered.filter(({ purpose }) => purpose === 'data').map(({ path }) => path);
  const others = uncovered.filter(({ purpose }) => purpose !== 'data').map(({ path }) => path);
  const isBlocked = (path: string): boolean =>
    mounts.some((mount) => mountCovers(mount.path, path)) ||
    [...dataLeftOut, ...neverMount].some((kept) => mountCovers(path, kept));
  const wanted = withoutNested(others.filter((path) => !isBlocked(path)));

  const names = new VolumeNames(container, volumes);
  const operations = wanted.flatMap((path) => mountOperations(container, path, names.take(path)));
  return {
    operations,
    mounted: wanted,
    dataLeftOut,
    blocked: others.filter(isBlocked),
    mountPaths: [...mounts.map(({ path }) => path), ...wanted],
  };
}

function mountOperations(
  container: Container,
  path: string,
  volume: { readonly name: string; readonly exists: boolean },
): EditOperation[] {
  const { pod } = container;
  const mount: EditOperation = {
    kind: 'append',
    path: [...container.root.path, 'volumeMounts'],
    value: { name: volume.name, mountPath: path },
  };
  if (volume.exists) return [mount];
  return [
    mount,
    {
      kind: 'append',
      path: [...pod.spec.path, 'volumes'],
      value: { name: volume.name, emptyDir: {} },
    },
  ];
}

/** The mount that decides about a path is the deepest one above it. */
function isWritable(path: string, mounts: readonly Mount[]): boolean {
  const above = mounts.filter((mount) => mountCovers(mount.path, path));
  const deepest = above.sort((a, b) => b.path.length - a.path.length)[0];
  return deepest !== undefined && !deepest.readOnly;
}

/** Leaves out paths at or below another one of the list. */
function withoutNested(paths: readonly string[]): string[] {
  return paths.filter(
    (path, index) =>
      !paths.some(
        (other, at) => at !== index && mountCovers(other, path) && (at < index || !mountCovers(path, other)),
      ),
  );
}

/** The mounts of a container, or undefined where one may be out of view. */
function mountsOf(container: Container): Mount[] | undefined {
  const list = container.at('volumeMounts');
  if (!list.isCompleteList) return undefined;
  const mounts: Mount[] = [];
  for (const mount of list.items) {
    const path = mount.at('mountPath').string;
    const volume = mount.at('name').string;
    if (path === undefined || volume === undefined) return undefined;
    const source = volumeOf(container.pod, volume);
    const readOnly =
      !mount.at('readOnly').isNot(true) ||
      (source !== undefined && READ_ONLY_KINDS.some((kind) => source.at(kind).node !== undefined));
    mounts.push({ path, volume, readOnly });
  }
  return mounts;
}

function volumeOf(pod: Pod, name: string): Field | undefined {
  return pod.at('volumes').items.find((volume) => volume.at('name').is(name));
}

/** Names of the pod's volumes, claim templates included, or undefined where one may be out of view. */
function volumeNames(pod: Pod): string[] | undefined {
  const templates = pod.resource.root.at('spec', 'volumeClaimTemplates');
  const lists: readonly (readonly [Field, readonly string[]])[] = [
    [pod.at('volumes'), ['name']],
    ...(pod.resource.kind === 'StatefulSet' ? [[templates, ['metadata', 'name']] as const] : []),
  ];
  const names: string[] = [];
  for (const [list, path] of lists) {
    if (!list.isCompleteList) return undefined;
    for (const item of list.items) {
      const name = item.at(...path).string;
      if (name === undefined) return undefined;
      names.push(name);
    }
  }
  return names;
}

/** Hands out names of volumes that only one container uses. */
class VolumeNames {
  readonly #container: Container;
  readonly #taken: Set<string>;
  readonly #free: Set<string>;

  constructor(container: Container, taken: readonly string[]) {
    this.#container = container;
    this.#taken = new Set(taken);
    this.#free = new Set(unusedEmptyDirs(container.pod));
  }

  /** A volume for a path: an unused one of the pod that has a fitting name, else a new one. */
  take(path: string): { readonly name: string; readonly exists: boolean } {
    const base = baseName(path);
    const own = nameWithin(base, `-${labelOf(this.#container.name) || 'own'}`);
    const alone = isAlone(this.#container);
    const existing = (alone ? [base, own] : [own]).find((name) => this.#free.delete(name));
    if (existing !== undefined) return { name: existing, exists: true };
    const preferred = alone && !this.#taken.has(base) ? base : own;
    let name = preferred;
    for (let count = 2; this.#taken.has(name); count += 1) name = nameWithin(preferred, `-${count}`);
    this.#taken.add(name);
    return { name, exists: false };
  }
}

/**
 * Whether no other container of the pod may get volumes too: only then a name without the container's is its own, also where
 * several containers are mended at once.
 */
function isAlone(container: Container): boolean {
  return container.pod.containers.every(
    (other) =>
      other.root === container.root ||
      other.kind === 'ephemeral' ||
      other.at('securityContext', 'readOnlyRootFilesystem').is(true),
  );
}

/** Names of `emptyDir` volumes that no container mounts. */
function unusedEmptyDirs(pod: Pod): string[] {
  const mounts = pod.containers.map((container) => container.at('volumeMounts'));
  const inView =
    containersInView(pod) &&
    mounts.every((list) => list.isCompleteList && list.items.every((mount) => mount.at('name').string));
  if (!inView) return [];
  const used = new Set(mounts.flatMap((list) => list.items.map((mount) => mount.at('name').string)));
  return pod.at('volumes').items.flatMap((volume) => {
    const name = volume.at('name').string;
    const isOurs = name !== undefined && !used.has(name) && volume.at('emptyDir').node?.kind === 'map';
    return isOurs ? [name] : [];
  });
}

/** A volume name that says what a path is: `tmp` for /tmp, `cache-nginx` for /var/cache/nginx, `run` for /var/run. */
function baseName(path: string): string {
  const steps = path.split('/').filter((step) => step !== '');
  const inVar = steps[0] === 'var' && steps.length > 1 && steps[1] !== 'tmp';
  return nameWithin(labelOf((inVar ? steps.slice(1) : steps).join('-')) || 'writable', '');
}

/** Text as part of a DNS label. */
function labelOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** Name and suffix, with the name cut so that both fit into a DNS label. */
function nameWithin(name: string, suffix: string): string {
  const cut = name.slice(0, MAX_NAME_LENGTH - suffix.length).replace(/-+$/, '');
  return `${cut}${suffix}`;
}
