import { type DocumentSymbol, type SymbolInformation, SymbolKind } from 'vscode-languageserver';
import type { FactType } from '../kube/facts/fact.ts';
import type { Shape } from '../service/structure/outline.ts';
import type { StructureSymbol } from '../service/structure/symbols.ts';

/** The icons that editors have for parts of programs, as near as they come. */
const KINDS: Readonly<Record<Shape, SymbolKind>> = {
  workload: SymbolKind.Class,
  network: SymbolKind.Interface,
  access: SymbolKind.Enum,
  data: SymbolKind.Struct,
  namespace: SymbolKind.Namespace,
  definition: SymbolKind.TypeParameter,
  object: SymbolKind.Object,
  container: SymbolKind.Module,
  volume: SymbolKind.Package,
  port: SymbolKind.Constant,
  key: SymbolKind.Key,
  rule: SymbolKind.Function,
  subject: SymbolKind.EnumMember,
  host: SymbolKind.Interface,
  path: SymbolKind.Field,
  version: SymbolKind.EnumMember,
  file: SymbolKind.File,
  mapping: SymbolKind.Property,
  list: SymbolKind.Array,
};

/** A symbol with those in it. */
export function toDocumentSymbol({
  name,
  detail,
  shape,
  range,
  selectionRange,
  children,
}: StructureSymbol): DocumentSymbol {
  return {
    name,
    ...(detail === undefined ? {} : { detail }),
    kind: KINDS[shape],
    range,
    selectionRange,
    children: children.map(toDocumentSymbol),
  };
}

/** Symbols with those in them, one after another, for clients that know no trees. */
export function toFlatSymbols(
  symbols: readonly StructureSymbol[],
  uri: string,
  containerName?: string,
): SymbolInformation[] {
  return symbols.flatMap(({ name, shape, range, children }) => [
    {
      name,
      kind: KINDS[shape],
      location: { uri, range },
      ...(containerName === undefined ? {} : { containerName }),
    },
    ...toFlatSymbols(children, uri, name),
  ]);
}

const SHAPES: Readonly<Partial<Record<FactType, Shape>>> = {
  workload: 'workload',
  service: 'network',
  ingress: 'network',
  route: 'network',
  networkPolicy: 'network',
  foreignPolicy: 'network',
  serviceAccount: 'access',
  role: 'access',
  roleBinding: 'access',
  configMap: 'data',
  secret: 'data',
  claim: 'data',
  namespace: 'namespace',
};

/** The icon of an object that is known by its facts. */
export function symbolKindOf(type: FactType): SymbolKind {
  return KINDS[SHAPES[type] ?? 'object'];
}
