import { type Path, startsWith } from '../base/path.ts';
import type { Position, Range, Span } from '../base/span.ts';
import type { Config } from '../config/config.ts';
import { imageFacts } from '../images/imageFacts.ts';
import { findCapability } from '../kube/capabilities.ts';
import { type Container, type Pod, podsOf } from '../kube/pod.ts';
import { resourcesOf } from '../kube/resource.ts';
import { findSecurityField, type SecurityField } from '../kube/securityFields.ts';
import { type Hit, nodeAt } from '../syntax/nodeAt.ts';
import { parse } from '../syntax/parse.ts';
import { lineMapOf, type PlacedSection, type Section } from '../syntax/sections.ts';
import { diagnose, rangeOf } from './diagnose.ts';
import { describeField } from './hover/field.ts';
import { describeFinding } from './hover/finding.ts';
import { describeImage } from './hover/image.ts';
import type { Snapshot } from './snapshot.ts';

/** What to show at a position. */
export interface Hover {
  readonly markdown: string;
  /** What it is about. */
  readonly range: Range;
}

/** Explains the findings and the security field at a position of the file; undefined where there is nothing to say. */
export function hover(snapshot: Snapshot, position: Position): Hover | undefined {
  const placed = snapshot.file.sections.findLast(({ startLine }) => startLine <= position.line);
  if (!placed) return undefined;
  const offset = lineMapOf(placed.section).offsetAt({ ...position, line: position.line - placed.startLine });
  const { root } = parse(placed.section);
  const hit = root && nodeAt(root, offset);
  const parts = [
    ...findingParts(snapshot, placed, offset),
    ...(hit ? fieldParts(placed.section, hit, snapshot.context.config) : []),
  ];
  if (parts.length === 0) return undefined;
  const span = hit?.span ?? spanAt(snapshot, placed, offset);
  return span && { markdown: parts.join('\n\n---\n\n'), range: rangeOf(span, placed) };
}

function findingsAt(snapshot: Snapshot, placed: PlacedSection, offset: number) {
  const document = snapshot.file.sections.indexOf(placed);
  return diagnose(snapshot).findings.filter(
    ({ document: other, finding: { span } }) =>
      other === document && span.start <= offset && offset <= span.end,
  );
}

function findingParts(snapshot: Snapshot, placed: PlacedSection, offset: number): string[] {
  return findingsAt(snapshot, placed, offset).flatMap(({ finding }) => describeFinding(finding) ?? []);
}

function spanAt(snapshot: Snapshot, placed: PlacedSection, offset: number): Span | undefined {
  return findingsAt(snapshot, placed, offset)[0]?.finding.span;
}

function fieldParts(section: Section, hit: Hit, config: Config): string[] {
  const owner = ownerOf(section, hit.path);
  if (!owner) return [];
  const field = findSecurityField(owner.level, owner.path);
  const parts = field ? [describeField(field, owner.container, hit)] : [];
  const text = hit.node.kind === 'scalar' ? String(hit.node.value) : undefined;
  if (field?.path === 'image' && text)
    parts.push(...(describeImage(imageFacts(text, config.knownImages).known) ?? []));
  const capability = text && isCapabilityList(hit.path) ? findCapability(text) : undefined;
  if (capability) parts.push(`**${capability.name}**: ${capability.allows}`);
  return parts;
}

function isCapabilityList(path: Path): boolean {
  return path.at(-3) === 'capabilities' && (path.at(-2) === 'add' || path.at(-2) === 'drop');
}

interface Owner {
  readonly level: SecurityField['level'];
  /** The path below the owner. */
  readonly path: Path;
  readonly container: Container | undefined;
}

/** Which mapping with documented fields a path leads into: a container, a volume, the pod, or a ServiceAccount. */
function ownerOf(section: Section, path: Path): Owner | undefined {
  for (const pod of podsOf(section)) {
    const container = pod.containers.find(({ root }) => startsWith(path, root.path));
    if (container) return { level: 'container', path: path.slice(container.root.path.length), container };
    const owner = ownerInPod(pod, path);
    if (owner) return { ...owner, container: undefined };
  }
  const account = resourcesOf(section).find(
    ({ kind, root }) => kind === 'ServiceAccount' && startsWith(path, root.path),
  );
  return (
    account && { level: 'serviceAccount', path: path.slice(account.root.path.length), container: undefined }
  );
}

function ownerInPod(pod: Pod, path: Path): Pick<Owner, 'level' | 'path'> | undefined {
  if (startsWith(path, pod.metadata.path))
    return { level: 'metadata', path: path.slice(pod.metadata.path.length) };
  if (!startsWith(path, pod.spec.path)) return undefined;
  const below = path.slice(pod.spec.path.length);
  return below[0] === 'volumes' ? { level: 'volume', path: below.slice(2) } : { level: 'pod', path: below };
}
