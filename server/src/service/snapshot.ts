import { derive } from '../base/derive.ts';
import type { Config } from '../config/config.ts';
import { resourcesOf } from '../kube/resource.ts';
import { type Facts, factsOf, NO_FACTS } from '../rules/facts.ts';
import type { RuleContext } from '../rules/rule.ts';
import { type Section, type SourceFile, splitSections } from '../syntax/sections.ts';
import { findInputProblem } from './input.ts';

/** One version of one file with everything that verdicts on it depend on. Immutable. */
export interface Snapshot {
  /** Without sections where the text cannot be looked at. */
  readonly file: SourceFile;
  readonly context: RuleContext;
  /** Why the file is not looked at: too large, binary. */
  readonly problem: string | undefined;
}

/**
 * Makes the snapshot of a text.
 *
 * Sections whose text is that of the previous snapshot, and the context where nothing in it changed, are taken over, so that
 * only what an edit touched is judged again.
 *
 * @param others what other files say (see `factsOfFile`)
 */
export function createSnapshot(
  text: string,
  config: Config,
  previous?: Snapshot,
  others: Facts = NO_FACTS,
): Snapshot {
  const problem = findInputProblem(text);
  const file = problem ? { text, sections: [] } : splitSections(text, previous?.file);
  const facts = mergeFacts([factsOfFile(file), others]);
  return { file, problem, context: internContext({ config, facts }, previous?.context) };
}

/** What the documents of a file tell those of other files. */
export function factsOfFile(file: SourceFile): Facts {
  return mergeFacts(file.sections.map(({ section }) => sectionFacts(section)));
}

const sectionFacts = derive((section: Section): Facts => mergeFacts(resourcesOf(section).map(factsOf)));

/** All facts of several sources as one. */
export function mergeFacts(parts: readonly Facts[]): Facts {
  const serviceAccounts = parts.flatMap((part) => part.serviceAccounts);
  return serviceAccounts.length === 0 ? NO_FACTS : { serviceAccounts };
}

function internContext(context: RuleContext, previous: RuleContext | undefined): RuleContext {
  if (previous?.config !== context.config) return context;
  return JSON.stringify(previous.facts) === JSON.stringify(context.facts) ? previous : context;
}
