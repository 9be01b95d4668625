import { derive } from '../../base/derive.ts';
import type { Range, Span } from '../../base/span.ts';
import { resourcesOf } from '../../kube/resource.ts';
import type { Field } from '../../syntax/field.ts';
import type { Section } from '../../syntax/sections.ts';
import { rangeOf } from '../diagnose.ts';
import type { Snapshot } from '../snapshot.ts';

/** A text that names a file or folder, relative to the folder of its own file. Whether that exists is for the host to say. */
export interface PathLink {
  readonly range: Range;
  readonly path: string;
}

/** The files that a manifest names: what a kustomization takes in, and the schema that a comment gives. Editors find web addresses by themselves. */
export const pathLinks = derive((snapshot: Snapshot): readonly PathLink[] => {
  return snapshot.file.sections.flatMap((placed) =>
    [...schemaComments(placed.section), ...kustomizationPaths(placed.section)].map(({ span, path }) => ({
      range: rangeOf(span, placed),
      path,
    })),
  );
});

interface Found {
  readonly span: Span;
  readonly path: string;
}

/**
 * Fields of a kustomization, and of the items of its lists, that name files: kubernetes-sigs/kustomize api/types/kustomization.go and
 * the types of its fields. `key=file` gives a file another name.
 */
const PATHS: readonly { readonly list: string; readonly below?: readonly string[] }[] = [
  { list: 'resources' },
  { list: 'components' },
  { list: 'bases' },
  { list: 'crds' },
  { list: 'configurations' },
  { list: 'generators' },
  { list: 'transformers' },
  { list: 'validators' },
  { list: 'patchesStrategicMerge' },
  { list: 'patches', below: ['path'] },
  { list: 'patchesJson6902', below: ['path'] },
  { list: 'replacements', below: ['path'] },
  { list: 'configMapGenerator', below: ['files', 'envs', 'env'] },
  { list: 'secretGenerator', below: ['files', 'envs', 'env'] },
  { list: 'helmCharts', below: ['valuesFile', 'additionalValuesFiles'] },
];

function kustomizationPaths(section: Section): Found[] {
  const objects = resourcesOf(section).filter(({ group }) => group === 'kustomize.config.k8s.io');
  return objects.flatMap(({ root: kustomization }) => [
    ...pathOf(kustomization.at('openapi', 'path')),
    ...PATHS.flatMap(({ list, below }) =>
      kustomization
        .at(list)
        .items.flatMap((item) => (below ? below.flatMap((key) => pathsIn(item.at(key))) : pathOf(item))),
    ),
  ]);
}

const pathsIn = (field: Field): Found[] =>
  field.items.length > 0 ? field.items.flatMap(pathOf) : pathOf(field);

function pathOf(field: Field): Found[] {
  const { string: text, node } = field;
  if (text === undefined || text === '' || node?.kind !== 'scalar' || node.shared) return [];
  if (node.style === 'block' || text.includes('\n') || text.includes('://')) return [];
  const quote = node.style === 'plain' ? 0 : 1;
  const name = /^[\w.-]+=/.exec(text)?.[0].length ?? 0;
  const span = { start: node.span.start + quote + name, end: node.span.end - quote };
  return [{ span, path: text.slice(name) }];
}

/** `# yaml-language-server: $schema=../schemas/pod.json` */
const SCHEMA_COMMENT = /^[ \t]*#[ \t]*yaml-language-server[ \t]*:[^\r\n]*?\$schema=(\S+)/gm;

function schemaComments({ text }: Section): Found[] {
  if (!text.includes('$schema=')) return [];
  return [...text.matchAll(SCHEMA_COMMENT)].flatMap(({ 0: whole, 1: path = '', index }) => {
    if (path.includes('://')) return [];
    const end = index + whole.length;
    return [{ span: { start: end - path.length, end }, path }];
  });
}
