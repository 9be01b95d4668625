import { derive2 } from '../base/derive.ts';
import { PathSet, startsWith } from '../base/path.ts';
import type { Config, Severity } from '../config/config.ts';
import { NO_FACTS } from '../kube/facts/facts.ts';
import { type Container, type Pod, podOf } from '../kube/pod.ts';
import { type Resource, resourcesOf } from '../kube/resource.ts';
import type { Excuse, Judgement, RuleContext } from '../rules/rule.ts';
import {
  type ActiveRule,
  type RulesForKind,
  rankOf,
  rulesFor,
  severityOf,
  yieldsTo,
} from '../rules/selection.ts';
import { parse } from '../syntax/parse.ts';
import type { Section } from '../syntax/sections.ts';
import type { Finding } from './finding.ts';
import { applySuppressions, type Suppressed } from './suppress/apply.ts';
import type { FileWide } from './suppress/fileWide.ts';
import { reportSuppressions } from './suppress/report.ts';

/** What a verdict depends on besides the section: what rules see, and what is suppressed in the whole file. */
export interface JudgeContext extends RuleContext {
  /** What rules see of it: one object as long as nothing in that changes. Default: the context itself. */
  readonly rules?: RuleContext;
  readonly fileWide?: FileWide | undefined;
}

/** The verdicts on one section, and rules that failed on it. */
export interface SectionVerdict extends Suppressed {
  /** What is to be reported, in the order of the text. */
  readonly findings: readonly Finding[];
  /** Rules that threw; each lost its own findings in one resource only. */
  readonly failures: readonly RuleFailure[];
}

/** A rule that threw. A bug of ours, for the log. */
export interface RuleFailure {
  readonly rule: string;
  readonly error: unknown;
}

/**
 * What is to be reported of a section: what all rules that are on say, without what is suppressed, and what is wrong with the
 * suppressions. Runs once per section text and context.
 */
export const judgeSection = derive2((section: Section, context: JudgeContext): SectionVerdict => {
  const said = judgeOpenly(section, context.rules ?? context);
  const { findings, suppressed, used } = applySuppressions(section, said, context.config, context.fileWide);
  const failed = new Set(said.failures.map(({ rule }) => rule));
  const wrong = reportSuppressions(section, context.config, { used, failed });
  return {
    findings: wrong.length > 0 ? [...findings, ...wrong].sort(byPlace) : findings,
    suppressed,
    used,
    failures: said.failures,
  };
});

/** What rules say of a section, suppressed or not. */
interface OpenVerdict {
  /** In the order of the text. */
  readonly findings: readonly Finding[];
  /** What nobody hears because another rule speaks in its place, or the profile does not want it. */
  readonly silent: readonly Finding[];
  readonly failures: readonly RuleFailure[];
}

/** What all rules that are on say about a section, whatever is suppressed there. */
export const judgeOpenly = derive2((section: Section, context: RuleContext): OpenVerdict => {
  const own = judgeAlone(section, context.config);
  const among = judgeAmong(section, context);
  const findings: Finding[] = [];
  const silent: Finding[] = [];
  for (const index of resourcesOf(section).keys()) {
    const said = [...(own.said[index] ?? []), ...(among.said[index] ?? [])];
    const heard = new Set(withoutYielding(withoutSuperseded(said), context.config));
    for (const item of said) (item.isWanted && heard.has(item) ? findings : silent).push(item.finding);
  }
  return { findings: findings.sort(byPlace), silent, failures: [...own.failures, ...among.failures] };
});

const byPlace = (a: Finding, b: Finding): number => a.span.start - b.span.start || a.span.end - b.span.end;

/** What rules said of each resource of a section. */
interface Pass {
  readonly said: readonly (readonly Said[])[];
  readonly failures: readonly RuleFailure[];
}

/** What rules that look at one object alone say: these do not run again when another object changes. */
export const judgeAlone = derive2(
  (section: Section, config: Config): Pass =>
    runRules(section, { config, facts: NO_FACTS, file: '' }, 'alone'),
);

const judgeAmong = derive2(
  (section: Section, context: RuleContext): Pass => runRules(section, context, 'among'),
);

function runRules(section: Section, context: RuleContext, which: keyof RulesForKind): Pass {
  const editable = parse(section).problems.length === 0;
  const failures: RuleFailure[] = [];
  const said = resourcesOf(section).map((resource) => {
    const question: Question = { resource, pod: podOf(resource), editable, context };
    return collect(rulesFor(context.config, resource)[which], question, failures);
  });
  return { said, failures };
}

/** What rules are asked about, and by whom. */
interface Question {
  readonly resource: Resource;
  readonly pod: Pod | undefined;
  /** Whether the text is in a state in which it may be edited. */
  readonly editable: boolean;
  readonly context: RuleContext;
}

interface Said {
  readonly judgement: Judgement;
  readonly active: ActiveRule;
  /** Made once: what is derived of it, such as whether its fixes apply, holds as long as the rule is not asked again. */
  readonly finding: Finding;
  /** Whether the configuration wants to hear it. */
  readonly isWanted: boolean;
}

function collect(rules: readonly ActiveRule[], question: Question, failures: RuleFailure[]): Said[] {
  const all: Said[] = [];
  for (const active of rules) {
    try {
      all.push(...ask(active, question));
    } catch (error) {
      failures.push({ rule: active.rule.meta.id, error });
    }
  }
  return all;
}

function ask(active: ActiveRule, question: Question): readonly Said[] {
  const { judge, visits } = active.rule;
  const { resource, pod, context } = question;
  switch (visits) {
    case 'resource':
      return toSaid(judge.resource(resource, context), active, undefined, question);
    case 'pod':
      return pod ? toSaid(judge.pod(pod, context), active, undefined, question) : NOTHING;
    case 'container':
      return pod
        ? pod.containers.flatMap((container) =>
            toSaid(judge.container(container, context), active, container, question),
          )
        : NOTHING;
  }
}

const NOTHING: readonly Said[] = [];

function toSaid(
  judgements: readonly Judgement[],
  active: ActiveRule,
  container: Container | undefined,
  question: Question,
): readonly Said[] {
  if (judgements.length === 0) return NOTHING;
  return judgements.map((judgement) => {
    const severity = severityOf(judgement, question.context.config);
    const at = container ?? containerOf(judgement, question.pod);
    return {
      judgement,
      active,
      finding: toFinding(judgement, severity ?? judgement.rule.severity, at, question),
      isWanted: severity !== undefined,
    };
  });
}

function toFinding(
  judgement: Judgement,
  severity: Severity,
  container: Container | undefined,
  { resource, editable }: Question,
): Finding {
  const { rule, at, pss, marksKey } = judgement;
  return {
    source: rule.source ?? 'rule',
    rule: rule.id,
    messageId: judgement.messageId,
    message: judgement.message,
    data: judgement.data,
    severity,
    category: rule.category,
    pss,
    span: (marksKey ? at.node?.keySpan : undefined) ?? at.label,
    path: at.node ? at.path : at.owner.path,
    ...(at.node ? {} : { missing: true }),
    resource,
    container,
    fixes: editable ? judgement.fixes : () => [],
  };
}

/** The container that a verdict stands in, for rules that look at the whole pod. */
function containerOf({ at }: Judgement, pod: Pod | undefined): Container | undefined {
  return pod?.containers.find(({ root }) => startsWith(at.path, root.path));
}

/**
 * Where two rules would report the same thing at the same place, the more specific one speaks. A verdict that another one answers
 * for says nothing, and so silences nobody.
 */
function withoutSuperseded(all: readonly Said[]): Said[] {
  const excuses = all.flatMap(({ judgement }) => judgement.excuses);
  const said = all.filter(({ judgement }) => !excuses.some((excuse) => isExcused(judgement, excuse)));
  const placesByRule = new Map<string, PathSet>();
  for (const { active, judgement } of said) {
    for (const rule of active.supersedes) {
      const places = placesByRule.get(rule) ?? new PathSet();
      placesByRule.set(rule, places);
      places.add(judgement.at.path);
    }
  }
  return said.filter(
    ({ judgement }) => !placesByRule.get(judgement.rule.id)?.hasRelativeOf(judgement.at.path),
  );
}

/** Where a louder finding has the same cause, the quieter one says nothing. */
function withoutYielding(said: readonly Said[], config: Config): Said[] {
  const ranks = loudest(said, config);
  return said.filter((item) => {
    const rules = yieldsTo(item.judgement, config);
    const own = rules.length === 0 ? undefined : severityOf(item.judgement, config);
    if (own === undefined) return true;
    const { container } = item.finding;
    // What is said of the whole pod or object counts for each of its containers.
    return !rules.some((rule) =>
      [ranks.get(container), ranks.get(undefined)].some((byRule) => (byRule?.get(rule) ?? -1) > rankOf(own)),
    );
  });
}

/** How loudly each rule speaks at most of each container, and of what is none. */
function loudest(
  said: readonly Said[],
  config: Config,
): ReadonlyMap<Container | undefined, ReadonlyMap<string, number>> {
  const ranks = new Map<Container | undefined, Map<string, number>>();
  for (const { judgement, finding } of said) {
    const severity = severityOf(judgement, config);
    if (severity === undefined) continue;
    const byRule = ranks.get(finding.container) ?? new Map<string, number>();
    ranks.set(finding.container, byRule);
    byRule.set(judgement.rule.id, Math.max(byRule.get(judgement.rule.id) ?? -1, rankOf(severity)));
  }
  return ranks;
}

function isExcused({ rule, at }: Judgement, { rules, within }: Excuse): boolean {
  return rules.includes(rule.id) && startsWith(at.path, within);
}
