import { lookupNodeAgent } from '../../../images/agents/lookupNodeAgent.ts';
import { imageFacts } from '../../../images/imageFacts.ts';
import type { ImageReference } from '../../../images/imageReference.ts';
import { describeImage } from '../image.ts';
import { type Describer, isField } from '../place.ts';
import { code } from '../prose.ts';

/** The parts of an image reference, and what is known of the image. */
export const describeImageReference: Describer = (place) => {
  const { value, snapshot } = place;
  const isImage = isField(place, 'V1Container', 'image') || isField(place, 'V1EphemeralContainer', 'image');
  if (value === undefined || !isImage) return undefined;
  const { reference, known } = imageFacts(value, snapshot.context.config.knownImages);
  if (!reference) return undefined;
  const agent = lookupNodeAgent(reference);
  const facts = describeImage(known);
  const lines = [
    `**${reference.repository}** (image)`,
    partsOf(reference),
    agent && `${agent.name} is a ${agent.role}: meant to have more rights on its node than an application.`,
    ...(facts ?? []),
    facts || agent
      ? undefined
      : 'Nothing more is known about this image: no facts about its user, its files or its ports.',
  ];
  return [lines.filter((line) => line !== undefined).join('\n\n')];
};

function partsOf({ host, path, tag, digest, hasValidDigest, hostSpan }: ImageReference): string {
  const lines = [
    `- registry: ${code(host)}${hostSpan ? '' : ', as none is written'}`,
    `- repository: ${code(path)}`,
    tag === undefined
      ? digest === undefined
        ? '- tag: none, which means `latest`'
        : undefined
      : `- tag: ${code(tag)}${digest === undefined ? ', which may be moved to other content' : ', only for readers beside the digest'}`,
    digest === undefined
      ? undefined
      : `- digest: ${code(`${digest.slice(0, 19)}…`)}${hasValidDigest ? ', which names exactly one content' : ', which is not valid'}`,
  ];
  return lines.filter((line) => line !== undefined).join('\n');
}
