import {
  type DocumentLink,
  type DocumentSymbol,
  type FoldingRange,
  FoldingRangeKind,
  type SelectionRange,
  type SymbolInformation,
} from 'vscode-languageserver';
import { foldsOf, outermost } from '../../service/structure/folding.ts';
import { type PathLink, pathLinks } from '../../service/structure/links.ts';
import { selectionRanges } from '../../service/structure/selection.ts';
import { documentSymbols } from '../../service/structure/symbols.ts';
import { type Feature, type ServerContext, type View, viewOf } from '../context.ts';
import { toDocumentSymbol, toFlatSymbols } from '../symbols.ts';

/** Outline, breadcrumbs, folding, links to files, and what a selection grows to. Editors do this for JSON themselves. */
export const structure: Feature = (context) => {
  const { connection, features, scheduler } = context;
  connection.onDocumentSymbol(
    scheduler.guard(
      'textDocument/documentSymbol',
      async ({ textDocument: { uri } }): Promise<DocumentSymbol[] | SymbolInformation[]> => {
        const view = await yamlView(context, uri);
        const symbols = view && !view.left.outline ? documentSymbols(view.snapshot) : [];
        return features.nestedSymbols ? symbols.map(toDocumentSymbol) : toFlatSymbols(symbols, uri);
      },
    ),
  );
  connection.onFoldingRanges(
    scheduler.guard('textDocument/foldingRange', async ({ textDocument }): Promise<FoldingRange[]> => {
      const view = await yamlView(context, textDocument.uri);
      return view ? outermost(foldsOf(view.snapshot), features.maxFolds).map(toFoldingRange) : [];
    }),
  );
  connection.onSelectionRanges(
    scheduler.guard(
      'textDocument/selectionRange',
      async ({ textDocument, positions }): Promise<SelectionRange[] | null> => {
        const view = await yamlView(context, textDocument.uri);
        if (!view) return null;
        return positions.map((position) => toSelectionRange(selectionRanges(view.snapshot, position)));
      },
    ),
  );
  connection.onDocumentLinks(
    scheduler.guard('textDocument/documentLink', async ({ textDocument }): Promise<DocumentLink[]> => {
      const view = await yamlView(context, textDocument.uri);
      return view ? pathLinks(view.snapshot).flatMap((link) => toLink(link, view, context)) : [];
    }),
  );
  return {
    documentSymbolProvider: { label: 'Manifest Guard' },
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    documentLinkProvider: { resolveProvider: false },
  };
};

async function yamlView(context: ServerContext, uri: string): Promise<View | undefined> {
  const view = await viewOf(context, uri);
  return view?.document.languageId === 'yaml' ? view : undefined;
}

function toFoldingRange({ start, end, kind }: ReturnType<typeof foldsOf>[number]): FoldingRange {
  const lines = { startLine: start, endLine: end };
  if (kind === undefined) return lines;
  return { ...lines, kind: kind === 'comment' ? FoldingRangeKind.Comment : FoldingRangeKind.Region };
}

function toSelectionRange(ranges: ReturnType<typeof selectionRanges>): SelectionRange {
  const [innermost, ...outer] = ranges;
  if (!innermost) throw new Error('Every position has a range.');
  return outer.length > 0 ? { range: innermost, parent: toSelectionRange(outer) } : { range: innermost };
}

/** Names of the file that stands for its folder (kustomize `RecognizedKustomizationFileNames`). */
const KUSTOMIZATIONS = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

/** A link to a file that is there; to a folder by its kustomization. */
function toLink({ range, path }: PathLink, { document }: View, { workspace }: ServerContext): DocumentLink[] {
  const uri = resolveUri(document.uri, path);
  if (uri === undefined) return [];
  const kind = workspace.kindOf(uri);
  const candidates =
    kind === 'folder' ? KUSTOMIZATIONS.map((name) => `${uri.replace(/\/$/, '')}/${name}`) : [uri];
  const target = candidates.find((candidate) => workspace.kindOf(candidate) === 'file');
  return target === undefined ? [] : [{ range, target }];
}

function resolveUri(from: string, path: string): string | undefined {
  try {
    const steps = path.replaceAll('\\', '/').split('/').map(encodeURIComponent);
    return from.startsWith('file:') ? new URL(steps.join('/'), from).href : undefined;
  } catch {
    return undefined;
  }
}
