import type { Hover } from 'vscode-languageserver';
import type { FactType } from '../../kube/facts/fact.ts';
import type { Stated } from '../../kube/facts/facts.ts';
import { hover } from '../../service/hover.ts';
import { statementsOf } from '../../service/navigation/definition.ts';
import { hasKindElsewhere, isSaidElsewhere } from '../coexistence.ts';
import { type Feature, type ServerContext, viewOf } from '../context.ts';
import { rulePageLink } from '../ruleLink.ts';
import { sectionsOf } from '../sections.ts';
import { toHover } from '../toLsp.ts';
import { configHover } from './configFile.ts';

/** Hovers on findings, fields and values. */
export const hovers: Feature = (context) => {
  const { connection, features, scheduler, descriptions } = context;
  const host = { descriptions, ruleLink: rulePageLink(features) };
  connection.onHover(
    scheduler.guard('textDocument/hover', async (params): Promise<Hover | null> => {
      const inConfiguration = configHover(context, params.textDocument.uri, params.position);
      if (inConfiguration !== undefined) return inConfiguration;
      const view = await viewOf(context, params.textDocument.uri);
      const found =
        view &&
        hover(view.snapshot, params.position, {
          ...host,
          ...(features.lineLinks ? { lineOf: (fact) => lineOf(fact, context) } : {}),
          schemaElsewhere: (kind) => view.left.hover && hasKindElsewhere(view.left, kind),
          isSaidElsewhere: (finding) => isSaidElsewhere(finding, view.left),
        });
      return found ? toHover(found, features) : null;
    }),
  );
  return { hoverProvider: true };
};

/** The line of an object's name in its file, from 1 on. */
function lineOf(fact: Stated<FactType>, context: ServerContext): number | undefined {
  const [place] = statementsOf(fact, {}, (file) => sectionsOf(file, context));
  return place && place.range.start.line + 1;
}
