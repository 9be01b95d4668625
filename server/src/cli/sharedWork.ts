/** Chunks that a worker takes at once: it has its next one already when it is done with one. */
const CHUNKS_AT_ONCE = 2;

/** Chunks of work that workers take one after the other, each first those that it had before. */
export class SharedWork<Item, Worker> {
  readonly #chunks: readonly (readonly Item[])[];
  readonly #isLost: (error: unknown) => boolean;
  readonly #owners = new Map<number, Worker>();
  #workers: readonly Worker[];

  /** @param isLost whether an error means that the worker is no more; asked once for each that is lost. Other errors are thrown. */
  constructor(
    chunks: readonly (readonly Item[])[],
    workers: readonly Worker[],
    isLost: (error: unknown) => boolean,
  ) {
    this.#chunks = chunks;
    this.#workers = workers;
    this.#isLost = isLost;
  }

  /** Those that are left. */
  get workers(): readonly Worker[] {
    return this.#workers;
  }

  /**
   * Does something with each chunk.
   *
   * @param instead does it where no worker is left
   * @param done hears of each result at once, in any order
   */
  async share<Result>(
    work: (worker: Worker, chunk: readonly Item[]) => Promise<Result>,
    instead: (chunk: readonly Item[]) => Result,
    done: (result: Result, index: number) => void,
  ): Promise<void> {
    const left = new Set(this.#chunks.keys());
    const run = async (worker: Worker): Promise<void> => {
      for (let index = this.#next(left, worker); index !== undefined; index = this.#next(left, worker)) {
        try {
          const result = await work(worker, this.#chunks[index] ?? []);
          this.#owners.set(index, worker);
          done(result, index);
        } catch (error) {
          left.add(index);
          this.#lose(worker, error);
          return;
        }
      }
    };
    // What a lost worker gives back when the others have finished is shared among those once more.
    while (left.size > 0 && this.#workers.length > 0) {
      const runs = this.#workers.flatMap((worker) =>
        Array.from({ length: CHUNKS_AT_ONCE }, () => run(worker)),
      );
      await Promise.all(runs);
    }
    for (const index of left) done(instead(this.#chunks[index] ?? []), index);
  }

  /** Takes a chunk of its own or nobody's, else the one that another would get to last. */
  #next(left: Set<number>, worker: Worker): number | undefined {
    let index: number | undefined;
    for (const candidate of left) {
      index = candidate;
      const owner = this.#owners.get(candidate);
      if (!owner || owner === worker) break;
    }
    if (index !== undefined) left.delete(index);
    return index;
  }

  #lose(worker: Worker, error: unknown): void {
    if (!this.#workers.includes(worker)) return;
    if (!this.#isLost(error)) throw error;
    this.#workers = this.#workers.filter((other) => other !== worker);
  }
}
