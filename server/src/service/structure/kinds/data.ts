import type { Resource } from '../../../kube/resource.ts';
import { Field } from '../../../syntax/field.ts';
import { type Outline, outline } from '../outline.ts';

/** The keys of a ConfigMap or Secret, never their values. */
export function dataParts({ root }: Resource): Outline[] {
  return ['data', 'stringData', 'binaryData'].flatMap((part) =>
    root.at(part).entries.flatMap(({ key, value }) =>
      value.kind === 'map' || value.kind === 'sequence'
        ? []
        : outline(Field.of(value), { name: key, shape: 'key' }).map((found) => ({
            ...found,
            label: value.keySpan ?? found.label,
          })),
    ),
  );
}
