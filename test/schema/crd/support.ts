import { DEFAULT_CONFIG } from '../../../server/src/config/config.ts';
import { withFile } from '../../../server/src/kube/facts/facts.ts';
import { diagnose } from '../../../server/src/service/diagnose.ts';
import { factsOfFile } from '../../../server/src/service/fileFacts.ts';
import { createSnapshot } from '../../../server/src/service/snapshot.ts';
import { splitSections } from '../../../server/src/syntax/sections.ts';
import { widgetDefinition } from '../../support/widget.ts';

/** A CustomResourceDefinition of `example.com/v1 Widget` whose `spec` has a schema. */
export function widget(spec: string): string {
  const indented = spec.trimEnd().replace(/^(?=.)/gm, ' '.repeat(14));
  return widgetDefinition(`\n${indented}`);
}

/** An object of that kind; its `spec` is a block. */
export function object(spec: string): string {
  const indented = spec.trimEnd().replace(/^(?=.)/gm, '  ');
  return `apiVersion: example.com/v1\nkind: Widget\nmetadata: { name: web, namespace: shop }\nspec:\n${indented}\n`;
}

/** Texts of other files by their names. */
export type Beside = Readonly<Record<string, string>>;

/** What is said of a file's objects beside others: underlined text and message. */
export function findings(
  text: string,
  beside: Beside,
  file = 'app/web.yaml',
  rule = 'schema-validation',
): string[] {
  const files = Object.entries(beside).map(([name, other]) => factsOfFile(splitSections(other), name));
  files.sort((a, b) => (a.file < b.file ? -1 : 1));
  const snapshot = createSnapshot(text, DEFAULT_CONFIG, {
    file,
    factsWith: (own) => withFile({ files }, own),
  });
  const { failures, findings: all } = diagnose(snapshot);
  if (failures.length > 0) throw failures[0]?.error;
  return all
    .filter(({ finding }) => finding.rule === rule)
    .map(({ finding, range }) => {
      const line = text.split('\n')[range.start.line] ?? '';
      const marked = line.slice(
        range.start.character,
        range.end.line === range.start.line ? range.end.character : undefined,
      );
      return `${marked} | ${finding.message}`;
    });
}

/** What is said of an object of a `Widget` with a schema of its `spec`. */
export function judged(schema: string, spec: string): string[] {
  return findings(object(spec), { 'crds/widget.yaml': widget(schema) });
}
