import { derive, derive2 } from '../base/derive.ts';
import { startsWith } from '../base/path.ts';
import type { Config, Severity } from '../config/config.ts';
import { Answers, NO_FACTS } from '../kube/facts/facts.ts';
import { type Container, type Pod, podOf } from '../kube/pod.ts';
import { type Resource, resourcesOf } from '../kube/resource.ts';
import type { Judgement, RuleContext } from '../rules/rule.ts';
import { type ActiveRule, type RulesForKind, rulesFor, severityOf } from '../rules/selection.ts';
import { kindsIn, type WorkspaceKinds } from '../schema/crd/workspaceKinds.ts';
import { parse } from '../syntax/parse.ts';
import type { Section } from '../syntax/sections.ts';
import type { Finding } from './finding.ts';

/** A rule that threw. A bug of ours, for the log. */
export interface RuleFailure {
  readonly rule: string;
  readonly error: unknown;
}

/** What rules said of each resource of a section. */
export interface Pass {
  readonly section: Section;
  readonly config: Config;
  readonly said: readonly (readonly Said[])[];
  readonly failures: readonly RuleFailure[];
}

/** What rules that look at one object alone say: these do not run again when another object changes. */
export const judgeAlone = derive2(
  (section: Section, context: RuleContext): Pass => runRules(section, context, 'alone'),
);

/**
 * What rules that look at one object alone see of a context: the same object as long as the configuration and the definitions of the
 * section's own kinds are.
 */
export function aloneIn(section: Section, { config, facts, file }: RuleContext): RuleContext {
  return aloneContext(config, kindsIn(section, facts, file));
}

const aloneContext = derive2(
  (config: Config, kinds: WorkspaceKinds): RuleContext => ({ config, facts: NO_FACTS, file: '', kinds }),
);

/** The last pass of rules that look at other objects too, and what they found there. */
interface LastPass {
  readonly config: Config;
  readonly file: string;
  readonly answers: Answers;
  readonly pass: Pass;
}

const lastPassOf = derive((_: Section): { last?: LastPass } => ({}));

/**
 * What rules that look at other objects too say. While somebody types, those run again that would find something else there; the
 * facts that they found are what they depend on.
 */
export const judgeAmong = derive2((section: Section, context: RuleContext): Pass => {
  const { config, file, facts } = context;
  if (!facts.latest) return runRules(section, context, 'among');
  const known = lastPassOf(section);
  const { last } = known;
  if (last && last.config === config && last.file === file && last.answers.holdFor(facts)) return last.pass;
  const answers = new Answers(facts);
  const pass = judgeNoting(section, { config, file, facts: answers.noting });
  known.last = { config, file, answers, pass };
  return pass;
});

/** Runs the rules that look at other objects too. */
export const judgeNoting = derive2(
  (section: Section, context: RuleContext): Pass => runRules(section, context, 'among'),
);

function runRules(section: Section, context: RuleContext, which: keyof RulesForKind): Pass {
  const editable = parse(section).problems.length === 0;
  const failures: RuleFailure[] = [];
  const said = resourcesOf(section).map((resource) => {
    const question: Question = { resource, pod: podOf(resource), editable, context };
    return collect(rulesFor(context.config, resource)[which], question, failures);
  });
  return { section, config: context.config, said, failures };
}

/** What rules are asked about, and by whom. */
interface Question {
  readonly resource: Resource;
  readonly pod: Pod | undefined;
  /** Whether the text is in a state in which it may be edited. */
  readonly editable: boolean;
  readonly context: RuleContext;
}

/** What a rule said, and who it was. */
export interface Said {
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
      ask(active, question, all);
    } catch (error) {
      failures.push({ rule: active.rule.meta.id, error });
    }
  }
  return all;
}

/** Asks a rule about what it visits, and adds what it says. */
function ask(active: ActiveRule, question: Question, all: Said[]): void {
  const { judge, visits } = active.rule;
  const { resource, pod, context } = question;
  if (visits === 'resource') add(judge.resource(resource, context), active, undefined, question, all);
  else if (!pod) return;
  else if (visits === 'pod') add(judge.pod(pod, context), active, undefined, question, all);
  else
    for (const container of pod.containers)
      add(judge.container(container, context), active, container, question, all);
}

function add(
  judgements: readonly Judgement[],
  active: ActiveRule,
  container: Container | undefined,
  question: Question,
  all: Said[],
): void {
  for (const judgement of judgements) {
    const severity = severityOf(judgement, question.context.config);
    const at = container ?? containerOf(judgement, question.pod);
    all.push({
      judgement,
      active,
      finding: toFinding(judgement, severity ?? judgement.rule.severity, at, question),
      isWanted: severity !== undefined,
    });
  }
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
