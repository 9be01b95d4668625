import { derive } from '../../../base/derive.ts';
import { type ImageReference, parseImageReference } from '../../../images/imageReference.ts';
import type { Container } from '../../../kube/pod.ts';

/** What the text of a container's `image` says; nothing where the field is absent, templated or no valid reference. */
export const imageOf = derive((container: Container): { readonly reference: ImageReference | undefined } => {
  const text = container.at('image').string;
  return { reference: text === undefined ? undefined : parseImageReference(text) };
});
