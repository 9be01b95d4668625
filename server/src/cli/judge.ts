import type { Severity } from '../config/config.ts';
import type { Facts, FileFacts } from '../kube/facts/facts.ts';
import type { Diagnosis, PlacedFinding } from '../service/diagnose.ts';
import { type PlainFacts, toPlainFacts } from '../service/fileFacts.ts';
import { fixability } from '../service/fixesOf.ts';
import type { Snapshot } from '../service/snapshot.ts';
import { type Counts, NO_COUNTS } from './exitStatus.ts';
import { analyse, describeBug, type Failure, type Input, joinFacts, Sources } from './inputs.ts';
import { type CheckFormat, FORMATS } from './report/formats.ts';
import type { FilePart, FileReport } from './report/reporter.ts';
import { createStyle } from './style.ts';

/** How findings are written. */
export interface Manner {
  readonly format: CheckFormat;
  readonly color: boolean;
}

/** What checking a file came to. Plain data, so that it may come from another thread. */
export interface FileOutcome {
  readonly file: string;
  /** Undefined where the file could not be looked at. */
  readonly judged: Judged | undefined;
  readonly failures: readonly Failure[];
}

interface Judged {
  readonly part: FilePart;
  readonly documents: number;
  readonly counts: Counts;
  readonly suppressed: number;
}

/** How files are judged, and who hears of it. */
export interface Judging {
  readonly manner: Manner;
  /** How many threads share the work; undefined: as many as the work is worth. */
  readonly threads: number | undefined;
  /** Takes what checking each file came to, in the order of the files. */
  readonly take: (outcome: FileOutcome) => void;
  /** Says something that the user should know of the run itself. */
  readonly warn: (message: string) => void;
}

/** Judges files in two steps: first it reads what each tells the others, then it judges them by what all of them tell. */
export class Judge {
  readonly #manner: Manner;
  readonly #sources = new Sources();
  #facts: Facts = joinFacts([]);

  constructor(manner: Manner) {
    this.#manner = manner;
  }

  /** What files tell others; nothing of those that tell nothing. */
  read(inputs: readonly Input[]): FileFacts[] {
    return inputs.flatMap((input) => this.#sources.factsOf(input) ?? []);
  }

  /** The same for another thread. */
  readPlain(inputs: readonly Input[]): PlainFacts[] {
    return this.read(inputs).map(toPlainFacts);
  }

  /** Takes note of what all files tell, in the order of their names. */
  learn(files: readonly FileFacts[]): void {
    this.#facts = joinFacts(files);
  }

  /** Judges a file. Never throws: a bug in the engine costs the verdicts on this file and is said. */
  judge(input: Input): FileOutcome {
    const file = input.file.name;
    const analysis = analyse(input, this.#facts, this.#sources.take(input));
    if ('problem' in analysis) return failed(file, analysis.problem);
    const { snapshot, diagnosis, errors } = analysis;
    try {
      const report = toReport(file, snapshot, diagnosis);
      const part = FORMATS[this.#manner.format].toPart(report, createStyle(this.#manner.color));
      const judged = {
        part,
        documents: diagnosis.documents,
        counts: countSeverities(diagnosis.findings),
        suppressed: diagnosis.suppressed.length,
      };
      return { file, judged, failures: errors };
    } catch (error) {
      return failed(file, describeBug(error));
    }
  }
}

function failed(file: string, message: string): FileOutcome {
  return { file, judged: undefined, failures: [{ message, isFinding: false }] };
}

function toReport(file: string, snapshot: Snapshot, { findings, suppressed }: Diagnosis): FileReport {
  const reported = (placed: PlacedFinding) => ({ placed, fix: () => fixability(snapshot, placed) });
  return {
    file,
    findings: findings.map(reported),
    suppressed: suppressed.map(({ placed, reason, by }) => ({ ...reported(placed), reason, by })),
  };
}

/** How many findings there are of each severity. */
export function countSeverities(findings: readonly PlacedFinding[]): Counts {
  const counts: Record<Severity, number> = { ...NO_COUNTS };
  for (const { finding } of findings) counts[finding.severity] += 1;
  return counts;
}
