import type { TextChange } from '../../../base/span.ts';
import { nextLine } from '../../../syntax/edit/layout.ts';
import { renderItem } from '../../../syntax/edit/render.ts';
import { elementAt, outlineOf } from '../../cursor/outline.ts';
import { styleOf } from '../../cursor/style.ts';
import { podSpecPath } from '../keys/security.ts';
import { type Block, type BlockContext, CONTAINERS } from './block.ts';

const VOLUME = { name: 'tmp', emptyDir: { sizeLimit: '100Mi' } } as const;
const MOUNT = { name: 'tmp', mountPath: '/tmp' } as const;

const documentation =
  'With a read-only root file system, a program that writes scratch files needs a place for them. `sizeLimit` keeps it from filling the disk of its node.';

/** The volume beside those of the pod, or before its containers; nothing where it is there already, undefined where it cannot be added. */
function volumeOfPod({ place }: BlockContext): readonly TextChange[] | undefined {
  const { section } = place;
  const spec = podSpecPath(place);
  if (!spec) return undefined;
  const outline = outlineOf(section);
  const volumes = elementAt(outline, [...spec, 'volumes']);
  const layout = styleOf(section);
  const lines = (column: number): string =>
    renderItem(VOLUME, column, layout)
      .map((line) => `${line}${layout.eol}`)
      .join('');
  if (volumes) {
    const named = volumes.children.some(({ children }) =>
      children.some(
        ({ key, value }) => key === 'name' && section.text.slice(value.start, value.end) === 'tmp',
      ),
    );
    const [first] = volumes.children;
    if (named) return [];
    if (!first) return undefined;
    const at = nextLine(section.text, volumes.span.end);
    return [{ start: at, end: at, newText: lines(first.column) }];
  }
  const containers = elementAt(outline, [...spec, 'containers']);
  if (!containers || containers.parent?.line === containers.line) return undefined;
  const at = containers.span.start - containers.column;
  const indent = ' '.repeat(containers.column);
  const newText = `${indent}volumes:${layout.eol}${lines(containers.column + layout.sequenceStep)}`;
  return [{ start: at, end: at, newText }];
}

/** Volumes for files that may be lost. */
export const volumeBlocks: readonly Block[] = [
  {
    label: 'volumeMounts (writable /tmp)',
    detail: 'With the volume of the pod',
    documentation,
    into: CONTAINERS,
    as: 'keys',
    entries: () => ({ volumeMounts: [MOUNT] }),
    more: volumeOfPod,
  },
  {
    label: 'name: tmp (writable /tmp)',
    detail: 'With the volume of the pod',
    documentation,
    into: ['V1VolumeMount'],
    as: 'item',
    entries: () => MOUNT,
    more: volumeOfPod,
  },
  {
    label: 'name: tmp (emptyDir)',
    detail: 'A place for scratch files',
    documentation,
    into: ['V1Volume'],
    as: 'item',
    entries: () => VOLUME,
  },
];
