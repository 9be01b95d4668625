import type { Config, Severity } from '../config/config.ts';
import type { Container, Pod } from '../kube/pod.ts';
import type { Resource } from '../kube/resource.ts';
import type { EditOperation } from '../syntax/edit/operation.ts';
import type { Field } from '../syntax/field.ts';
import type { Facts } from './facts.ts';

/** What a rule is asked about. The engine finds these in every kind that has them. */
export interface Subjects {
  readonly container: Container;
  readonly pod: Pod;
  readonly resource: Resource;
}

/** What a verdict may depend on besides its subject. */
export interface RuleContext {
  readonly config: Config;
  /** What other documents say: service accounts and such. */
  readonly facts: Facts;
}

/** Message parameters by message id. */
export type Messages = Readonly<Record<string, object>>;

/** Something a rule found. */
export interface RuleFinding<M extends Messages = Messages, Id extends keyof M = keyof M> {
  readonly message: Id;
  /** The field that is wrong, or missing. */
  readonly at: Field;
  readonly data: M[Id];
  /** For rules that belong to both Pod Security levels: the level that this finding breaks. Default: the rule's. */
  readonly pss?: PodSecurityLevel;
}

/** Each message id with its own data, so that a wrong id or a missing field does not compile. */
export type AnyFinding<M extends Messages> = { [Id in keyof M]: RuleFinding<M, Id> }[keyof M];

/** The two Pod Security levels that forbid something. */
export type PodSecurityLevel = 'baseline' | 'restricted';

/**
 * How sure a fix is. `safe`: known not to stop a working application, as far as manifest and image table tell; applied by
 * fix-all and on save. `unsafe`: may change behaviour, or inserts a value to review; applied only when asked for by name.
 */
export type Safety = 'safe' | 'unsafe';

/** A way to mend a finding. */
export interface Fix {
  /** What it does, as a command: "Set allowPrivilegeEscalation to false". */
  readonly title: string;
  readonly safety: Safety;
  /** For unsafe ones: what may break or must be reviewed, in a sentence. */
  readonly caution?: string;
  readonly operations: readonly EditOperation[];
}

/** Ids of equivalent checks in other tools, for their users and for honouring their suppressions. */
export type Equivalents = Partial<
  Readonly<
    Record<
      | 'kube-linter'
      | 'kube-score'
      | 'polaris'
      | 'checkov'
      | 'trivy'
      | 'kubescape'
      | 'kubesec'
      | 'kyverno'
      | 'psa',
      readonly string[]
    >
  >
>;

/** Group of rules, as `category` in the command line's JSON. */
export type Category =
  | 'workload'
  | 'image'
  | 'secrets'
  | 'resources'
  | 'service-account'
  | 'volume'
  | 'rbac'
  | 'network';

/** What everyone may know of a rule without running it. */
export interface RuleMeta {
  /** Names what is flagged, never the remedy. */
  readonly id: string;
  readonly category: Category;
  /** Kinds it looks at, as shown to people; `pods` stands for every kind that carries a pod. */
  readonly kinds: readonly string[] | 'pods';
  readonly severity: Severity;
  /** The Pod Security level that the rule is part of. */
  readonly pss?: PodSecurityLevel;
  /** Shipped, but only on in profile `all` or when switched on by name. */
  readonly optIn?: true;
  /** How far its fixes may be trusted at best; null where no edit exists. */
  readonly fix: Safety | null;
  /** How likely fixing it stops a running application: 1 (never seen) to 10 (often). */
  readonly risk: number;
  /** Whether the verdict is refined by other objects. */
  readonly crossResource?: true;
  /** Sections of benchmarks and guides that ask for this: `CIS 5.2.2`, `NSA 1.2`. */
  readonly standards: readonly string[];
  readonly equivalents: Equivalents;
  /** Rules that would say the same at the same place and then stay silent. */
  readonly supersedes?: readonly string[];
  /** Supersedes these in profile `pss-restricted` only. */
  readonly supersedesInRestricted?: readonly string[];

  /** One sentence: what is flagged. */
  readonly summary: string;
  /** Why it matters. */
  readonly why: string;
  /** How an attacker uses the gap. */
  readonly attack: string;
  /** What may stop working when it is fixed, and how to find out. */
  readonly rollout: string;
  /** Page of the Kubernetes documentation. */
  readonly docs: string;
  readonly examples: {
    /** Yields exactly one finding of this rule. The smallest valid part: see `wrapExample`. */
    readonly bad: string;
    /** Yields none. */
    readonly good: string;
  };
}

/** A rule as it is written: what it is, when it speaks, what it says and how it is mended. */
export interface RuleDefinition<V extends keyof Subjects, M extends Messages> extends RuleMeta {
  readonly visits: V;
  /** Wording by message id: what is wrong, in one or two short sentences. */
  readonly messages: { readonly [Id in keyof M]: (data: M[Id]) => string };
  readonly check: (subject: Subjects[V], context: RuleContext) => Iterable<AnyFinding<M>>;
  /** The ways to mend a finding, the obvious one first; none where no edit is right here. */
  readonly fixes?: (finding: AnyFinding<M>, subject: Subjects[V], context: RuleContext) => readonly Fix[];
}

/** A finding with its words and its fixes still to be computed. */
export interface Judgement {
  readonly rule: RuleMeta;
  readonly messageId: string;
  readonly message: string;
  readonly data: object;
  readonly at: Field;
  readonly pss: PodSecurityLevel | undefined;
  readonly fixes: () => readonly Fix[];
}

/** A rule as the engine runs it; the types of its messages are its own business. */
export interface Rule {
  readonly meta: RuleMeta;
  readonly visits: keyof Subjects;
  readonly judge: {
    readonly [V in keyof Subjects]: (subject: Subjects[V], context: RuleContext) => readonly Judgement[];
  };
}

/** Types a rule against its own messages and closes it for the engine. */
export function defineRule<V extends keyof Subjects, M extends Messages>(
  definition: RuleDefinition<V, M>,
): Rule {
  const run = (subject: Subjects[V], context: RuleContext): readonly Judgement[] =>
    [...definition.check(subject, context)].map((finding) => ({
      rule: definition,
      messageId: String(finding.message),
      message: definition.messages[finding.message](finding.data),
      data: finding.data,
      at: finding.at,
      pss: finding.pss ?? definition.pss,
      fixes: () => definition.fixes?.(finding, subject, context) ?? [],
    }));
  const none = (): readonly Judgement[] => [];
  return {
    meta: definition,
    visits: definition.visits,
    judge: { container: none, pod: none, resource: none, [definition.visits]: run },
  };
}
