import type { FactReader } from './common.ts';

/** Reads an IngressClass, PriorityClass or RuntimeClass: that there is one. */
export const readClass: FactReader = (_resource, common) => ({ ...common, type: 'class' });
