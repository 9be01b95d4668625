import { derive } from '../base/derive.ts';
import { internByText } from '../base/intern.ts';
import type { Fact } from '../kube/facts/fact.ts';
import type { DefinitionSource, FileFacts, SectionFacts } from '../kube/facts/facts.ts';
import { readFacts } from '../kube/facts/read.ts';
import { isKustomizationFile, readKustomization } from '../kube/facts/readKustomization.ts';
import { resourcesOf } from '../kube/resource.ts';
import { Field } from '../syntax/field.ts';
import { parse } from '../syntax/parse.ts';
import type { Section, SourceFile } from '../syntax/sections.ts';

/** What the documents of a file tell those of other files: the object from before where nothing changed. */
export function factsOfFile(source: SourceFile, file: string, previous?: FileFacts): FileFacts {
  const read = isKustomizationFile(file) ? kustomizationFacts : sectionFacts;
  const sections = source.sections
    .map(({ section }) => read(section))
    .filter(({ objects }) => objects.length > 0);
  return previous?.file === file && sameItems(previous.sections, sections) ? previous : { file, sections };
}

interface InternedFacts extends SectionFacts {
  readonly text: string;
}

/** Facts are plain data: read back from their JSON, equal ones are the same object. */
const internFacts = internByText(
  (text): InternedFacts => ({ text, objects: JSON.parse(text) as readonly Fact[] }),
);

/** What a document tells others: by its text alone, whoever names its file. */
export const sectionFacts = derive((section: Section): SectionFacts => {
  if (section.patch) return sectionFacts(asWritten(section));
  const objects = resourcesOf(section).flatMap(readFacts);
  return objects.some(({ type }) => type === 'definition')
    ? definitionFacts(section, objects)
    : internFacts(JSON.stringify(objects));
});

const asWritten = derive(({ text, implied }: Section): Section => ({ text, implied }));

const internSource = internByText((text): DefinitionSource => ({ text }));

const factsOfSource = derive((_: DefinitionSource): { facts?: SectionFacts } => ({}));

/**
 * Of a document that defines kinds, the text is a part of what it says: schemas are read from there when they are needed. Equal texts
 * give the same object.
 */
function definitionFacts({ text }: Section, objects: readonly Fact[]): SectionFacts {
  return factsOfDefinition(text, () => JSON.stringify(objects));
}

function factsOfDefinition(text: string, objects: () => string): SectionFacts {
  const source = internSource(text);
  const held = factsOfSource(source);
  held.facts ??= { objects: JSON.parse(objects()) as readonly Fact[], source };
  return held.facts;
}

const kustomizationFacts = derive((section: Section): SectionFacts => {
  const { root } = parse(section);
  return internFacts(JSON.stringify(root ? readKustomization(Field.of(root)) : []));
});

/** Facts as they travel between threads. */
export interface PlainFacts {
  readonly file: string;
  /** For each document that tells something its facts as JSON, and its text where it defines kinds. */
  readonly sections: readonly { readonly objects: string; readonly definition?: string }[];
}

/** The facts of a file without objects that must be the same to be known again. */
export function toPlainFacts({ file, sections }: FileFacts): PlainFacts {
  return {
    file,
    sections: sections.map((section) => ({
      objects: 'text' in section ? String(section.text) : JSON.stringify(section.objects),
      ...(section.source && { definition: section.source.text }),
    })),
  };
}

/** The facts of a file from another thread: the same objects as if they had been read here. */
export function fromPlainFacts({ file, sections }: PlainFacts): FileFacts {
  return {
    file,
    sections: sections.map(({ objects, definition }) =>
      definition === undefined ? internFacts(objects) : factsOfDefinition(definition, () => objects),
    ),
  };
}

function sameItems(a: readonly object[], b: readonly object[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
