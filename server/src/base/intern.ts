/**
 * A copy that does not keep the text it was cut from alive: engines cut texts without copying them, but join them into new
 * ones.
 */
export function detach(text: string): string {
  return [text.slice(0, 1), text.slice(1)].join('');
}

/** What is interned by a text holds that text. */
interface HasText {
  readonly text: string;
}

/**
 * Makes a function that gives the same object for the same text, as long as somebody holds that object. Values derived from
 * it are then shared by all places, files and versions that contain the text.
 */
export function internByText<V extends HasText>(make: (text: string) => V): (text: string) => V {
  const known = new Map<string, WeakRef<V>>();
  const registry = new FinalizationRegistry<string>((text) => {
    if (known.get(text)?.deref() === undefined) known.delete(text);
  });
  return (text) => {
    const old = known.get(text)?.deref();
    if (old) return old;
    const value = make(detach(text));
    known.set(value.text, new WeakRef(value));
    registry.register(value, value.text);
    return value;
  };
}
