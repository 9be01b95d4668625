import type { Config } from '../config/config.ts';
import { createDefinitionBudget } from '../host/definitionBudget.ts';
import { type InputError, type InputFile, selectFiles } from '../host/files.ts';
import { decode, MAX_BYTES, readText } from '../host/readText.ts';
import { type Facts, type FileFacts, NO_FACTS } from '../kube/facts/facts.ts';
import { impliedKind } from '../kube/facts/readKustomization.ts';
import { type Diagnosis, diagnose } from '../service/diagnose.ts';
import type { Decoded } from '../service/input.ts';
import { createSnapshot, factsOfFile, type Snapshot } from '../service/snapshot.ts';
import { parse } from '../syntax/parse.ts';
import { type SourceFile, splitSections } from '../syntax/sections.ts';
import type { ConfigFinder } from './configFile.ts';
import type { Io } from './io.ts';

/** A file to look at, with the configuration that holds for it. */
export interface Input {
  readonly file: InputFile;
  readonly config: Config;
  /** Reads it; texts are not kept, so that memory does not grow with their number. */
  readonly read: () => Decoded;
  /** Gives away what was parsed when the facts were read, if it was kept. */
  readonly takeSource: () => SourceFile | undefined;
}

/**
 * Texts that are kept parsed from reading their facts to judging them, in UTF-16 units all together. A unit takes some 85 bytes. This is
 * a thousand files of common size; of more files the others are parsed twice.
 */
const MAX_KEPT = 512 * 1024;

/** Everything that must be known before the first verdict. */
export interface Prepared {
  readonly inputs: readonly Input[];
  /** What all inputs together say about each other. */
  readonly facts: Facts;
  readonly errors: readonly InputError[];
}

/** A file with its verdicts, or why there are none. */
export type Analysis =
  | { readonly snapshot: Snapshot; readonly diagnosis: Diagnosis; readonly errors: readonly Failure[] }
  | { readonly problem: string };

/** Something that kept a part of a file from being judged. */
interface Failure {
  readonly message: string;
  /** Whether a finding says the same. */
  readonly isFinding: boolean;
}

/**
 * Selects the files, finds the configuration of each and collects the facts, so that verdicts do not depend on the order.
 *
 * @throws UsageError for a wrong configuration file
 */
export async function prepareInputs(
  paths: readonly string[],
  findConfig: ConfigFinder,
  io: Io,
): Promise<Prepared> {
  const stdin = paths.includes('-') ? decode(await io.readStdin(MAX_BYTES)) : undefined;
  const { files, errors } = selectFiles(paths, io.cwd);
  const sources = new Map<InputFile, SourceFile>();
  const inputs = files.map((file): Input => {
    const read = (): Decoded => (file.path === '-' && stdin ? stdin : readText(file.path));
    const takeSource = (): SourceFile | undefined => {
      const source = sources.get(file);
      sources.delete(file);
      return source;
    };
    return { file, config: findConfig(file.path), read, takeSource };
  });
  let kept = 0;
  const keep = ({ file }: Input, source: SourceFile): void => {
    if (kept + source.text.length > MAX_KEPT) return;
    kept += source.text.length;
    sources.set(file, source);
  };
  const budget = createDefinitionBudget(() => undefined);
  const facts = {
    files: inputs.flatMap((input) => {
      const own = factsOfInput(input, keep);
      return own ? [budget.take(own)] : [];
    }),
  };
  return { inputs, facts: facts.files.length > 0 ? facts : NO_FACTS, errors };
}

function factsOfInput(input: Input, keep: (input: Input, source: SourceFile) => void): FileFacts | undefined {
  const content = input.read();
  if ('problem' in content) return undefined;
  try {
    const source = splitSections(content.text, undefined, impliedKind(input.file.name));
    const facts = factsOfFile(source, input.file.name);
    keep(input, source);
    return facts.sections.length > 0 ? facts : undefined;
  } catch {
    return undefined;
  }
}

/** Judges a file. Never throws: a bug in the engine costs the verdicts on this file and is said. */
export function analyse(input: Input, facts: Facts): Analysis {
  const before = input.takeSource();
  const content = input.read();
  if ('problem' in content) return content;
  try {
    const snapshot = createSnapshot(content.text, input.config, {
      file: input.file.name,
      factsWith: () => facts,
      before,
    });
    const diagnosis = diagnose(snapshot);
    if (diagnosis.problem !== undefined) return { problem: diagnosis.problem };
    return { snapshot, diagnosis, errors: failuresOf(snapshot, diagnosis, input.file.explicit) };
  } catch (error) {
    return { problem: `It could not be analysed because of a bug in Manifest Guard: ${messageOf(error)}` };
  }
}

function failuresOf(snapshot: Snapshot, diagnosis: Diagnosis, explicit: boolean): Failure[] {
  const broken = describeBroken(snapshot, diagnosis, explicit);
  const bugs = diagnosis.failures.map(({ rule, error }) => ({
    message: `Rule "${rule}" failed because of a bug in Manifest Guard: ${messageOf(error)}`,
    isFinding: false,
  }));
  return broken ? [broken, ...bugs] : bugs;
}

/**
 * What makes a file unparsable. In a folder, broken text that does not look like a manifest is none of our business (JSON with
 * comments, other tools' templates), unless it is made to hurt parsers.
 */
function describeBroken(snapshot: Snapshot, diagnosis: Diagnosis, explicit: boolean): Failure | undefined {
  if (!diagnosis.unparsable) return undefined;
  for (const { section, startLine } of snapshot.file.sections) {
    const { problems, templated } = parse(section);
    const problem = problems.find(({ id }) => id !== 'yaml-duplicate-key');
    if (templated || !problem) continue;
    const hostile = problem.id === 'yaml-too-deep' || problem.id === 'yaml-excessive-aliasing';
    if (!explicit && !diagnosis.isManifest && !hostile) continue;
    const line = startLine + 1 + section.text.slice(0, problem.span.start).split(/\r\n?|\n/).length - 1;
    return { message: `line ${line}: ${problem.message}`, isFinding: diagnosis.isManifest };
  }
  return undefined;
}

/** The first line of what was thrown. */
function messageOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n')[0] ?? '';
}
