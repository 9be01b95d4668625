/**
 * Memoised derivations: a value computed once per immutable input object.
 *
 * The input itself is the cache key (by identity, held weakly), so a key cannot be incomplete and nothing needs evicting.
 * Every derivation counts its runs, so that a test can say what an edit caused to be recomputed.
 */

/** A memoised function of one object, with the number of times it really ran. */
export interface Derived<K extends object, V> {
  (key: K): V;
  /** How often the computation ran since the process started. */
  readonly runs: () => number;
}

/** A memoised function of two objects, with the number of times it really ran. */
export interface Derived2<A extends object, B extends object, V> {
  (a: A, b: B): V;
  /** How often the computation ran since the process started. */
  readonly runs: () => number;
}

/** Makes a memoised function of one immutable object. */
export function derive<K extends object, V>(compute: (key: K) => V): Derived<K, V> {
  const memo = new WeakMap<K, { readonly value: V }>();
  let runs = 0;
  const derived = (key: K): V => {
    const known = memo.get(key);
    if (known) return known.value;
    runs += 1;
    const value = compute(key);
    memo.set(key, { value });
    return value;
  };
  return Object.assign(derived, { runs: () => runs });
}

/** Makes a memoised function of two immutable objects. */
export function derive2<A extends object, B extends object, V>(
  compute: (a: A, b: B) => V,
): Derived2<A, B, V> {
  let runs = 0;
  const inner = derive((a: A) =>
    derive((b: B) => {
      runs += 1;
      return compute(a, b);
    }),
  );
  const derived = (a: A, b: B): V => inner(a)(b);
  return Object.assign(derived, { runs: () => runs });
}
