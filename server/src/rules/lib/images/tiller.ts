import type { Container } from '../../../kube/pod.ts';
import { hasWord } from '../secrets/words.ts';
import { imageOf } from './containerImage.ts';

/** Whether a container runs Tiller, the server part of Helm 2. */
export function isTiller(container: Container): boolean {
  const repository = imageOf(container).reference?.repository ?? '';
  return hasWord(repository.slice(repository.lastIndexOf('/') + 1), 'tiller');
}
