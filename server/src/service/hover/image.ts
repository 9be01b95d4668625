import type { KnownImage } from '../../images/knownImage.ts';

/** What is known about an image, for whoever hardens its container; undefined where nothing is. */
export function describeImage(known: KnownImage | undefined): string[] | undefined {
  if (!known) return undefined;
  const facts = [
    known.note,
    userLine(known),
    known.writes && known.writes.length > 0
      ? `Writes to ${known.writes.map(({ path }) => `\`${path}\``).join(', ')}.`
      : undefined,
    known.capabilities && known.capabilities.length > 0
      ? `Its entrypoint needs ${known.capabilities.join(', ')} when it starts as root.`
      : undefined,
    known.unprivilegedVariant
      ? `Variant without root: \`${known.unprivilegedVariant.name}\`. ${known.unprivilegedVariant.hint}`
      : undefined,
    known.deprecated,
  ].filter((line) => line !== undefined);
  const source = known.sources[0];
  return [[...facts, ...(source ? [`[Source](${source})`] : [])].join('\n\n')];
}

function userLine(known: KnownImage): string | undefined {
  const { startsAs, dropsTo, needsRoot } = known;
  if (!startsAs) return undefined;
  const start = startsAs.uid === 0 ? 'Starts as root' : `Starts as user ${startsAs.uid}`;
  const drop = dropsTo ? ` and changes to user ${dropsTo.uid}` : '';
  return `${start}${drop}.${needsRoot ? ` ${needsRoot}` : ''}`;
}
