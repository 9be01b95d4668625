import { type ImageFacts, imageFacts } from '../../images/imageFacts.ts';
import type { Container } from '../../kube/pod.ts';

/** What is known of a container's image; nothing where the field is absent, templated or no valid reference. */
export function imageOf(container: Container): ImageFacts {
  return imageFacts(container.at('image').string);
}
