import { startsWith } from '../../../base/path.ts';
import type { Pod } from '../../../kube/pod.ts';
import type { Field } from '../../../syntax/field.ts';
import type { Fix } from '../../rule.ts';
import { removeVolume } from './removeVolume.ts';

/** A volume that shows a path of the node, with that path known. */
export interface HostPathVolume {
  /** The volume's name; where it is not known, a description such as `#2`. */
  readonly name: string;
  /** The item of `volumes`. */
  readonly volume: Field;
  /** The field `hostPath.path`. */
  readonly at: Field;
  /** The path in one spelling: no double or trailing slashes, `/run` for `/var/run`. */
  readonly path: string;
}

/** The hostPath volumes of a pod whose path is known. */
export function hostPathVolumes(pod: Pod): HostPathVolume[] {
  return pod.at('volumes').items.flatMap((volume, index) => {
    const at = volume.at('hostPath', 'path');
    const text = at.string;
    if (!text) return [];
    return [{ name: volume.at('name').string ?? `#${index + 1}`, volume, at, path: plainHostPath(text) }];
  });
}

/** One spelling for all spellings of a path. On Linux nodes `/var/run` is a symbolic link to `/run`. */
export function plainHostPath(text: string): string {
  const steps: string[] = [];
  for (const step of text.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  if (steps[0] === 'var' && steps[1] === 'run') steps.shift();
  return text.startsWith('/') ? `/${steps.join('/')}` : steps.join('/');
}

/** Whether a path is a directory or lies below it. */
export function isWithin(path: string, directory: string): boolean {
  return directory === '/' || path === directory || path.startsWith(`${directory}/`);
}

/** Removes the volume whose `hostPath.path` is given, with its mounts; nothing where that cannot be done wholly. */
export function removeHostPath(at: Field, pod: Pod, caution: string): readonly Fix[] {
  const volume = volumeAround(at, pod);
  const operations = volume && removeVolume(pod, volume);
  if (!operations) return [];
  return [{ title: 'Remove the volume and its mounts', safety: 'unsafe', caution, operations }];
}

/** The item of `volumes` in which a field of a pod stands. */
export function volumeAround(at: Field, pod: Pod): Field | undefined {
  return pod.at('volumes').items.find(({ path }) => startsWith(at.path, path));
}
