import type { JudgeContext } from '../analysis/judge.ts';
import { fileWideOf } from '../analysis/suppress/fileWide.ts';
import { derive } from '../base/derive.ts';
import type { Config } from '../config/config.ts';
import { type Facts, type FileFacts, NO_FACTS, withFile } from '../kube/facts/facts.ts';
import { roleOf } from '../kube/facts/fileRole.ts';
import type { RuleContext } from '../rules/rule.ts';
import { type Section, type SourceFile, splitSections } from '../syntax/sections.ts';
import { factsOfFile, sectionFacts } from './fileFacts.ts';
import { findInputProblem } from './input.ts';

/** One version of one file with everything that verdicts on it depend on. Immutable. */
export interface Snapshot {
  /** Without sections where the text cannot be looked at. */
  readonly file: SourceFile;
  /** What the file says to others. */
  readonly facts: FileFacts;
  readonly context: JudgeContext;
  /** Why the file is not looked at: too large, binary. */
  readonly problem: string | undefined;
}

/** What a snapshot may know besides text and configuration. */
export interface Surroundings {
  /** URI or path of the file. */
  readonly file?: string;
  readonly previous?: Snapshot | undefined;
  /** The file as it was read before: sections of the same text are taken over. */
  readonly before?: SourceFile | undefined;
  /** What is known of all files before this one is read: by that it may be a patch. By default as the previous snapshot knew it. */
  readonly known?: Facts;
  /** Puts what this file says among what the others say; the same object as long as none of it changes. */
  readonly factsWith?: (own: FileFacts) => Facts;
}

/**
 * Makes the snapshot of a text.
 *
 * Sections whose text is that of the previous snapshot, and the context where nothing in it changed, are taken over, so that
 * only what an edit touched is judged again.
 */
export function createSnapshot(text: string, config: Config, surroundings: Surroundings = {}): Snapshot {
  const { file: name = '', previous, before = previous?.file, factsWith = alone } = surroundings;
  const { known = previous?.context.facts } = surroundings;
  const problem = findInputProblem(text);
  const file = problem ? { text, sections: [] } : splitSections(text, before, roleOf(name, known));
  const facts = factsOfFile(file, name, previous?.facts);
  const rules: RuleContext = { config, facts: factsWith(facts), file: name };
  const first = file.sections[0]?.section;
  const context = contextOf(rules, first && fileWideOf(first), previous?.context);
  return { file, facts, problem, context };
}

const alone = derive((own: FileFacts): Facts => withFile(NO_FACTS, own));

/** What holds after a section of the file was edited: the same context, unless it says something else to the others now. */
export function contextAfter(context: JudgeContext, before: Section, after: Section): JudgeContext {
  const [old, now] = [sectionFacts(before), sectionFacts(after)];
  if (old === now) return context;
  const files = context.facts.files.map((own): FileFacts => {
    if (own.file !== context.file) return own;
    const at = own.sections.indexOf(old);
    return { ...own, sections: at < 0 ? [...own.sections, now] : own.sections.with(at, now) };
  });
  const facts: Facts = { files };
  const rules: RuleContext = { config: context.config, file: context.file, facts };
  return { ...rules, rules, fileWide: context.fileWide };
}

/** The context from before where nothing in it changed, and else as much of it as did not. */
function contextOf(
  rules: RuleContext,
  fileWide: JudgeContext['fileWide'],
  previous: JudgeContext | undefined,
): JudgeContext {
  const before = previous?.rules;
  const isSame =
    before?.config === rules.config && before.file === rules.file && before.facts === rules.facts;
  if (isSame && previous && previous.fileWide === fileWide) return previous;
  const kept = isSame ? before : rules;
  return { ...kept, rules: kept, fileWide };
}
