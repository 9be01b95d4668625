import type { Hover } from 'vscode-languageserver';
import { hover } from '../../service/hover.ts';
import { isSaidElsewhere } from '../coexistence.ts';
import { type Feature, viewOf } from '../context.ts';
import { rulePageLink } from '../ruleLink.ts';
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
          schemaElsewhere: view.left.hover,
          isSaidElsewhere: (finding) => isSaidElsewhere(finding, view.left),
        });
      return found ? toHover(found, features) : null;
    }),
  );
  return { hoverProvider: true };
};
