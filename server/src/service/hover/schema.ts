import { spotAt } from '../../schema/lookUp.ts';
import type { Describer } from './place.ts';
import { referenceFor } from './reference.ts';
import { describeAbsentField, describeSchemaField } from './schemaField.ts';

/** Any field of a kind that is known, as the schema explains it. Entries of maps and items of lists of scalars explain themselves. */
export const describeAnyField: Describer = (place) => {
  const { spot, resource, path, api, host, hit, snapshot } = place;
  const key = path.at(-1);
  if (!resource || typeof key !== 'string') return undefined;
  if (!spot) return absent(place);
  const type = spot.types.at(-1);
  const { field } = spot;
  // Labels and data have names that mean something to their owner only.
  if (!type || !field || spot.nesting !== field.nesting || field.name !== key) return undefined;
  const text = describeSchemaField({
    api,
    type,
    field,
    descriptions: host.descriptions,
    version: snapshot.context.config.kubernetesVersion,
    reference: referenceFor(resource.apiVersion, resource.kind, [
      ...spot.types.map(({ name }) => name),
      field.base,
    ]),
  });
  return hit.onKey || field.nesting === '' ? [text] : undefined;
};

/** A field that the target version does not have. */
const absent: Describer = ({ resource, path, api, host }) => {
  const key = path.at(-1);
  const above = resource && spotAt(api, resource.apiVersion, resource.kind, path.slice(0, -1));
  if (typeof key !== 'string' || !above?.type) return undefined;
  const text = describeAbsentField(above.type, key, { api, descriptions: host.descriptions });
  return text === undefined ? undefined : [text];
};
