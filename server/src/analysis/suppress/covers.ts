import { type Path, samePath, startsWith } from '../../base/path.ts';
import { Field } from '../../syntax/field.ts';
import type { Node } from '../../syntax/node.ts';
import { parse } from '../../syntax/parse.ts';
import { lineMapOf, type Section } from '../../syntax/sections.ts';
import type { Finding } from '../finding.ts';
import type { Reach } from './suppression.ts';

/** Whether a finding of a section lies where a suppression of one of its rules speaks. */
export function covers(reach: Reach, finding: Finding, section: Section): boolean {
  switch (reach.kind) {
    case 'file':
      return true;
    case 'line':
      return isAtLine(finding, reach.line, section);
    case 'node':
      return isAtLine(finding, reach.line, section) || beginsAround(finding, reach.line, section);
    case 'block':
      return (
        finding.span.start >= reach.start &&
        finding.span.start < (reach.ends.get(finding.rule) ?? Number.POSITIVE_INFINITY)
      );
    case 'within':
      return (
        finding.resource !== undefined &&
        samePath(finding.resource.root.path, reach.resource) &&
        startsWith(finding.path, reach.path)
      );
  }
}

/**
 * Whether a finding is reported at a line. What is missing is reported at the nearest thing that is written, which moves when
 * something is written in between (`securityContext:` for another rule); so it is covered at the lines of everything around
 * it, up to its container or object.
 */
function isAtLine(finding: Finding, line: number, section: Section): boolean {
  const lines = lineMapOf(section);
  const first = lines.positionAt(finding.span.start).line;
  if (line >= first && line <= lines.positionAt(finding.span.end).line) return true;
  if (!finding.missing) return false;
  const { container, resource, path } = finding;
  const owner = container && startsWith(path, container.root.path) ? container : resource;
  return owner !== undefined && around(owner.root.path, path, section).some((node) => isHead(node));

  function isHead(node: Node): boolean {
    const { start } = Field.of(node).label;
    return lines.positionAt(start).line === line || lines.positionAt(node.span.start).line === line;
  }
}

/** Whether something that a finding lies in begins at a line: its object, its container, a mapping on the way. */
function beginsAround(finding: Finding, line: number, section: Section): boolean {
  const lines = lineMapOf(section);
  const root = finding.resource?.root.path ?? [];
  return around(root, finding.path, section).some(
    ({ keySpan, span }) => lines.positionAt((keySpan ?? span).start).line === line,
  );
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
