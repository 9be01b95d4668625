import type { Connection } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding } from '../analysis/finding.ts';
import { matchesPath } from '../base/glob.ts';
import type { CoexistenceChoice } from '../config/file/values.ts';
import { isServedGroup } from '../kube/kinds.ts';
import { projectKinds } from '../schema/kinds.ts';
import type { KindName } from '../schema/type.ts';
import type { ClientFeatures } from './clientFeatures.ts';
import { ELSEWHERE_NOTIFICATION, type Elsewhere, type FileGlobs } from './protocol.ts';

/** What is left to another server or extension for a document: nobody is to see it twice. */
export interface LeftToOthers {
  /** What is wrong with the YAML itself. */
  readonly syntax: boolean;
  /** Symbols of the document. */
  readonly outline: boolean;
  /** What a JSON schema of the Kubernetes API finds: unknown and missing fields, wrong types and words. */
  readonly validation: boolean;
  /** Keys and words of the schema. Blocks, values and names of the workspace are nobody else's. */
  readonly completion: boolean;
  /** Descriptions of the schema. What concerns security, and findings, are nobody else's. */
  readonly hover: boolean;
  /** Whose kinds the schema has, where one applies: those of Kubernetes, also those of well-known projects, or whatever the file holds. */
  readonly kinds: 'kubernetes' | 'known' | 'all';
}

/** Knows what others in the same editor do. */
export interface Coexistence {
  readonly leftOf: (document: TextDocument, choice: CoexistenceChoice) => LeftToOthers;
  /** Called when others came or went. */
  readonly onChanged: (listener: () => void) => void;
}

const NOTHING: LeftToOthers = {
  syntax: false,
  outline: false,
  validation: false,
  completion: false,
  hover: false,
  kinds: 'kubernetes',
};

const EVERYTHING: LeftToOthers = {
  syntax: true,
  outline: true,
  validation: true,
  completion: true,
  hover: true,
  kinds: 'kubernetes',
};

const WORDS: readonly (readonly [Exclude<keyof LeftToOthers, 'kinds'>, string])[] = [
  ['syntax', 'errors in YAML itself'],
  ['validation', 'errors by the Kubernetes schema'],
  ['completion', 'completion by the schema'],
  ['hover', 'descriptions of the schema'],
  ['outline', 'the outline'],
];

/** What is left to others, for people. */
export function leftInWords(left: LeftToOthers): string[] {
  return WORDS.flatMap(([what, words]) => (left[what] ? [words] : []));
}

/** Listens to what the client says of others; without a word from it there are none. */
export function createCoexistence(connection: Connection, features: ClientFeatures): Coexistence {
  const listeners: (() => void)[] = [];
  let elsewhere = features.elsewhere;
  connection.onNotification(ELSEWHERE_NOTIFICATION, (told: Elsewhere) => {
    elsewhere = told;
    for (const listener of listeners) listener();
  });
  return {
    leftOf: (document, choice) => {
      if (choice === 'everything') return NOTHING;
      return choice === 'securityOnly' ? EVERYTHING : leftTo(elsewhere, document);
    },
    onChanged: (listener) => listeners.push(listener),
  };
}

/** What is left to others for a document, by what they do. */
export function leftTo(elsewhere: Elsewhere, document: TextDocument): LeftToOthers {
  // Red Hat YAML looks at YAML only; the editor's own JSON support knows no manifests.
  if (document.languageId !== 'yaml') return NOTHING;
  const { syntax = false, outline = false, validation, completion, hover } = elsewhere;
  const kinds = validation || completion || hover ? kindsUnderSchema(elsewhere, document) : undefined;
  if (kinds === undefined) return { ...NOTHING, syntax, outline };
  return {
    syntax,
    outline,
    validation: validation === true,
    completion: completion === true,
    hover: hover === true,
    kinds,
  };
}

/** Whose kinds a schema elsewhere has; undefined where none applies. */
function kindsUnderSchema(elsewhere: Elsewhere, document: TextDocument): LeftToOthers['kinds'] | undefined {
  const { schemaFiles = [], crdFiles = [], ownSchemaFiles = [], withoutSchema = [] } = elsewhere;
  if (withoutSchema.includes(document.uri)) return undefined;
  // What a document says of itself counts before all settings.
  const said = schemaComment(document.getText());
  if (said !== undefined) return said === 'schema' ? 'all' : undefined;
  const path = decodeURIComponent(document.uri.replace(/^[^:]+:\/*/, ''));
  if (isAmong(path, ownSchemaFiles)) return 'all';
  if (isAmong(path, crdFiles)) return 'known';
  return isAmong(path, schemaFiles) ? 'kubernetes' : undefined;
}

function isAmong(path: string, files: FileGlobs): boolean {
  // `**` of Red Hat's globs does not reach into folders whose names start with a dot.
  if (path.includes('/.')) return false;
  const fits = (glob: string): boolean => matchesPath(`**/${glob.replace(/^\//, '')}`, path);
  const single = files.filter((glob) => typeof glob === 'string');
  const groups = [single, ...files.filter((group) => typeof group !== 'string')];
  return groups.some(
    (group) =>
      group.some((glob) => !glob.startsWith('!') && fits(glob)) &&
      !group.some((glob) => glob.startsWith('!') && fits(glob.slice(1))),
  );
}

/** `# yaml-language-server: $schema=…`, and its short form `# $schema: …` (yaml-language-server, `modelineUtil`). */
const MODELINE = /^[ \t]*#[ \t]*(?:yaml-language-server[ \t]*:|\$schema:)/;
const SCHEMA = /\$schema(?:=|:[ \t]*)(\S+)/;

/** What the comments above the documents of a file say; undefined where nothing, and where only some of them do: those are not worth silence about the others. */
function schemaComment(text: string): 'schema' | 'none' | undefined {
  if (!text.includes('$schema')) return undefined;
  const documents = text
    .split(/^---(?=\s|$).*$/m)
    .filter((part) => /^\s*[^#\s]/m.test(part) || part.includes('$schema'));
  const said = new Set(documents.map(saidAbove));
  const [only] = said;
  return said.size === 1 ? only : 'none';
}

function saidAbove(document: string): 'schema' | 'none' | undefined {
  const lines = document.split(/\r?\n/);
  const end = lines.findIndex((line) => /^\s*[^#\s]/.test(line));
  const modeline = lines.slice(0, end < 0 ? lines.length : end).find((line) => MODELINE.test(line));
  const schema = modeline === undefined ? undefined : SCHEMA.exec(modeline)?.[1];
  if (schema === undefined) return undefined;
  return schema.toLowerCase() === 'none' ? 'none' : 'schema';
}

/** Whether a schema elsewhere has a kind, where it applies. */
export function hasKindElsewhere({ kinds }: LeftToOthers, { apiVersion, kind }: KindName): boolean {
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
  if (kinds === 'all' || isServedGroup(group)) return true;
  return kinds === 'known' && projectKinds.kind(apiVersion, kind) !== undefined;
}

/** The mistakes of `schema-validation` that a JSON schema of the API finds as well. Formats and combinations are nobody else's. */
const IN_JSON_SCHEMA: readonly string[] = ['unknown', 'misplaced', 'version', 'type', 'missing', 'value'];

/** Whether somebody else says the same, about a kind that their schema has: then a finding is not reported, though its fix is still offered. */
export function isSaidElsewhere({ source, rule, messageId, resource }: Finding, left: LeftToOthers): boolean {
  if (source === 'yaml') return left.syntax;
  if (!left.validation || rule !== 'schema-validation') return false;
  const kind = resource ?? { apiVersion: '', kind: '' };
  return IN_JSON_SCHEMA.includes(messageId) && hasKindElsewhere(left, kind);
}
