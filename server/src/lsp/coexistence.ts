import type { Connection } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding } from '../analysis/finding.ts';
import { matchesPath } from '../base/glob.ts';
import type { CoexistenceChoice } from '../config/file/values.ts';
import { isServedGroup } from '../kube/kinds.ts';
import type { ClientFeatures } from './clientFeatures.ts';
import { ELSEWHERE_NOTIFICATION, type Elsewhere } from './protocol.ts';

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
};

const EVERYTHING: LeftToOthers = {
  syntax: true,
  outline: true,
  validation: true,
  completion: true,
  hover: true,
};

const WORDS: readonly (readonly [keyof LeftToOthers, string])[] = [
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

function leftTo(elsewhere: Elsewhere, document: TextDocument): LeftToOthers {
  // Red Hat YAML looks at YAML only; the editor's own JSON support knows no manifests.
  if (document.languageId !== 'yaml') return NOTHING;
  const { syntax = false, outline = false, validation, completion, hover } = elsewhere;
  const hasSchema = (validation || completion || hover) && isUnderSchema(elsewhere, document);
  if (!hasSchema) return { ...NOTHING, syntax, outline };
  return {
    syntax,
    outline,
    validation: validation === true,
    completion: completion === true,
    hover: hover === true,
  };
}

/** `# yaml-language-server: $schema=…`, unless it says `none`. */
const SCHEMA_COMMENT = /^[ \t]*#[ \t]*yaml-language-server[ \t]*:[^\r\n]*?\$schema=(?!none\b)\S/m;

function isUnderSchema({ schemaFiles = [], withoutSchema = [] }: Elsewhere, document: TextDocument): boolean {
  if (withoutSchema.includes(document.uri)) return false;
  const path = decodeURIComponent(document.uri.replace(/^[^:]+:\/*/, ''));
  // `**` of Red Hat's globs does not reach into folders whose names start with a dot.
  const isHidden = path.includes('/.');
  const fits = (glob: string): boolean => !isHidden && matchesPath(`**/${glob.replace(/^\//, '')}`, path);
  const excluded = schemaFiles.some((glob) => glob.startsWith('!') && fits(glob.slice(1)));
  return (!excluded && schemaFiles.some(fits)) || SCHEMA_COMMENT.test(document.getText());
}

/** The mistakes of `schema-validation` that a JSON schema of the API finds as well. Formats and combinations are nobody else's. */
const IN_JSON_SCHEMA: readonly string[] = ['unknown', 'misplaced', 'version', 'type', 'missing', 'value'];

/** Whether somebody else says the same, about a kind of Kubernetes itself: then a finding is not reported, though its fix is still offered. */
export function isSaidElsewhere({ source, rule, messageId, resource }: Finding, left: LeftToOthers): boolean {
  if (source === 'yaml') return left.syntax;
  if (!left.validation || rule !== 'schema-validation') return false;
  return IN_JSON_SCHEMA.includes(messageId) && isServedGroup(resource?.group ?? '');
}
