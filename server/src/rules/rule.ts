import { derive } from '../base/derive.ts';
import type { Path } from '../base/path.ts';
import type { TextChange } from '../base/span.ts';
import type { Config, Severity } from '../config/config.ts';
import { type OptionSpecs, type OptionValues, optionValues } from '../config/option.ts';
import type { Facts } from '../kube/facts/facts.ts';
import type { KindName } from '../kube/kinds.ts';
import type { Container, Pod } from '../kube/pod.ts';
import type { Resource } from '../kube/resource.ts';
import type { WorkspaceKinds } from '../schema/crd/workspaceKinds.ts';
import type { EditOperation, NewValue } from '../syntax/edit/operation.ts';
import type { Field } from '../syntax/field.ts';

/** What a rule is asked about. The engine finds these in every kind that has them. */
export interface Subjects {
  readonly container: Container;
  readonly pod: Pod;
  readonly resource: Resource;
}

/** What a verdict may depend on besides its subject. */
export interface RuleContext {
  readonly config: Config;
  /** What other documents say. Nothing for rules that are not `crossResource`, so that these need not run again when it changes. */
  readonly facts: Facts;
  /** URI or path of the file, as in the facts; empty for rules that are not `crossResource`. */
  readonly file: string;
  /** The kinds of the section's objects as the workspace defines them. Only for rules that are not `crossResource`. */
  readonly kinds?: WorkspaceKinds;
}

/** Message parameters by message id. */
export type Messages = Readonly<Record<string, object>>;

/** Something a rule found. */
export interface RuleFinding<M extends Messages = Messages, Id extends keyof M = keyof M> {
  readonly message: Id;
  /** The field that is wrong, or missing. */
  readonly at: Field;
  readonly data: M[Id];
  /** Verdicts of other rules that this one answers for: they stay silent. */
  readonly excuses?: readonly Excuse[];
  /** Says it one level lower: something in the manifest makes it less likely to be a mistake. */
  readonly milder?: true;
  /** For rules that belong to both Pod Security levels: the level that this finding breaks. Default: the rule's. */
  readonly pss?: PodSecurityLevel;
  /** For rules whose findings weigh differently: how loudly this one speaks. Default: the rule's. */
  readonly severity?: Severity;
  /** Underlines the key instead of the value: the key itself is what is wrong. */
  readonly marksKey?: true;
  /** Rules whose louder findings have the same cause. Default: the rule's. */
  readonly yieldsTo?: readonly string[];
}

/** Rules that stay silent about a place and all that is below it. */
export interface Excuse {
  readonly rules: readonly string[];
  readonly within: Path;
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
  /** Inserts a placeholder, or a choice, that only a person can make right: never part of fix-all. */
  readonly asks?: true;
  /** What changes in the document itself. */
  readonly operations: readonly EditOperation[];
  /** How the text changes to that end, where values do not say it: in comments. Tab stops are marked. */
  readonly changes?: readonly TextChange[];
  /** What changes in other objects of the workspace; the fix is not offered where one of them is not found. */
  readonly others?: readonly OtherEdit[];
  /** Whole objects that are added behind the document; only those that the workspace does not have yet. */
  readonly adds?: readonly NewValue[];
}

/** A change of another object. */
export interface OtherEdit {
  readonly kind: string;
  readonly namespace?: string | undefined;
  readonly name: string;
  /** Paths from the object's own root. */
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
  | 'network'
  | 'namespace'
  | 'admission'
  | 'availability'
  | 'metadata'
  | 'control-plane'
  | 'audit'
  | 'suppression';

/** Kinds that a rule looks at; `pods` stands for every kind that carries a pod. */
export type Kinds = 'pods' | 'any' | readonly (KindName | 'pods')[];

/** What everyone may know of a rule without running it. */
export interface RuleMeta {
  /** Names what is flagged, never the remedy. */
  readonly id: string;
  readonly category: Category;
  /** Kinds it looks at; the engine asks it about no others. */
  readonly kinds: Kinds;
  readonly severity: Severity;
  /** The Pod Security level that the rule is part of. */
  readonly pss?: PodSecurityLevel;
  /** What a team can tell it, by name. */
  readonly options?: OptionSpecs;
  /** Which part of the engine its findings come from. Default: `rule`. */
  readonly source?: 'schema';
  /** Shipped, but only on in profile `all` or when switched on by name. */
  readonly optIn?: true;
  /** How far its fixes may be trusted at best; null where no edit exists. */
  readonly fix: Safety | null;
  /** How likely fixing it stops a running application: 1 (never seen) to 10 (often). */
  readonly risk: number;
  /** Whether the verdict depends on other objects. */
  readonly crossResource?: true;
  /** Sections of benchmarks and guides that ask for this: `CIS 5.2.2`, `NSA 1.2`. */
  readonly standards: readonly string[];
  readonly equivalents: Equivalents;
  /** Rules that would say the same at the same place and then stay silent. */
  readonly supersedes?: readonly string[];
  /** Supersedes these in profile `pss-restricted` only. */
  readonly supersedesInRestricted?: readonly string[];
  /**
   * Rules whose findings have the same cause: beside a louder one of theirs, about the same container or the whole pod or object, this
   * rule has nothing to add. Only in the profiles `recommended` and `nsa-cisa`, and where nobody switched the rule on by name.
   */
  readonly yieldsTo?: readonly string[];

  /** One sentence: what is flagged. */
  readonly summary: string;
  /** Why it matters. */
  readonly why: string;
  /** How an attacker uses the gap. */
  readonly attack: string;
  /** What may stop working when it is fixed, and how to find out. */
  readonly rollout: string;
  /** How the cluster itself can be made to refuse it, where neither a Pod Security level nor a Kyverno policy of the same intent does. */
  readonly enforce?: string;
  /** Page of the Kubernetes documentation. */
  readonly docs: string;
  readonly examples: {
    /** Yields exactly one finding of this rule. The smallest valid part: see `wrapExample`. */
    readonly bad: string;
    /** Yields none. */
    readonly good: string;
    /** The rule's options under which that holds, where the defaults find nothing. */
    readonly options?: Readonly<Record<string, unknown>>;
  };
}

/** A rule as it is written: what it is, when it speaks, what it says and how it is mended. */
export interface RuleDefinition<V extends keyof Subjects, M extends Messages, O extends OptionSpecs>
  extends RuleMeta {
  readonly visits: V;
  readonly options?: O;
  /** Wording by message id: what is wrong, in one or two short sentences. */
  readonly messages: { readonly [Id in keyof M]: (data: M[Id]) => string };
  readonly check: (
    subject: Subjects[V],
    context: RuleContext,
    options: OptionValues<O>,
  ) => Iterable<AnyFinding<M>>;
  /** The ways to mend a finding, the obvious one first; none where no edit is right here. */
  readonly fixes?: (
    finding: AnyFinding<M>,
    subject: Subjects[V],
    context: RuleContext,
    options: OptionValues<O>,
  ) => readonly Fix[];
}

/** A finding with its words and its fixes still to be computed. */
export interface Judgement {
  readonly rule: RuleMeta;
  readonly messageId: string;
  readonly message: string;
  readonly data: object;
  readonly at: Field;
  readonly pss: PodSecurityLevel | undefined;
  /** How loudly the rule itself would say it. */
  readonly severity: Severity;
  readonly excuses: readonly Excuse[];
  readonly milder: boolean;
  readonly marksKey: boolean;
  readonly yieldsTo: readonly string[];
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

/** Most rules find nothing most of the time. */
const NONE: readonly never[] = [];

/** Types a rule against its own messages and options, and closes it for the engine. */
export function defineRule<
  V extends keyof Subjects,
  M extends Messages,
  const O extends OptionSpecs = Record<never, never>,
>(definition: RuleDefinition<V, M, O>): Rule {
  const specs = definition.options ?? ({} as O);
  const optionsOf = derive((config: Config) => optionValues(specs, config.options[definition.id]));
  const run = (subject: Subjects[V], context: RuleContext): readonly Judgement[] => {
    const options = optionsOf(context.config);
    let judgements: Judgement[] | undefined;
    for (const finding of definition.check(subject, context, options)) {
      judgements ??= [];
      judgements.push({
        rule: definition,
        messageId: String(finding.message),
        message: definition.messages[finding.message](finding.data),
        data: finding.data,
        at: finding.at,
        pss: finding.pss ?? definition.pss,
        severity: finding.severity ?? definition.severity,
        excuses: finding.excuses ?? NONE,
        milder: finding.milder === true,
        marksKey: finding.marksKey === true,
        yieldsTo: finding.yieldsTo ?? definition.yieldsTo ?? NONE,
        fixes: () => definition.fixes?.(finding, subject, context, options) ?? [],
      });
    }
    return judgements ?? NONE;
  };
  const none = (): readonly Judgement[] => NONE;
  return {
    meta: definition,
    visits: definition.visits,
    judge: { container: none, pod: none, resource: none, [definition.visits]: run },
  };
}
