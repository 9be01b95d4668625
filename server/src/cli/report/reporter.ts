import type { SuppressedBy } from '../../analysis/suppress/suppression.ts';
import type { InputError } from '../../host/files.ts';
import type { Safety } from '../../rules/rule.ts';
import type { PlacedFinding } from '../../service/diagnose.ts';
import type { Counts } from '../exitStatus.ts';
import type { Style } from '../style.ts';

/** A finding and whether it can be fixed where it stands. */
export interface ReportedFinding {
  readonly placed: PlacedFinding;
  /** Tries its fixes, which costs as much as judging: only for formats that say it. */
  readonly fix: () => Safety | null;
}

/** A finding that is not reported because somebody said so. */
export interface ReportedSuppression extends ReportedFinding {
  readonly reason: string;
  readonly by: SuppressedBy;
}

/** What was found in a file. */
export interface FileReport {
  /** As shown: relative to the working directory, with `/`. */
  readonly file: string;
  readonly findings: readonly ReportedFinding[];
  readonly suppressed: readonly ReportedSuppression[];
}

/** What a whole run found. */
export interface Summary {
  readonly files: number;
  readonly documents: number;
  readonly counts: Counts;
  /** Findings that are not among the counts because somebody suppressed them. */
  readonly suppressed: number;
  readonly errors: readonly InputError[];
}

/** What a format says of one file: plain data, so that any thread may make it. */
export interface FilePart {
  /** What goes to the output as it is, without what separates it from other files; empty where there is nothing to say. */
  readonly text: string;
  /** The same of what is not reported, for formats that say it at the end. */
  readonly suppressed?: string;
  /** How many findings can be fixed, for formats that sum them up. */
  readonly fixable?: Readonly<Record<Safety, number>>;
}

/** Writes what a format says of files while it is found, so that memory does not grow with the number of files. */
export interface Reporter {
  readonly file: (part: FilePart) => void;
  readonly end: (summary: Summary) => void;
}

/** A format: what it says of a file depends on nothing else, and the parts are put together in the order of the files. */
export interface Format {
  readonly toPart: (report: FileReport, style: Style) => FilePart;
  readonly createReporter: (write: Write, style: Style) => Reporter;
}

/** Where a reporter writes. */
export type Write = (text: string) => void;
