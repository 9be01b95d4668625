import type { Location, SymbolInformation, WorkspaceSymbol } from 'vscode-languageserver';
import type { Position, Span } from '../../base/span.ts';
import type { FactType } from '../../kube/facts/fact.ts';
import type { Stated } from '../../kube/facts/facts.ts';
import { rangeOf } from '../../service/diagnose.ts';
import {
  isMeant,
  objectAt,
  objectsMeant,
  searchObjects,
  statementsIn,
} from '../../service/navigation/objects.ts';
import { type ObjectName, referencesIn } from '../../service/navigation/reference.ts';
import { lineMapOf, type PlacedSection, splitSections } from '../../syntax/sections.ts';
import { type Feature, type ServerContext, type View, viewOf } from '../context.ts';
import { symbolKindOf } from '../symbols.ts';

/** From the name of an object to where it is stated and to where others use it, and the objects of the workspace by name. */
export const navigation: Feature = (context) => {
  const { connection, facts, features, scheduler } = context;
  connection.onDefinition(
    scheduler.guard('textDocument/definition', async ({ textDocument, position }): Promise<Location[]> => {
      const view = await viewOf(context, textDocument.uri);
      const meant = view && nameAt(view, position);
      if (!view || !meant) return [];
      return objectsMeant(view.snapshot.context.facts, meant, view.document.uri).flatMap((fact) =>
        statementsOf(fact, meant.key, context),
      );
    }),
  );
  connection.onReferences(
    scheduler.guard('textDocument/references', async (params): Promise<Location[]> => {
      const view = await viewOf(context, params.textDocument.uri);
      const meant = view && nameAt(view, params.position);
      if (!view || !meant) return [];
      const objects = objectsMeant(view.snapshot.context.facts, meant, view.document.uri);
      const stated = params.context.includeDeclaration
        ? objects.flatMap((fact) => statementsOf(fact, meant.key, context))
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
          const [location] = statementsOf(fact, undefined, context);
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
      const [location] = found ? statementsOf(found.fact, undefined, context) : [];
      return location ? { ...symbol, location } : symbol;
    }),
  );
  return {
    definitionProvider: true,
    referencesProvider: true,
    workspaceSymbolProvider: { resolveProvider: features.lazySymbols },
  };
};

const MAX_SYMBOLS = 500;

/** The object whose name stands at a position: one that is referred to, or one that is stated there. */
function nameAt({ snapshot }: View, position: Position): ObjectName | undefined {
  const placed = snapshot.file.sections.findLast(({ startLine }) => startLine <= position.line);
  if (!placed) return undefined;
  const offset = lineMapOf(placed.section).offsetAt({ ...position, line: position.line - placed.startLine });
  const reference = referencesIn(placed.section).find(
    ({ span }) => span.start <= offset && offset <= span.end,
  );
  return reference?.to ?? objectAt(placed, offset);
}

function statementsOf(fact: Stated<FactType>, key: string | undefined, context: ServerContext): Location[] {
  return sectionsOf(fact.file, context).flatMap((placed) =>
    statementsIn(placed, fact, key).map((span) => toLocation(fact.file, placed, span)),
  );
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
      for (const { span, to } of referencesIn(placed.section)) {
        const same =
          to.key === meant.key &&
          (objects.length > 0 ? objects.some((object) => isMeant(object, to)) : isMeant(meant, to));
        if (same) found.push(toLocation(file, placed, span));
      }
    }
  });
  return found;
}

function sectionsOf(uri: string, { workspace }: ServerContext): readonly PlacedSection[] {
  const text = workspace.read(uri);
  return text === undefined ? [] : splitSections(text).sections;
}

function toLocation(uri: string, placed: PlacedSection, span: Span): Location {
  return { uri, range: rangeOf(span, placed) };
}
