import type { Position, Range } from '../../../server/src/base/span.ts';
import { DEFAULT_CONFIG } from '../../../server/src/config/config.ts';
import { type FileFacts, withFile } from '../../../server/src/kube/facts/facts.ts';
import { factsOfFile } from '../../../server/src/service/fileFacts.ts';
import { createSnapshot, type Snapshot } from '../../../server/src/service/snapshot.ts';
import { splitSections } from '../../../server/src/syntax/sections.ts';

/** Texts of other files by their names. */
export type Files = Readonly<Record<string, string>>;

/** A text with a `|` where somebody points, among other files. */
export interface Pointed {
  readonly text: string;
  readonly position: Position;
  readonly snapshot: Snapshot;
  /** All files by name, that of the text too. */
  readonly files: Files;
}

/** The file `app/web.yaml` as somebody points at the place of its `|`. */
export function pointed(marked: string, others: Files = {}): Pointed {
  const at = marked.indexOf('|');
  const text = marked.slice(0, at) + marked.slice(at + 1);
  const before = text.slice(0, at).split('\n');
  const known = Object.entries(others).map(([name, other]) => factsOfFile(splitSections(other), name));
  known.sort((a, b) => (a.file < b.file ? -1 : 1));
  const factsWith = (own: FileFacts) => withFile({ files: known }, own);
  return {
    text,
    position: { line: before.length - 1, character: before.at(-1)?.length ?? 0 },
    snapshot: createSnapshot(text, DEFAULT_CONFIG, { file: FILE, factsWith }),
    files: { ...others, [FILE]: text },
  };
}

const FILE = 'app/web.yaml';

/** `line:text` of a range, lines from 1 on. */
export function shown(text: string, { start, end }: Range): string {
  return `${start.line + 1}:${text.split('\n')[start.line]?.slice(start.character, end.character)}`;
}
