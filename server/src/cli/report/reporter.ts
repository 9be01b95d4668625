import type { SuppressedBy } from '../../analysis/suppress/suppression.ts';
import type { InputError } from '../../host/files.ts';
import type { Safety } from '../../rules/rule.ts';
import type { PlacedFinding } from '../../service/diagnose.ts';
import type { Counts } from '../exitStatus.ts';

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

/** Writes findings in some format while they are found, so that memory does not grow with the number of files. */
export interface Reporter {
  readonly file: (report: FileReport) => void;
  readonly end: (summary: Summary) => void;
}

/** Where a reporter writes. */
export type Write = (text: string) => void;
