import { derive } from '../base/derive.ts';
import type { FileFacts, SectionFacts } from '../kube/facts/facts.ts';

/** Characters of definitions that are kept: as many as some thousand definitions have. */
export const MAX_DEFINITIONS = 64 * 1024 * 1024;

/** Keeps the texts of definitions within bounds. */
export interface DefinitionBudget {
  /** The facts of a file, without the texts of its definitions where these are too many together: their kinds are known by name only then. */
  readonly take: (facts: FileFacts) => FileFacts;
  /** The file is gone, or kept elsewhere. */
  readonly drop: (file: string) => void;
}

/**
 * Makes a budget. Definitions are read from their texts when an object of the kind is looked at, so the texts of closed files are kept:
 * a folder may have thousands of them.
 *
 * @param onExceeded called when a file is the first that goes beyond
 */
export function createDefinitionBudget(onExceeded: () => void, limit = MAX_DEFINITIONS): DefinitionBudget {
  const lengths = new Map<string, number>();
  let total = 0;
  let isExceeded = false;
  const drop = (file: string): void => {
    total -= lengths.get(file) ?? 0;
    lengths.delete(file);
  };
  const take = (facts: FileFacts): FileFacts => {
    drop(facts.file);
    const length = facts.sections.reduce((sum, { source }) => sum + (source?.text.length ?? 0), 0);
    if (length === 0) return facts;
    if (total + length <= limit) {
      lengths.set(facts.file, length);
      total += length;
      return facts;
    }
    if (!isExceeded) onExceeded();
    isExceeded = true;
    return { ...facts, sections: facts.sections.map(withoutSource) };
  };
  return { take, drop };
}

const withoutSource = derive((section: SectionFacts): SectionFacts => {
  const { source, objects } = section;
  return source ? { objects } : section;
});
