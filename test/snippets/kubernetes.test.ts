import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { DEFAULT_CONFIG } from '../../server/src/config/config.ts';
import { diagnose } from '../../server/src/service/diagnose.ts';
import { podSecurityLevels } from '../../server/src/service/level.ts';
import { createSnapshot } from '../../server/src/service/snapshot.ts';
import { parse } from '../../server/src/syntax/parse.ts';

interface Snippet {
  readonly prefix: readonly string[];
  readonly body: readonly string[];
}

const file = new URL('../../snippets/kubernetes.json', import.meta.url);
const snippets = Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, Snippet>);

/** A snippet as it is when every tab stop keeps its default. */
function expand({ body }: Snippet): string {
  return body
    .join('\n')
    .replace(/\$\{\d+\|([^,|]*)[^}]*\}/g, '$1')
    .replace(/\$\{\d+:([^}]*)\}/g, '$1')
    .replaceAll('$0', '');
}

test.each(snippets)(
  '%s is YAML, and says nothing that is reported as more than information',
  (_name, snippet) => {
    const text = expand(snippet);
    expect(parse({ text }).problems).toEqual([]);
    const { findings } = diagnose(createSnapshot(text, DEFAULT_CONFIG));
    expect(
      findings.filter(({ finding }) => finding.severity !== 'info').map(({ finding }) => finding.message),
    ).toEqual([]);
  },
);

test('whole workloads reach the level restricted', () => {
  const levels = snippets.flatMap(([, snippet]) =>
    podSecurityLevels(createSnapshot(expand(snippet), DEFAULT_CONFIG)),
  );
  expect(levels.map(({ level }) => level)).toEqual(['restricted']);
});

test('prefixes are unique', () => {
  const prefixes = snippets.flatMap(([, { prefix }]) => prefix);
  expect(new Set(prefixes).size).toBe(prefixes.length);
});
