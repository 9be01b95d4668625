import type { Span } from '../base/span.ts';

/** Something wrong with the YAML itself. Identified by its id, never by its message. */
export interface SyntaxProblem {
  readonly id:
    | 'yaml-syntax'
    | 'yaml-duplicate-key'
    | 'yaml-too-deep'
    | 'yaml-alias'
    | 'yaml-excessive-aliasing';
  readonly message: string;
  readonly span: Span;
}
