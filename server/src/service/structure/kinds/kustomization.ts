import { Field } from '../../../syntax/field.ts';
import { type Outline, outline } from '../outline.ts';

const SKIPPED = ['apiVersion', 'kind', 'metadata'];

/** The lists of a kustomization with the files and the names in them. */
export function kustomizationParts(root: Field): Outline[] {
  return root.entries.flatMap(({ key, value }) => {
    const isCollection = value.kind === 'map' || value.kind === 'sequence';
    if (SKIPPED.includes(key) || !isCollection) return [];
    const field = Field.of(value);
    return outline(field, {
      name: key,
      shape: value.kind === 'map' ? 'mapping' : 'list',
      children: field.items.flatMap(item),
    });
  });
}

function item(field: Field): Outline[] {
  if (field.string !== undefined) {
    // A patch may be written out where its file could be named.
    return field.string.includes('\n') ? [] : outline(field, { name: field.string, shape: 'file' });
  }
  const name = field.at('name').string ?? field.at('path').string ?? targetOf(field.at('target'));
  return name === undefined ? [] : outline(field, { name, shape: 'mapping' });
}

function targetOf(target: Field): string | undefined {
  const words = [target.at('kind').string, target.at('name').string].filter((word) => word !== undefined);
  return words.length > 0 ? words.join(' ') : undefined;
}
