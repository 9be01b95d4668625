import type { Path } from '../../base/path.ts';
import { closest } from '../../base/similar.ts';
import type { Span } from '../../base/span.ts';
import type { Config } from '../../config/config.ts';
import { isDay, isExpired } from '../../config/exemption.ts';
import { RULES } from '../../rules/index.ts';
import type { Fix } from '../../rules/rule.ts';
import { findRule, isOn, severityOf } from '../../rules/selection.ts';
import { parse } from '../../syntax/parse.ts';
import type { Section } from '../../syntax/sections.ts';
import type { Finding } from '../finding.ts';
import { isInForce } from './apply.ts';
import { rulesOfAnyTool } from './foreignIds.ts';
import { addReason, removeDirective, removeName, removeSuppression, replaceName } from './mend.ts';
import { suppressionsOf } from './scan.ts';
import type { Named, Suppression } from './suppression.ts';

/** What is known of the use of suppressions once their findings are. */
export interface Usage {
  /** Whether the mention of a rule had a finding to speak of. */
  readonly used: Pick<ReadonlySet<Named>, 'has'>;
  /** Rules that threw, of which nothing is known. */
  readonly failed: ReadonlySet<string>;
}

/** What is wrong with the suppressions of a section, without those for the whole file. */
export function reportSuppressions(section: Section, config: Config, usage: Usage): Finding[] {
  const { suppressions, idleEnables } = suppressionsOf(section);
  const own = suppressions.filter(({ foreign }) => !foreign);
  if (own.length === 0 && idleEnables.length === 0) return [];
  const reporter = createReporter(section, config);
  const idle = idleEnables.flatMap((directive) =>
    reporter.say(
      'suppression-unused',
      'idle-enable',
      'This ends nothing: no suppression of a block above is still open.',
      { rules: directive.statement.rules.map(({ text }) => text) },
      { span: directive.span, path: [] },
      () => removeDirective(section.text, directive),
    ),
  );
  return [...own.flatMap((suppression) => reportOne(suppression, reporter, usage)), ...idle];
}

/** What is wrong with a suppression; for one in the whole file, once all of the file is judged. */
export function reportOne(suppression: Suppression, reporter: Reporter, usage: Usage): Finding[] {
  return [
    ...reportForm(suppression, reporter),
    ...suppression.names.flatMap((named) => reportName(suppression, named, reporter)),
    ...reportUnused(suppression, reporter, usage),
  ];
}

/** A `disable-file` that stands where it says nothing. */
export function reportMisplaced(suppression: Suppression, reporter: Reporter): Finding[] {
  const { section } = reporter;
  return reporter.say(
    'suppression-unused',
    'not-at-top',
    'This suppresses nothing: it works in the first comment block of a file only.',
    rulesOf(suppression),
    suppression,
    () => removeSuppression(section.text, suppression, 'Remove the suppression'),
  );
}

/** Makes findings about the suppressions of a section. */
export interface Reporter {
  readonly section: Section;
  readonly config: Config;
  readonly say: (
    rule: string,
    messageId: string,
    message: string,
    data: object,
    at: { readonly span: Span; readonly path: Path },
    fixes: () => readonly Fix[],
  ) => Finding[];
}

/** Makes a reporter; it says nothing of rules that are off. */
export function createReporter(section: Section, config: Config): Reporter {
  const editable = parse(section).problems.length === 0;
  return {
    section,
    config,
    say: (rule, messageId, message, data, { span, path }, fixes) => {
      const meta = findRule(rule)?.meta;
      if (!meta || !isOn(meta, config)) return [];
      const said = { rule: meta, severity: meta.severity, pss: undefined, milder: false };
      const severity = severityOf(said, config);
      if (!severity) return [];
      return [
        {
          source: 'rule',
          rule,
          messageId,
          message,
          data,
          severity,
          category: 'suppression',
          pss: undefined,
          span,
          path,
          resource: undefined,
          container: undefined,
          fixes: editable ? fixes : () => [],
        },
      ];
    },
  };
}

const rulesOf = ({ names }: Suppression) => ({ rules: names.map(({ rule }) => rule) });

/** Why a suppression does not hold at all. */
function reportForm(suppression: Suppression, { say, config, section }: Reporter): Finding[] {
  const { reason, until, own } = suppression;
  const rules = rulesOf(suppression);
  if (suppression.names.length === 0) {
    const message = 'This suppression names no rule.';
    const fixes = () => removeSuppression(section.text, suppression, 'Remove the suppression');
    return say('suppression-unknown-rule', 'no-rule', message, rules, suppression, fixes);
  }
  if (config.suppressions.requireReason && reason === '') {
    const message = own?.statement.stray
      ? 'This suppression does not hold: its reason must stand behind two dashes, as in "-- reason".'
      : 'This suppression gives no reason, so it does not hold. Write one behind two dashes, as in "-- reason".';
    const fixes = () => addReason(section.text, suppression);
    return say('suppression-without-reason', 'no-reason', message, rules, suppression, fixes);
  }
  if (until === undefined) return [];
  if (!isDay(until)) {
    const message = `"${until}" is no day such as 2027-01-31, so this suppression does not hold.`;
    return say('suppression-expired', 'no-day', message, { ...rules, until }, suppression, () => []);
  }
  if (!isExpired(until, config.today)) return [];
  const message = `This suppression held until ${until}. It suppresses nothing any more.`;
  const fixes = () => removeSuppression(section.text, suppression, 'Remove the expired suppression');
  return say('suppression-expired', 'expired', message, { ...rules, until }, suppression, fixes);
}

const IDS: readonly string[] = RULES.map(({ meta }) => meta.id);

/** What comments may not silence: broken YAML, and what is said about them. */
const isFixed = (rule: string): boolean =>
  rule.startsWith('yaml-') || findRule(rule)?.meta.category === 'suppression';

function reportName(suppression: Suppression, named: Named, { say, section: { text } }: Reporter): Finding[] {
  const { rule } = named;
  const data = { rule };
  const at = { span: named.span, path: suppression.path };
  if (isFixed(rule)) {
    const message = `"${rule}" cannot be suppressed in a manifest.`;
    const fixes = () => removeName(text, suppression, named);
    return say('suppression-unknown-rule', 'fixed', message, data, at, fixes);
  }
  if (findRule(rule)) return [];
  const meant = meantBy(rule);
  const hint = meant.length > 0 ? ` Did you mean ${meant.map((id) => `"${id}"`).join(' and ')}?` : '';
  const fixes = () => [
    ...(meant.length > 0 ? replaceName(suppression, named, meant) : []),
    ...removeName(text, suppression, named),
  ];
  return say('suppression-unknown-rule', 'unknown', `There is no rule "${rule}".${hint}`, data, at, fixes);
}

/** The rules that another tool's id stands for, else the one whose id is near. */
function meantBy(rule: string): readonly string[] {
  const equivalent = [...rulesOfAnyTool(rule)];
  if (equivalent.length > 0) return equivalent;
  const near = closest(rule, IDS);
  return near === undefined ? [] : [near];
}

/** Says nothing where the use of a suppression cannot be known: templates, broken YAML, rules that look at other files. */
function reportUnused(
  suppression: Suppression,
  { say, config, section }: Reporter,
  { used, failed }: Usage,
): Finding[] {
  const { problems, templated } = parse(section);
  if (templated || problems.length > 0 || !isInForce(suppression, config)) return [];
  const unused = suppression.names.filter((named) => !used.has(named) && canTell(named.rule, config, failed));
  if (unused.length === 0) return [];
  if (unused.length === suppression.names.length) {
    const list = unused.map(({ rule }) => rule).join(', ');
    const message = `This suppresses nothing: ${list} ${unused.length > 1 ? 'are' : 'is'} not reported here.`;
    const fixes = () => removeSuppression(section.text, suppression, 'Remove the suppression');
    return say('suppression-unused', 'unused', message, rulesOf(suppression), suppression, fixes);
  }
  return unused.flatMap((named) => {
    const message = `"${named.rule}" is not reported here, so suppressing it does nothing.`;
    const at = { span: named.span, path: suppression.path };
    const fixes = () => removeName(section.text, suppression, named);
    return say('suppression-unused', 'unused-rule', message, { rule: named.rule }, at, fixes);
  });
}

function canTell(id: string, config: Config, failed: ReadonlySet<string>): boolean {
  const meta = findRule(id)?.meta;
  if (!meta || isFixed(id) || meta.crossResource || failed.has(id)) return false;
  return isOn(meta, config);
}
