import type { Finding } from '../../analysis/finding.ts';
import { REASON } from '../../analysis/suppress/mend.ts';
import type { TextChange } from '../../base/span.ts';
import { markTabStop } from '../../syntax/edit/tabStops.ts';
import type { Node } from '../../syntax/node.ts';
import { parse } from '../../syntax/parse.ts';
import { lineMapOf, type Section } from '../../syntax/sections.ts';

/** Where whole lines are put: before an item of a list and behind it. */
interface ItemLines {
  readonly start: number;
  readonly end: number;
  readonly indent: string;
}

/** Whether a document is written as JSON, which has no comments. */
export function isJson({ text }: Section): boolean {
  return /^\uFEFF?\s*(?:\{\s*"|\[)/.test(text);
}

const comment = (verb: string, rule: string): string =>
  `# manifest-guard-${verb} ${rule} -- ${markTabStop(REASON)}`;

function eolOf({ text }: Section): string {
  return /\r\n|\n/.exec(text)?.[0] === '\r\n' ? '\r\n' : '\n';
}

/** The ways to suppress a finding in its line, the better first: a comment above it, one at its end. */
export function forLine(section: Section, finding: Finding): TextChange[][] {
  const { text } = section;
  const start = lineStartAt(text, finding.span.start);
  const indent = /^[ \t]*/.exec(text.slice(start))?.[0] ?? '';
  const above = {
    start,
    end: start,
    newText: `${indent}${comment('disable-next-line', finding.rule)}${eolOf(section)}`,
  };
  const content = /^[^\r\n]*/.exec(text.slice(start))?.[0] ?? '';
  const end = start + content.trimEnd().length;
  const behind = { start: end, end, newText: ` ${comment('disable-line', finding.rule)}` };
  return content.startsWith('---') || isInsideFlow(section, finding) ? [[behind]] : [[above], [behind]];
}

/** Offset of the first character of a line; a byte-order mark is none. */
function lineStartAt(text: string, offset: number): number {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return start === 0 && text.startsWith('\uFEFF') ? 1 : start;
}

/** Whether a finding stands within `{…}` or `[…]` that begins in a line before. */
function isInsideFlow(section: Section, { path, span }: Finding): boolean {
  const lines = lineMapOf(section);
  const line = lines.positionAt(span.start).line;
  let node = parse(section).root;
  for (const step of path) {
    if (!node) return false;
    if ((node.kind === 'map' || node.kind === 'sequence') && node.flow)
      return lines.positionAt(node.span.start).line < line;
    node = childOf(node, step);
  }
  return false;
}

function childOf(node: Node, step: string | number): Node | undefined {
  if (node.kind === 'map') return node.entries.get(String(step))?.value;
  return node.kind === 'sequence' ? node.items[Number(step)] : undefined;
}

/** Comments around an item of a list; undefined where it has no lines of its own, or the finding is not in them. */
export function aroundItem(
  section: Section,
  finding: Finding,
  node: Node | undefined,
): TextChange[] | undefined {
  const lines = node && itemLines(section.text, node);
  if (!lines || finding.span.start < lines.start || finding.span.start >= lines.end) return undefined;
  const { start, end, indent } = lines;
  const eol = eolOf(section);
  const isOpen = end === section.text.length && !section.text.endsWith('\n');
  const last = `${indent}# manifest-guard-enable ${finding.rule}`;
  return [
    { start, end: start, newText: `${indent}${comment('disable', finding.rule)}${eol}` },
    { start: end, end, newText: isOpen ? `${eol}${last}` : `${last}${eol}` },
  ];
}

function itemLines(text: string, node: Node): ItemLines | undefined {
  if (node.shared) return undefined;
  const start = lineStartAt(text, node.span.start);
  const [, indent] = /^( *)- +(?:[&!]\S+ +)*$/.exec(text.slice(start, node.span.start)) ?? [];
  if (indent === undefined) return undefined;
  const contentEnd = node.span.start + text.slice(node.span.start, node.span.end).trimEnd().length;
  const lineFeed = text.indexOf('\n', contentEnd);
  const next = lineFeed < 0 ? text.length : lineFeed + 1;
  // Comments that are indented deeper speak about the item.
  const deeper = new RegExp(`(?:(?:[ \\t]*\\r?\\n)* {${indent.length + 1},}#[^\\n]*(?:\\n|$))+`, 'y');
  deeper.lastIndex = next;
  return { start, end: deeper.test(text) ? deeper.lastIndex : next, indent };
}

/** A comment that suppresses from the first line of a document to its end; undefined where that line is not free. */
export function forDocument(section: Section, finding: Finding): TextChange[] | undefined {
  const { root } = parse(section);
  if (!root) return undefined;
  const start = lineStartAt(section.text, root.span.start);
  const indent = section.text.slice(start, root.span.start);
  if (indent.trim() !== '') return undefined;
  const newText = `${indent}${comment('disable', finding.rule)}${eolOf(section)}`;
  return [{ start, end: start, newText }];
}

/** A comment that suppresses in the whole file, behind the comment lines that it begins with. */
export function forFile(first: Section, rule: string): TextChange[] {
  const { text } = first;
  const [lead = ''] = /^\uFEFF?(?:#[^\n]*(?:\n|$))*/.exec(text) ?? [];
  const eol = eolOf(first);
  const isOpen = lead.length > 1 && !lead.endsWith('\n');
  const line = comment('disable-file', rule);
  const newText = isOpen ? `${eol}${line}` : `${line}${eol}`;
  return [{ start: lead.length, end: lead.length, newText }];
}
