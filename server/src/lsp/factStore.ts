import { type Facts, type FileFacts, withFile } from '../kube/facts/facts.ts';

/** What is known of all files, open or not. */
export interface FactStore {
  /** All of it as one immutable value: the same object until something changes. */
  readonly current: () => Facts;
  /** Takes what a file says now. */
  readonly put: (own: FileFacts) => void;
  /** The same, and gives all of it. */
  readonly currentWith: (own: FileFacts) => Facts;
  readonly remove: (file: string) => void;
}

/** Makes an empty store. Changes to one file after another, as somebody types there, cost nothing that grows with the number of files. */
export function createFactStore(): FactStore {
  const files = new Map<string, FileFacts>();
  let latest: string | undefined;
  let others: Facts | undefined;
  let all: Facts | undefined;

  const current = (): Facts => {
    all ??= collect();
    return all;
  };
  const collect = (): Facts => {
    others ??= {
      files: [...files.values()].filter(({ file }) => file !== latest).sort(byName),
    };
    const own = latest === undefined ? undefined : files.get(latest);
    return own ? withFile(others, own) : others;
  };
  const changed = (file: string): void => {
    all = undefined;
    if (file === latest) return;
    latest = file;
    others = undefined;
  };
  const remove = (file: string): void => {
    if (files.delete(file)) changed(file);
  };
  const put = (own: FileFacts): void => {
    const known = files.get(own.file);
    if (known && saysTheSame(known, own)) return;
    if (own.sections.length === 0) {
      remove(own.file);
    } else {
      files.set(own.file, own);
      changed(own.file);
    }
  };
  return {
    current,
    put,
    currentWith: (own) => {
      put(own);
      return current();
    },
    remove,
  };
}

const byName = (a: FileFacts, b: FileFacts): number => (a.file < b.file ? -1 : Number(a.file > b.file));

/** Facts of equal content are one object. */
function saysTheSame({ sections: a }: FileFacts, { sections: b }: FileFacts): boolean {
  return a.length === b.length && a.every((section, index) => section === b[index]);
}
