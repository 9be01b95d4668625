import type { Facts, FileFacts } from '../kube/facts/facts.ts';

/** What is known of all files, open or not. */
export interface FactStore {
  /** All of it as one immutable value: the same object until something changes. */
  readonly current: () => Facts;
  /** Takes what a file says now, and gives all of it. */
  readonly put: (own: FileFacts) => Facts;
  readonly remove: (file: string) => void;
}

/** Makes an empty store. */
export function createFactStore(): FactStore {
  const files = new Map<string, FileFacts>();
  let facts: Facts = { files: [] };
  const changed = (): void => {
    facts = { files: [...files.values()] };
  };
  return {
    current: () => facts,
    put: (own) => {
      const known = files.get(own.file);
      const saysNothing = own.sections.length === 0;
      if (known === own || (saysNothing && !known)) return facts;
      if (saysNothing) files.delete(own.file);
      else files.set(own.file, own);
      changed();
      return facts;
    },
    remove: (file) => {
      if (files.delete(file)) changed();
    },
  };
}
