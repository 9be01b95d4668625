import type { Field } from '../../syntax/field.ts';
import { optional } from './common.ts';
import type { Fact } from './fact.ts';

/** Whether a file is a kustomization, by its name (kustomize `RecognizedKustomizationFileNames`); it needs no kind. */
export function isKustomizationFile(file: string): boolean {
  return /(?:^|[/\\])(?:kustomization\.ya?ml|Kustomization)$/.test(file);
}

/** What a kustomization says: the namespace that it gives to objects, and the ConfigMaps and Secrets that it generates. */
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
    { ...common, type: 'kustomization', kind: 'Kustomization', name: 'kustomization' },
    ...generated('configMapGenerator', 'configMap'),
    ...generated('secretGenerator', 'secret'),
  ];
}
