import { derive } from '../base/derive.ts';
import type { Config, ProfileName, Severity } from '../config/config.ts';
import { type KindName, kindOf } from '../kube/kinds.ts';
import { podTemplatePath } from '../kube/podKinds.ts';
import type { Resource } from '../kube/resource.ts';
import { RULES } from './index.ts';
import type { Judgement, Kinds, Rule, RuleMeta } from './rule.ts';

/** A rule that is on, with how loudly it speaks and whom it silences. */
export interface ActiveRule {
  readonly rule: Rule;
  readonly supersedes: readonly string[];
}

/** The rules that a configuration switches on. */
export const activeRules = derive((config: Config): readonly ActiveRule[] =>
  RULES.filter(({ meta }) => isOn(meta, config)).map((rule) => ({
    rule,
    supersedes: supersededBy(rule.meta, config),
  })),
);

/** The rules that look at a kind. */
export interface RulesForKind {
  /** Those that look at one object alone. */
  readonly alone: readonly ActiveRule[];
  /** Those whose verdict depends on other objects. */
  readonly among: readonly ActiveRule[];
}

/** The rules of a configuration by what they are asked about; filled as kinds come up. */
const byKind = derive((_config: Config) => new Map<string, RulesForKind>());

/** The rules that a configuration switches on and that look at the kind of a resource. */
export function rulesFor(config: Config, resource: Resource): RulesForKind {
  const kind = kindOf(resource);
  const carriesPod = podTemplatePath(resource) !== undefined;
  const key = `${kind ?? ''} ${carriesPod}`;
  const known = byKind(config).get(key);
  if (known) return known;
  const rules = activeRules(config).filter(({ rule }) => looksAt(rule.meta.kinds, kind, carriesPod));
  const found = {
    alone: rules.filter(({ rule }) => !rule.meta.crossResource),
    among: rules.filter(({ rule }) => rule.meta.crossResource),
  };
  byKind(config).set(key, found);
  return found;
}

function looksAt(kinds: Kinds, kind: KindName | undefined, carriesPod: boolean): boolean {
  if (kinds === 'any') return true;
  if (kinds === 'pods') return carriesPod;
  return (carriesPod && kinds.includes('pods')) || (kind !== undefined && kinds.includes(kind));
}

const byId: ReadonlyMap<string, Rule> = new Map(RULES.map((rule) => [rule.meta.id, rule]));

/** The rule of an id, or undefined. */
export function findRule(id: string): Rule | undefined {
  return byId.get(id);
}

/** Whether a configuration switches a rule on. */
export function isOn(meta: RuleMeta, config: Config): boolean {
  const choice = Object.hasOwn(config.rules, meta.id) ? config.rules[meta.id] : undefined;
  if (choice === 'off') return false;
  return choice !== undefined || isInProfile(meta, config.profile);
}

/** Whether a profile has a rule. All have those about suppressions: these hold in all of them. */
export function isInProfile(meta: RuleMeta, profile: ProfileName): boolean {
  if (meta.category === 'suppression') return true;
  switch (profile) {
    case 'all':
      return true;
    case 'recommended':
      return meta.optIn !== true;
    case 'pss-baseline':
      return meta.pss === 'baseline';
    case 'pss-restricted':
      return meta.pss !== undefined;
    case 'nsa-cisa':
      return meta.standards.some((standard) => standard.startsWith('NSA'));
  }
}

function supersededBy(meta: RuleMeta, config: Config): readonly string[] {
  const restricted = config.profile === 'pss-restricted';
  const others = restricted
    ? RULES.filter((other) => other.meta.supersedesInRestricted?.includes(meta.id))
    : [];
  const general = (meta.supersedes ?? []).filter((id) => !others.some((other) => other.meta.id === id));
  return [...general, ...(restricted ? (meta.supersedesInRestricted ?? []) : [])];
}

/** The profiles that want each mistake said once; the others are lists of demands, each to be met by itself. */
const SAYING_ONCE: readonly ProfileName[] = ['recommended', 'nsa-cisa'];

/** The rules that a verdict stays silent beside where they speak louder: none where somebody asked for this rule. */
export function yieldsTo({ rule, yieldsTo }: Judgement, config: Config): readonly string[] {
  return SAYING_ONCE.includes(config.profile) && !Object.hasOwn(config.rules, rule.id) ? yieldsTo : [];
}

const RANKS: Readonly<Record<Severity, number>> = { hint: 0, info: 1, warning: 2, error: 3 };

/** How loud a severity is: a greater number is louder. */
export function rankOf(severity: Severity): number {
  return RANKS[severity];
}

const MILDER: Readonly<Record<Severity, Severity>> = {
  error: 'warning',
  warning: 'info',
  info: 'hint',
  hint: 'hint',
};

/**
 * How loudly a finding speaks; undefined where the configuration does not want to hear it. The one place where severity is
 * decided: what the rule says of it, lowered to a warning where only *restricted* is broken, then the configuration.
 */
export function severityOf(
  { rule, severity, pss, milder }: Pick<Judgement, 'rule' | 'severity' | 'pss' | 'milder'>,
  config: Config,
): Severity | undefined {
  if (config.profile === 'pss-baseline' && pss === 'restricted') return undefined;
  const choice = Object.hasOwn(config.rules, rule.id) ? config.rules[rule.id] : undefined;
  if (choice !== undefined && choice !== 'on' && choice !== 'off') return choice;
  const lowered = severity === 'error' && pss === 'restricted' ? 'warning' : severity;
  return milder ? MILDER[lowered] : lowered;
}
