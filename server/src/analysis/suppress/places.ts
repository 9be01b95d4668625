import { type Path, startsWith, toPointer } from '../../base/path.ts';
import { Field } from '../../syntax/field.ts';
import type { Node } from '../../syntax/node.ts';
import { parse } from '../../syntax/parse.ts';
import { lineMapOf, type Section } from '../../syntax/sections.ts';
import type { Finding } from '../finding.ts';

/**
 * The lines of a section at which a finding is reported. What is missing is reported at the nearest thing that is written, which
 * moves when something is written in between (`securityContext:` for another rule); so the lines of everything around it, up to its
 * container or object, are its lines too.
 */
export function linesOf(finding: Finding, section: Section): number[] {
  const lines = lineMapOf(section);
  const lineOf = (offset: number): number => lines.positionAt(offset).line;
  const own = [lineOf(finding.span.start), lineOf(finding.span.end)];
  if (!finding.missing) return own;
  const { container, resource, path } = finding;
  const owner = container && startsWith(path, container.root.path) ? container : resource;
  if (!owner) return own;
  const heads = around(owner.root.path, path, section).flatMap((node) => [
    lineOf(Field.of(node).label.start),
    lineOf(node.span.start),
  ]);
  return [...own, ...heads];
}

/** The lines at which the things begin that a finding lies in: its object, its container, mappings on the way. */
export function beginningsOf(finding: Finding, section: Section): number[] {
  const lines = lineMapOf(section);
  const root = finding.resource?.root.path ?? [];
  return around(root, finding.path, section).map(
    ({ keySpan, span }) => lines.positionAt((keySpan ?? span).start).line,
  );
}

/** The things that a finding lies in, from its object to its own node, as JSON pointers. */
export function pointersOf({ resource, path }: Finding): string[] {
  if (!resource) return [];
  const from = resource.root.path.length;
  const depths = Array.from({ length: path.length - from + 1 }, (_, index) => from + index);
  return depths.map((depth) => toPointer(path.slice(0, depth)));
}

/** The written nodes from one that a path leads through to its end. */
function around(from: Path, path: Path, section: Section): Node[] {
  const { root } = parse(section);
  const found: Node[] = [];
  let field = root && Field.of(root);
  for (let depth = 0; field?.node && depth <= path.length; depth += 1) {
    if (depth >= from.length && !field.node.shared) found.push(field.node);
    const step = path[depth];
    if (step === undefined) break;
    field = field.at(step);
  }
  return found;
}
