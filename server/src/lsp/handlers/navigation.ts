import {
  type DocumentHighlight,
  DocumentHighlightKind,
  type Location,
  type SymbolInformation,
  type WorkspaceSymbol,
} from 'vscode-languageserver';
import type { FactType } from '../../kube/facts/fact.ts';
import type { Stated } from '../../kube/facts/facts.ts';
import { rangeOf } from '../../service/diagnose.ts';
import {
  definitionsAt,
  type FilePlace,
  type ReadFile,
  statementsOf,
} from '../../service/navigation/definition.ts';
import { type Highlight, highlightsAt } from '../../service/navigation/highlight.ts';
import { objectsMeant, searchObjects } from '../../service/navigation/objects.ts';
import { nameInFile, objectNameAt, type Spot, spotAt, usesIn } from '../../service/navigation/occurrences.ts';
import type { ObjectName } from '../../service/navigation/reference.ts';
import { type Feature, type ServerContext, type View, viewOf } from '../context.ts';
import { sectionsOf } from '../sections.ts';
import { symbolKindOf } from '../symbols.ts';

/** From the name of an object to where it is stated and to where others use it, and the objects of the workspace by name. */
export const navigation: Feature = (context) => {
  const { connection, facts, features, scheduler } = context;
  const read: ReadFile = (file) => sectionsOf(file, context);
  connection.onDefinition(
    scheduler.guard('textDocument/definition', async ({ textDocument, position }): Promise<Location[]> => {
      const view = await viewOf(context, textDocument.uri);
      const spot = view && spotAt(view.snapshot, position);
      return view && spot ? definitionsAt(view.snapshot, spot, read).map(toLocation) : [];
    }),
  );
  connection.onDocumentHighlight(
    scheduler.guard(
      'textDocument/documentHighlight',
      async ({ textDocument, position }): Promise<DocumentHighlight[]> => {
        const view = await viewOf(context, textDocument.uri);
        return view ? highlightsAt(view.snapshot, position).map(toHighlight) : [];
      },
    ),
  );
  connection.onReferences(
    scheduler.guard('textDocument/references', async (params): Promise<Location[]> => {
      const view = await viewOf(context, params.textDocument.uri);
      const spot = view && spotAt(view.snapshot, params.position);
      if (!view || !spot) return [];
      const meant = objectNameAt(spot);
      if (!meant) return ownUses(view, spot, params.context.includeDeclaration);
      const objects = objectsMeant(view.snapshot.context.facts, meant, view.document.uri);
      const stated = params.context.includeDeclaration
        ? objects.flatMap((fact) => statementsOf(fact, meant, read).map(toLocation))
        : [];
      return [...stated, ...(await usesOf(meant, objects, view, context))];
    }),
  );
  connection.onWorkspaceSymbol(
    scheduler.guard(
      'workspace/symbol',
      async ({ query }): Promise<(SymbolInformation | WorkspaceSymbol)[]> => {
        await context.workspace.settled;
        return searchObjects(facts.current(), query, MAX_SYMBOLS).flatMap(({ title, fact }) => {
          const symbol = { name: title, kind: symbolKindOf(fact.type) };
          if (features.lazySymbols) return [{ ...symbol, location: { uri: fact.file } }];
          const [location] = statementsOf(fact, {}, read).map(toLocation);
          return location ? [{ ...symbol, location }] : [];
        });
      },
    ),
  );
  connection.onWorkspaceSymbolResolve(
    scheduler.guard('workspaceSymbol/resolve', async (symbol): Promise<WorkspaceSymbol> => {
      const { uri } = symbol.location;
      const files = facts.current().files.filter(({ file }) => file === uri);
      const found = searchObjects({ files }, symbol.name, MAX_SYMBOLS).find(
        ({ title }) => title === symbol.name,
      );
      const [location] = found ? statementsOf(found.fact, {}, read).map(toLocation) : [];
      return location ? { ...symbol, location } : symbol;
    }),
  );
  return {
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    workspaceSymbolProvider: { resolveProvider: features.lazySymbols },
  };
};

const MAX_SYMBOLS = 500;

/** Where a name that means nothing to other files is used. */
function ownUses({ snapshot, document }: View, spot: Spot, withDefinition: boolean): Location[] {
  const places = nameInFile(snapshot, spot)?.places ?? [];
  return places
    .filter(({ defines }) => withDefinition || !defines)
    .map(({ placed, span }) => toLocation({ file: document.uri, range: rangeOf(span, placed) }));
}

function toHighlight({ range, defines }: Highlight): DocumentHighlight {
  return { range, kind: defines ? DocumentHighlightKind.Write : DocumentHighlightKind.Read };
}

/** Where the files that hold manifests use a name for the objects that it means here. */
async function usesOf(
  meant: ObjectName,
  objects: readonly Stated<FactType>[],
  { snapshot }: View,
  context: ServerContext,
): Promise<Location[]> {
  const found: Location[] = [];
  const always = (): boolean => true;
  await context.scheduler.inSlices(snapshot.context.facts.files, always, ({ file }) => {
    if (!context.workspace.read(file)?.includes(meant.name)) return;
    for (const placed of sectionsOf(file, context)) {
      for (const span of usesIn(placed, meant, objects))
        found.push(toLocation({ file, range: rangeOf(span, placed) }));
    }
  });
  return found;
}

function toLocation({ file, range }: FilePlace): Location {
  return { uri: file, range };
}
