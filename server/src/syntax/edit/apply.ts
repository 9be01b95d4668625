import type { Section } from '../sections.ts';
import type { EditOperation } from './operation.ts';

/** A changed text, or why nothing was changed. */
export type EditOutcome =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly reason: string };

/** Applies operations to a section. */
export function applyOperations(_section: Section, _operations: readonly EditOperation[]): EditOutcome {
  return { ok: false, reason: 'not yet' };
}
