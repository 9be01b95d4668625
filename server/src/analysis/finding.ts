import type { Path } from '../base/path.ts';
import type { Span } from '../base/span.ts';
import type { Severity } from '../config/config.ts';
import type { Container } from '../kube/pod.ts';
import type { Resource } from '../kube/resource.ts';
import type { Category, Fix, PodSecurityLevel } from '../rules/rule.ts';

/** Which part of the engine speaks. */
export type FindingSource = 'rule' | 'schema' | 'yaml';

/** A verdict about a place in a section. Identified by rule and message id; positions are relative to the section. */
export interface Finding {
  readonly source: FindingSource;
  readonly rule: string;
  readonly messageId: string;
  readonly message: string;
  /** The message's parameters. */
  readonly data: object;
  readonly severity: Severity;
  readonly category: Category | 'yaml';
  readonly pss: PodSecurityLevel | undefined;
  /** What to underline. */
  readonly span: Span;
  /** The node, or the parent of what is missing. */
  readonly path: Path;
  /** What is reported is not written; `path` is that of its parent. */
  readonly missing?: true;
  readonly resource: Resource | undefined;
  readonly container: Container | undefined;
  /** The ways to mend it, computed when asked for; the obvious one first. None where the text must not be edited. */
  readonly fixes: () => readonly Fix[];
}
