import { expect, test } from 'vitest';
import { DEFAULT_CONFIG } from '../../../server/src/config/config.ts';
import { resourcesOf } from '../../../server/src/kube/resource.ts';
import { apiOf } from '../../../server/src/schema/api.ts';
import { validate } from '../../../server/src/schema/validate.ts';
import { complete } from '../../../server/src/service/complete/complete.ts';
import type { PlacedProposal } from '../../../server/src/service/complete/proposal.ts';
import { type Element, outlineOf } from '../../../server/src/service/cursor/outline.ts';
import { createSnapshot } from '../../../server/src/service/snapshot.ts';
import { parse } from '../../../server/src/syntax/parse.ts';
import { lineMapOf, splitSections } from '../../../server/src/syntax/sections.ts';
import { FIXTURES } from './fixtures.ts';
import { applied, type Marked } from './support.ts';

/** Places of a manifest: behind each mapping and each item, and at each scalar, whose value is taken away. */
function placesIn(text: string): Marked[] {
  return splitSections(text).sections.flatMap(({ section, start }) => {
    const outline = outlineOf(section);
    return outline.elements.flatMap((element) => {
      const end = start + endOf(element, section.text);
      const blank = ' '.repeat(element.column);
      const behind = markedAt(`${text.slice(0, end)}${blank}\n${text.slice(end)}`, end + blank.length);
      const { value } = element;
      const isScalar = element.children.length === 0 && value.end > value.start;
      if (!isScalar || /[[{|]/.test(section.text[value.start] ?? '')) return [behind];
      const [from, to] = [start + value.start, start + value.end];
      return [behind, markedAt(text.slice(0, from) + text.slice(to), from)];
    });
  });
}

/** Offset behind the last line of an element. */
function endOf(element: Element, text: string): number {
  const last = element.children.at(-1);
  if (last) return endOf(last, text);
  const block = /^[|>]/.test(text.slice(element.value.start));
  const at = block ? text.search(/\n {0,2}(?=\S|$)(?!.*\n {3})/) : text.indexOf('\n', element.value.end);
  return at < 0 ? text.length : at + 1;
}

function markedAt(text: string, offset: number): Marked {
  return { text, position: lineMapOf({ text }).positionAt(offset) };
}

interface Problem {
  readonly type: string;
  readonly text: string;
}

function schemaProblems(text: string): Problem[] {
  return splitSections(text).sections.flatMap(({ section }) =>
    resourcesOf(section).flatMap((resource) =>
      validate(resource, Number.POSITIVE_INFINITY).map((problem) => ({
        type: problem.type,
        text: `${problem.type} ${problem.at.path.join('.')}`,
      })),
    ),
  );
}

/** How much a text has of each problem. */
function counted(problems: readonly Problem[]): Map<string, Problem[]> {
  const groups = new Map<string, Problem[]>();
  for (const problem of problems) groups.set(problem.text, [...(groups.get(problem.text) ?? []), problem]);
  return groups;
}

/**
 * What may be wrong after a proposal was taken: behind a key whose value is still to be written, and in an item that begins with one of
 * its keys, something is missing, but never below a key that was completed with what it needs; and the name or type in a placeholder may be that
 * of another item, or of none. A value, or a key without one, may ask for other fields than those that are there.
 */
function isExplained({ type, text }: Problem, { kind, label, goesOn, snippet }: PlacedProposal): boolean {
  if (type === 'missing-field') return kind === 'key' && (goesOn || !text.includes(`.${label}.`));
  const isPlaceholder = snippet?.includes('${') === true;
  if (type === 'conflict')
    return kind === 'value' || goesOn || (isPlaceholder && /\.(?:name|type)$/.test(text));
  return type === 'duplicate-item' && isPlaceholder;
}

test('what is offered at any place of a valid manifest leaves it valid, but for what is still to be filled in', () => {
  const wrong: string[] = [];
  const seen = new Set<string>();
  let count = 0;
  for (const [index, text] of FIXTURES.entries()) {
    expect(schemaProblems(text)).toEqual([]);
    for (const marked of placesIn(text)) {
      const before = counted(schemaProblems(marked.text));
      const snapshot = createSnapshot(marked.text, DEFAULT_CONFIG, { file: 'a.yaml' });
      for (const proposal of complete(snapshot, marked.position, { snippets: false })) {
        const { subject, label, kind } = proposal;
        // Another kind or version is another schema; and one field of a type is once enough.
        const key = `${subject?.type ?? index} ${label} ${proposal.plain.replace(/\s+/g, ' ')}`;
        if (kind === 'kind' || /^(?:apiVersion|v\d|.*\/v\d)/.test(label) || seen.has(key)) continue;
        seen.add(key);
        count += 1;
        const after = applied(marked.text, proposal);
        const errors = splitSections(after).sections.flatMap(({ section }) => parse(section).problems);
        const problems = schemaProblems(after).filter(
          (problem) => !before.has(problem.text) && !isExplained(problem, proposal),
        );
        if (errors.length + problems.length > 0)
          wrong.push(
            `${label} at ${marked.position.line}:${marked.position.character} of ${index}: ${[...errors.map(({ message }) => message), ...problems.map((one) => one.text)].join('; ')}\n${after}`,
          );
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(count).toBeGreaterThan(700);
});

test('the whole object of every kind is valid', () => {
  const api = apiOf(Number.POSITIVE_INFINITY);
  const offered = complete(
    createSnapshot('', DEFAULT_CONFIG, { file: 'a.yaml' }),
    { line: 0, character: 0 },
    { snippets: false },
  );
  const kinds = offered.filter(({ kind }) => kind === 'kind');
  expect(new Set(kinds.map(({ label }) => label))).toEqual(new Set(api.kinds.map(({ kind }) => kind)));
  const wrong = kinds.flatMap((proposal) => {
    const text = applied('', proposal);
    return schemaProblems(text).map((problem) => `${proposal.label}: ${problem.text}\n${text}`);
  });
  expect(wrong).toEqual([]);
});

test('what is offered while a manifest is typed replaces the word at the cursor, in its line', () => {
  for (const text of FIXTURES)
    for (let length = 0; length <= text.length; length += 5) {
      const typed = text.slice(0, length);
      const { position } = markedAt(typed, length);
      const snapshot = createSnapshot(typed, DEFAULT_CONFIG, { file: 'a.yaml' });
      for (const { range, label, plain } of complete(snapshot, position, { snippets: false })) {
        expect([range.start.line, range.end.line], label).toEqual([position.line, position.line]);
        expect(range.start.character, label).toBeLessThanOrEqual(position.character);
        expect(range.end.character, label).toBeGreaterThanOrEqual(position.character);
        expect(plain, label).not.toMatch(/[\uE000\uE001]/);
      }
    }
});
