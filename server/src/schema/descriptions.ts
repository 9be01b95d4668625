/** What types and their fields mean, in the words of those who made them. */
export interface Descriptions {
  /**
   * The text about a type, or about a field of it; undefined where nothing is known. As it stands in the source: not in Markdown, and of
   * any length.
   */
  readonly of: (type: string, field?: string) => string | undefined;
}

/** By type, then by field; the empty key is the type itself. */
type Texts = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Files of the package with descriptions; all have the same form. */
export const DESCRIPTION_FILES = [
  'schemas/kubernetes/descriptions.json',
  'schemas/kinds/descriptions.json',
] as const;

/** No descriptions at all. */
export const NO_DESCRIPTIONS: Descriptions = { of: () => undefined };

/**
 * Descriptions that are read when somebody first asks for one, and kept: validation never needs them.
 *
 * @param read the content of one of `DESCRIPTION_FILES`; undefined where it cannot be read
 * @param onProblem is told once of each file that has no descriptions
 */
export function lazyDescriptions(
  read: (file: string) => string | undefined,
  onProblem: (message: string) => void = () => undefined,
): Descriptions {
  const files = DESCRIPTION_FILES.map((file) => {
    let texts: Texts | undefined;
    return (): Texts => {
      texts ??= readTexts(file, read(file), onProblem);
      return texts;
    };
  });
  return {
    of: (type, field = '') => {
      for (const texts of files) {
        const found = own(own(texts(), type), field);
        if (found !== undefined) return found;
      }
      return undefined;
    },
  };
}

function readTexts(file: string, content: string | undefined, onProblem: (message: string) => void): Texts {
  if (content !== undefined) {
    try {
      const parsed: unknown = JSON.parse(content);
      // The file is our own: what is in it is as the generator writes it.
      if (typeof parsed === 'object' && parsed !== null) return parsed as Texts;
    } catch {
      // Said below.
    }
  }
  onProblem(`Hovers have no descriptions of ${file}: the file is missing or cannot be read.`);
  return {};
}

function own<V>(table: Readonly<Record<string, V>> | undefined, key: string): V | undefined {
  const value = table && Object.hasOwn(table, key) ? table[key] : undefined;
  return typeof value === 'string' || typeof value === 'object' ? value : undefined;
}
