import { type PlacedSection, splitSections } from '../syntax/sections.ts';
import type { ServerContext } from './context.ts';

/** The documents of a file as it is now: in the editor where it is open, else on the disk. None where it cannot be read. */
export function sectionsOf(uri: string, { workspace }: ServerContext): readonly PlacedSection[] {
  const text = workspace.read(uri);
  return text === undefined ? [] : splitSections(text).sections;
}
