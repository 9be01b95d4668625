import type { Spot } from '../cursor/spot.ts';
import { SNIPPETS } from '../snippets/catalogue.ts';
import type { Proposal } from './proposal.ts';

/** Whole manifests, for clients that do not read the snippets of the extension. */
export function snippetProposals(spot: Spot): readonly Proposal[] {
  return SNIPPETS.flatMap(({ name, prefixes, description, body }) => {
    const [prefix] = prefixes;
    return prefix === undefined
      ? []
      : [
          {
            label: prefix,
            kind: 'snippet' as const,
            detail: name,
            documentation: description,
            plain: withDefaults(body),
            snippet: body,
            span: spot.span,
            filter: `${prefixes.join(' ')} ${name}`,
            goesOn: false,
          },
        ];
  });
}

/** A snippet as it is when every placeholder keeps its default. */
export function withDefaults(body: string): string {
  return body
    .replace(/\$\{\d+\|([^,|]*)[^}]*\}/g, '$1')
    .replace(/\$\{\d+:((?:\\.|[^}\\])*)\}/g, '$1')
    .replace(/\$(?:\d+|\{\d+\})/g, '')
    .replace(/\\([\\$}])/g, '$1');
}
