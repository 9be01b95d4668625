import type { Path } from '../../base/path.ts';
import type { Span } from '../../base/span.ts';
import type { Statement, Word } from './statement.ts';

/** What a suppression is written as. */
export type SuppressedBy = 'comment' | 'annotation' | 'config';

/** Which findings of a section a suppression speaks of. */
export type Reach =
  /** Findings at a line of the section. */
  | { readonly kind: 'line'; readonly line: number }
  /** Findings in what begins at a line of the section. */
  | { readonly kind: 'node'; readonly line: number }
  /** Findings between two offsets; the end by rule id, the section's end where it is not there. */
  | { readonly kind: 'block'; readonly start: number; readonly ends: ReadonlyMap<string, number> }
  /** Findings in an object, or in a part of it such as its pod template. */
  | { readonly kind: 'within'; readonly resource: Path; readonly path: Path }
  /** Everything in the file. */
  | { readonly kind: 'file' };

/** A rule that a suppression speaks of, and where it says so. */
export interface Named {
  /** Id of one of our rules, or what was written instead of one. */
  readonly rule: string;
  readonly span: Span;
}

/** A suppression in a manifest. Positions are those of the section. */
export interface Suppression {
  readonly by: Exclude<SuppressedBy, 'config'>;
  readonly names: readonly Named[];
  readonly reason: string;
  /** The last day on which it holds; undefined: for good. */
  readonly until: string | undefined;
  readonly reach: Reach;
  /** The comment, or the annotation's value. */
  readonly span: Span;
  /** The annotation's path; the root's for comments. */
  readonly path: Path;
  /** Whether it is written in the syntax of another tool, which is not ours to check. */
  readonly foreign: boolean;
  /** How it is written, for what is ours to mend. */
  readonly own: OwnSyntax | undefined;
}

/** What must be known of our own syntax to mend it. */
export interface OwnSyntax {
  readonly statement: Statement;
  /** The statement's text: of an annotation one line of its value. */
  readonly text: string;
  /** Offset of the statement's text in the section; undefined in annotations, where values are written in several ways. */
  readonly offset: number | undefined;
  /** Of an annotation: the whole value, and where the statement stands in it. */
  readonly value: Word | undefined;
  /** The comments that end the block, for blocks. */
  readonly enables: readonly Directive[];
  /** For `disable-file`: whether it stands in the first comment block of its section. */
  readonly isAtTop: boolean;
}

/** The words of our comments. */
export type Verb = 'disable-next-line' | 'disable-line' | 'disable-file' | 'disable' | 'enable';

/** One of our comments. */
export interface Directive {
  readonly verb: Verb;
  readonly statement: Statement;
  readonly text: string;
  readonly offset: number;
  /** From its `#` to its end. */
  readonly span: Span;
  /** Zero-based line of the section. */
  readonly line: number;
}
