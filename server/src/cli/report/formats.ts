import { GITHUB_FORMAT } from './github.ts';
import { JSON_FORMAT } from './json.ts';
import type { Format } from './reporter.ts';
import { SARIF_FORMAT } from './sarif.ts';
import { TEXT_FORMAT } from './text.ts';

/** Formats of `check`. */
export type CheckFormat = 'text' | 'json' | 'sarif' | 'github';

/** How each format is written. */
export const FORMATS: Readonly<Record<CheckFormat, Format>> = {
  text: TEXT_FORMAT,
  json: JSON_FORMAT,
  sarif: SARIF_FORMAT,
  github: GITHUB_FORMAT,
};
