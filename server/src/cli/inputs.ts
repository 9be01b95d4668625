import type { Config } from '../config/config.ts';
import { createDefinitionBudget } from '../host/definitionBudget.ts';
import { type InputError, type InputFile, selectFiles } from '../host/files.ts';
import { decode, MAX_BYTES, readText } from '../host/readText.ts';
import { type Facts, type FileFacts, NO_FACTS } from '../kube/facts/facts.ts';
import { roleOf } from '../kube/facts/fileRole.ts';
import { type Diagnosis, diagnose } from '../service/diagnose.ts';
import { factsOfFile } from '../service/fileFacts.ts';
import type { Decoded } from '../service/input.ts';
import { createSnapshot, type Snapshot } from '../service/snapshot.ts';
import { parse } from '../syntax/parse.ts';
import { type SourceFile, splitSections } from '../syntax/sections.ts';
import type { ConfigFinder } from './configFile.ts';
import type { Io } from './io.ts';

/** A file to look at, with the configuration that holds for it. Plain data, so that any thread may look at it. */
export interface Input {
  readonly file: InputFile;
  readonly config: Config;
  /** What was read from standard input. Other texts are not kept, so that memory does not grow with their number. */
  readonly given?: Decoded;
}

/** The inputs of a command, and paths that are none. */
export interface Selected {
  readonly inputs: readonly Input[];
  readonly errors: readonly InputError[];
}

/**
 * Selects the files and finds the configuration of each.
 *
 * @throws UsageError for a wrong configuration file
 */
export async function selectInputs(
  paths: readonly string[],
  findConfig: ConfigFinder,
  io: Io,
): Promise<Selected> {
  const stdin = paths.includes('-') ? decode(await io.readStdin(MAX_BYTES)) : undefined;
  const { files, errors } = selectFiles(paths, io.cwd);
  const inputs = files.map((file): Input => {
    const config = findConfig(file.path);
    return file.path === '-' && stdin ? { file, config, given: stdin } : { file, config };
  });
  return { inputs, errors };
}

/** Everything that must be known before the first verdict. */
export interface Prepared extends Selected {
  /** What all inputs together say about each other. */
  readonly facts: Facts;
  readonly sources: Sources;
}

/**
 * Selects the files and collects their facts, so that verdicts do not depend on the order.
 *
 * @throws UsageError for a wrong configuration file
 */
export async function prepareInputs(
  paths: readonly string[],
  findConfig: ConfigFinder,
  io: Io,
): Promise<Prepared> {
  const { inputs, errors } = await selectInputs(paths, findConfig, io);
  const sources = new Sources();
  return {
    inputs,
    errors,
    sources,
    facts: joinFacts(inputs.flatMap((input) => sources.factsOf(input) ?? [])),
  };
}

/** What files say about each other; the same in all threads, in which the files are in the same order. */
export function joinFacts(files: readonly FileFacts[]): Facts {
  const budget = createDefinitionBudget(() => undefined);
  return files.length > 0 ? { files: files.map(budget.take) } : NO_FACTS;
}

/**
 * Texts that are kept parsed from reading their facts to judging them, in UTF-16 units all together. A unit takes some 33 bytes. This is
 * two thousand files of common size; of more files the others are parsed twice.
 */
const MAX_KEPT = 1280 * 1024;

/** Reads facts from files, and keeps some of the files parsed until they are judged. */
export class Sources {
  readonly #kept = new Map<string, SourceFile>();
  #length = 0;

  /** What a file tells others; undefined where it tells nothing. */
  factsOf(input: Input): FileFacts | undefined {
    const content = readInput(input);
    if ('problem' in content) return undefined;
    const { name } = input.file;
    try {
      const source = splitSections(content.text, undefined, roleOf(name));
      const facts = factsOfFile(source, name);
      this.#keep(name, source);
      return facts.sections.length > 0 ? facts : undefined;
    } catch {
      return undefined;
    }
  }

  /** Gives away what was parsed when the facts were read, if it was kept. */
  take({ file }: Input): SourceFile | undefined {
    const source = this.#kept.get(file.name);
    this.#kept.delete(file.name);
    return source;
  }

  #keep(name: string, source: SourceFile): void {
    if (this.#length + source.text.length > MAX_KEPT) return;
    this.#length += source.text.length;
    this.#kept.set(name, source);
  }
}

function readInput({ file, given }: Input): Decoded {
  return given ?? readText(file.path);
}

/** A file with its verdicts, or why there are none. */
export type Analysis =
  | { readonly snapshot: Snapshot; readonly diagnosis: Diagnosis; readonly errors: readonly Failure[] }
  | { readonly problem: string };

/** Something that kept a part of a file from being judged. */
export interface Failure {
  readonly message: string;
  /** Whether a finding says the same. */
  readonly isFinding: boolean;
}

/**
 * Judges a file. Never throws: a bug in the engine costs the verdicts on this file and is said.
 *
 * @param before the file as it was parsed before, if it was kept
 */
export function analyse(input: Input, facts: Facts, before?: SourceFile): Analysis {
  const content = readInput(input);
  if ('problem' in content) return content;
  try {
    const snapshot = createSnapshot(content.text, input.config, {
      file: input.file.name,
      known: facts,
      factsWith: () => facts,
      before,
    });
    const diagnosis = diagnose(snapshot);
    if (diagnosis.problem !== undefined) return { problem: diagnosis.problem };
    return { snapshot, diagnosis, errors: failuresOf(snapshot, diagnosis, input.file.explicit) };
  } catch (error) {
    return { problem: describeBug(error) };
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

/** What is said of a file that the engine cannot cope with. */
export function describeBug(error: unknown): string {
  return `It could not be analysed because of a bug in Manifest Guard: ${messageOf(error)}`;
}

/** The first line of what was thrown. */
function messageOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n')[0] ?? '';
}
