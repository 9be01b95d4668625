import { meaningOfKey } from '../../../kube/wellKnownKeys.ts';
import type { Describer } from '../place.ts';
import { code } from '../prose.ts';

/** Maps whose keys are labels or annotations. */
const MAPS: ReadonlySet<string | number | undefined> = new Set([
  'labels',
  'annotations',
  'matchLabels',
  'nodeSelector',
  'selector',
  'commonLabels',
]);

/** Labels and annotations that everybody understands. */
export const describeWellKnownKey: Describer = ({ path }) => {
  const key = path.at(-1);
  const map = path.at(-2);
  const meaning = typeof key === 'string' && MAPS.has(map) ? meaningOfKey(key) : undefined;
  if (meaning === undefined) return undefined;
  const noun = map === 'annotations' ? 'annotation' : 'label';
  return [
    `**${key}** (${noun})\n\n${meaning.charAt(0).toUpperCase()}${meaning.slice(1)}.`.replaceAll(
      'spec.ingressClassName',
      code('spec.ingressClassName'),
    ),
  ];
};
