import type { JudgeContext } from '../analysis/judge.ts';
import { fileWideOf } from '../analysis/suppress/fileWide.ts';
import { derive } from '../base/derive.ts';
import { internByText } from '../base/intern.ts';
import type { Config } from '../config/config.ts';
import type { Fact } from '../kube/facts/fact.ts';
import {
  type DefinitionSource,
  type Facts,
  type FileFacts,
  NO_FACTS,
  type SectionFacts,
  withFile,
} from '../kube/facts/facts.ts';
import { readFacts } from '../kube/facts/read.ts';
import { impliedKind, isKustomizationFile, readKustomization } from '../kube/facts/readKustomization.ts';
import { resourcesOf } from '../kube/resource.ts';
import type { RuleContext } from '../rules/rule.ts';
import { Field } from '../syntax/field.ts';
import { parse } from '../syntax/parse.ts';
import { type Section, type SourceFile, splitSections } from '../syntax/sections.ts';
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
  const problem = findInputProblem(text);
  const file = problem ? { text, sections: [] } : splitSections(text, before, impliedKind(name));
  const facts = factsOfFile(file, name, previous?.facts);
  const rules: RuleContext = { config, facts: factsWith(facts), file: name };
  const first = file.sections[0]?.section;
  const context = contextOf(rules, first && fileWideOf(first), previous?.context);
  return { file, facts, problem, context };
}

const alone = derive((own: FileFacts): Facts => withFile(NO_FACTS, own));

/** What the documents of a file tell those of other files: the object from before where nothing changed. */
export function factsOfFile(source: SourceFile, file: string, previous?: FileFacts): FileFacts {
  const read = isKustomizationFile(file) ? kustomizationFacts : sectionFacts;
  const sections = source.sections
    .map(({ section }) => read(section))
    .filter(({ objects }) => objects.length > 0);
  return previous?.file === file && sameItems(previous.sections, sections) ? previous : { file, sections };
}

interface InternedFacts extends SectionFacts {
  readonly text: string;
}

/** Facts are plain data: read back from their JSON, equal ones are the same object. */
const internFacts = internByText(
  (text): InternedFacts => ({ text, objects: JSON.parse(text) as readonly Fact[] }),
);

const sectionFacts = derive((section: Section): SectionFacts => {
  const objects = resourcesOf(section).flatMap(readFacts);
  return objects.some(({ type }) => type === 'definition')
    ? definitionFacts(section, objects)
    : internFacts(JSON.stringify(objects));
});

const internSource = internByText((text): DefinitionSource => ({ text }));

const factsOfSource = derive((_: DefinitionSource): { facts?: SectionFacts } => ({}));

/**
 * Of a document that defines kinds, the text is a part of what it says: schemas are read from there when they are needed. Equal texts
 * give the same object.
 */
function definitionFacts({ text }: Section, objects: readonly Fact[]): SectionFacts {
  const source = internSource(text);
  const held = factsOfSource(source);
  held.facts ??= { objects: JSON.parse(JSON.stringify(objects)) as readonly Fact[], source };
  return held.facts;
}

const kustomizationFacts = derive((section: Section): SectionFacts => {
  const { root } = parse(section);
  return internFacts(JSON.stringify(root ? readKustomization(Field.of(root)) : []));
});

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

function sameItems(a: readonly object[], b: readonly object[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
