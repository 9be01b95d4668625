import type { Field } from '../../syntax/field.ts';
import type { ImpliedKind } from '../../syntax/sections.ts';
import { optional } from './common.ts';
import type { Fact } from './fact.ts';

/**
 * What a kustomization is where it does not say so (kustomize `api/types/kustomization.go`, `FixKustomizationPostUnmarshal`); of a file
 * with another name nothing is implied.
 */
export function impliedKind(file: string): ImpliedKind | undefined {
  return isKustomizationFile(file) ? KUSTOMIZATION : undefined;
}

const KUSTOMIZATION: ImpliedKind = { apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization' };

/** Whether a file is a kustomization, by its name (kustomize `RecognizedKustomizationFileNames`); it needs no kind. */
export function isKustomizationFile(file: string): boolean {
  return /(?:^|[/\\])(?:kustomization\.ya?ml|Kustomization)$/.test(file);
}

/** What a kustomization says: the namespace that it gives to objects, the files that are patches, and the ConfigMaps and Secrets that it generates. */
export function readKustomization(root: Field): readonly Fact[] {
  const common = {
    group: 'kustomize.config.k8s.io',
    ...optional('namespace', root.at('namespace').string),
    complete: root.isCompleteMap,
  };
  const generated = (list: string, type: 'configMap' | 'secret'): Fact[] =>
    root.at(list).items.flatMap((item): Fact[] => {
      const name = item.at('name').string;
      return name === undefined ? [] : [{ ...common, type, kind: 'Kustomization', name }];
    });
  return [
    {
      ...common,
      type: 'kustomization',
      kind: 'Kustomization',
      name: 'kustomization',
      ...optional('patches', patchesIn(root)),
    },
    ...generated('configMapGenerator', 'configMap'),
    ...generated('secretGenerator', 'secret'),
  ];
}

/** Files of patches (kustomize `api/types/kustomization.go`); a text of several lines is the patch itself. */
function patchesIn(root: Field): readonly string[] | undefined {
  const fields = [
    ...root.at('patches').items.map((patch) => patch.at('path')),
    ...root.at('patchesStrategicMerge').items,
  ];
  const files = fields.flatMap(({ string }) => (string && !string.includes('\n') ? [string] : []));
  return files.length > 0 ? files : undefined;
}
