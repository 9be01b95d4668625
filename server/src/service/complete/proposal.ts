import type { Path } from '../../base/path.ts';
import type { Range, Span, TextChange } from '../../base/span.ts';
import type { SecurityField } from '../../kube/securityFields.ts';

/** What a proposal for a field is about, from which its documentation is made when somebody looks at it. */
export interface Subject {
  readonly type: string;
  readonly field: string;
  /** Where security fields of the level describe it. */
  readonly security?: { readonly level: SecurityField['level']; readonly path: Path } | undefined;
}

/** Something that may be written at the cursor. */
export interface Proposal {
  readonly label: string;
  readonly kind: 'key' | 'value' | 'block' | 'kind' | 'snippet' | 'comment';
  /** A few words behind the label. */
  readonly detail?: string | undefined;
  /** Markdown. */
  readonly documentation?: string | undefined;
  /** What `documentation` is made of, where that takes looking up. */
  readonly subject?: Subject | undefined;
  /** What replaces the span, without placeholders and with them; no snippet where there is nothing to fill in. */
  readonly plain: string;
  readonly snippet: string | undefined;
  /** Offsets in the section; in one line, around the cursor. */
  readonly span: Span;
  /** What is compared with the text from the start of the span to the cursor. */
  readonly filter: string;
  /** Whether more is to be proposed right behind it. */
  readonly goesOn: boolean;
  readonly deprecated?: boolean | undefined;
  /** Whether the mapping does nothing without it. */
  readonly isNeeded?: boolean;
  /** What else changes, elsewhere in the section. */
  readonly more?: readonly TextChange[] | undefined;
}

/** A proposal in its file. */
export interface PlacedProposal extends Omit<Proposal, 'span' | 'more'> {
  readonly range: Range;
  readonly more: readonly { readonly range: Range; readonly newText: string }[];
}
