import type { AnyPlace } from './around.ts';

/** Whose labels a place is about: those that are written for an object, those of pods, namespaces or nodes that it selects. */
export type LabelKind = 'own' | 'pod' | 'namespace' | 'node';

/** Whose labels stand, or are selected, at a place. */
export function labelKind({ path }: AnyPlace): LabelKind {
  if (path.includes('namespaceSelector')) return 'namespace';
  if (path.includes('nodeSelector') || path.includes('nodeAffinity') || path.includes('nodeSelectorTerms'))
    return 'node';
  const last = path.filter((step) => typeof step === 'string').slice(-3);
  return last.includes('metadata') || last.includes('commonLabels') || last.includes('pairs') ? 'own' : 'pod';
}
