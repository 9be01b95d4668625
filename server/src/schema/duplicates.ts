import { Field } from '../syntax/field.ts';
import type { Node } from '../syntax/node.ts';
import type { SchemaProblem } from './problem.ts';
import type { FieldSchema } from './type.ts';

/** Lists in which the API server refuses two items of one key; in others it keeps the last, or merges. */
const UNIQUE: ReadonlySet<string> = new Set([
  'V1PodSpec.containers',
  'V1PodSpec.initContainers',
  'V1PodSpec.ephemeralContainers',
  'V1PodSpec.volumes',
  'V1PodSpec.topologySpreadConstraints',
  'V1PodSpec.schedulingGates',
  'V1Container.volumeMounts',
  'V1Container.volumeDevices',
  'V1Container.resizePolicy',
  'V1PodSpec.resourceClaims',
  'V1EphemeralContainer.volumeMounts',
  'V1ServiceSpec.ports',
  'V1ValidatingWebhookConfiguration.webhooks',
  'V1MutatingWebhookConfiguration.webhooks',
]);

/** The items of a list that have the key of an earlier one, where the API server refuses that. */
export function* duplicates(
  items: readonly Node[],
  field: FieldSchema,
  owner: string,
): Iterable<SchemaProblem> {
  const { keys } = field;
  if (!keys || !(field.unique || UNIQUE.has(`${owner}.${field.name}`))) return;
  const seen = new Set<string>();
  for (const item of items) {
    const texts = keys.map(
      (key) => Field.of(item).at(key).stringOrNumber ?? (key === 'protocol' ? 'TCP' : ''),
    );
    if (texts.includes('') || item.kind !== 'map' || !item.complete) continue;
    const text = texts.join('/');
    const [key = ''] = keys;
    const at = Field.of(item).at(key);
    if (seen.has(text) && at.node)
      yield { type: 'duplicate-item', at, list: field.name, key, value: texts[0] ?? '' };
    seen.add(text);
  }
}
