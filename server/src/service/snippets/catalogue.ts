import data from '../../../../snippets/kubernetes.json' with { type: 'json' };

/** Text for a manifest, or a part of one, with tab stops. */
export interface Snippet {
  readonly name: string;
  /** What somebody types to get it; the first begins with `mg-`. */
  readonly prefixes: readonly string[];
  readonly description: string;
  /** In the snippet syntax of the language server protocol: indented by two spaces, without a line break at its end. */
  readonly body: string;
}

/** All snippets, in the order of `docs/snippets.md`: those that VS Code takes from `snippets/kubernetes.json`, with more words to type. */
export const SNIPPETS: readonly Snippet[] = Object.entries(data).map(
  ([name, { prefix, also, description, body }]) => ({
    name,
    prefixes: [...prefix, ...also],
    description,
    body: body.join('\n'),
  }),
);
