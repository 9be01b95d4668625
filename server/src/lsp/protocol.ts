/**
 * What this server and its own clients say to each other beyond the Language Server Protocol.
 *
 * The client imports this file and nothing else of the server, so it imports nothing itself.
 */

/** Notification from the server: what is known of a document now. Sent only to clients that ask for it. */
export const STATUS_NOTIFICATION = 'manifestGuard/status';
/** Request to the server: `RulePageParams` to markdown, or null for an unknown rule. `by-control` and `by-standard` list all. */
export const RULE_PAGE_REQUEST = 'manifestGuard/rulePage';
/** Request to the server: no parameters, `RuleSummary[]`. */
export const RULES_REQUEST = 'manifestGuard/rules';
/** Request to the server: `FixAllPreviewParams` to `FixAllPreview`. Changes nothing. */
export const FIX_ALL_PREVIEW_REQUEST = 'manifestGuard/fixAllPreview';
/** Request to the server: `UriParams` to the URI of the configuration file that holds for a document, or null. */
export const CONFIG_FILE_REQUEST = 'manifestGuard/configFile';
/** Request to the server: no parameters, the text of a new configuration file. */
export const STARTER_CONFIGURATION_REQUEST = 'manifestGuard/starterConfiguration';
/** Notification to the server: `Elsewhere`, whenever it changes. */
export const ELSEWHERE_NOTIFICATION = 'manifestGuard/elsewhere';
/** Command of `workspace/executeCommand`: one `FixAllParams` to `FixAllOutcome`. Edits the document through the client. */
export const FIX_ALL_COMMAND = 'manifestGuard.server.fixAll';
/** `source` of every diagnostic. */
export const DIAGNOSTIC_SOURCE = 'manifest-guard';

/** `initializationOptions`, all optional. */
export interface InitializationOptions {
  /** `push`: diagnostics are published even to a client that can pull them. */
  readonly diagnostics?: 'push' | 'pull';
  /**
   * Whether another server of the editor validates, completes and explains `.manifest-guard.yaml` by its JSON schema. Then this one
   * says only what a schema cannot.
   */
  readonly configSchema?: 'elsewhere';
  /** What others in the same editor do for YAML, so that nobody sees it twice. */
  readonly elsewhere?: Elsewhere;
  /** Whether the client offers the snippets of `snippets/` itself. Then this server does not. */
  readonly snippets?: 'elsewhere';
  /** A command of the client that opens completion: it follows where a key was completed whose value can be, too. */
  readonly suggestCommand?: string;
  /** Whether the client listens to `STATUS_NOTIFICATION`. */
  readonly status?: boolean;
  /** Command of the client that shows the page of a rule, its one argument; hovers link to it, so their Markdown must be trusted with it. */
  readonly rulePageCommand?: string;
  /** Whether the client opens links such as `file.yaml#L12` at their line. */
  readonly lineLinks?: boolean;
  /** The settings, for clients that know neither `workspace/configuration` nor `workspace/didChangeConfiguration`. */
  readonly settings?: unknown;
}

/** What another server or extension of the same editor does for YAML files. */
export interface Elsewhere {
  /** Reports what is wrong with the YAML itself. */
  readonly syntax?: boolean;
  /** Gives symbols of documents. */
  readonly outline?: boolean;
  /** Where a JSON schema applies: judges by it, completes by it, explains by it. */
  readonly validation?: boolean;
  readonly completion?: boolean;
  readonly hover?: boolean;
  /** Files to which the schema of Kubernetes applies. */
  readonly schemaFiles?: FileGlobs;
  /** Those of them where the schemas of CRDs of well-known projects apply to the objects of these. */
  readonly crdFiles?: FileGlobs;
  /** Files to which somebody gave another schema, whatever kind they hold. */
  readonly ownSchemaFiles?: FileGlobs;
  /** URIs of documents whose schema could not be loaded. */
  readonly withoutSchema?: readonly string[];
}

/** Globs of files, at any depth. One with `!` before it takes files out of those that stand in the same inner list. */
export type FileGlobs = readonly (string | readonly string[])[];

/** The strictest Pod Security level that all workloads of a document reach; null without workloads. */
export type StatusLevel = 'privileged' | 'baseline' | 'restricted' | 'unknown' | null;

/** Findings by severity. */
export interface FindingCounts {
  readonly error: number;
  readonly warning: number;
  readonly info: number;
  readonly hint: number;
}

/** What is known of one version of a document. */
export interface StatusParams {
  readonly uri: string;
  readonly version: number;
  /** Kubernetes objects in the document; none: it is no manifest. */
  readonly resources: number;
  readonly level: StatusLevel;
  readonly findings: FindingCounts;
  readonly analysisMilliseconds: number;
  /** What is left to others in the same editor, in words; absent where nothing is. */
  readonly leftToOthers?: readonly string[];
  /** Why the document is not looked at, where it is not. */
  readonly problem?: string;
}

export interface UriParams {
  readonly uri: string;
}

export interface RulePageParams {
  readonly rule: string;
}

/** A rule in one line. */
export interface RuleSummary {
  readonly id: string;
  readonly summary: string;
  readonly category: string;
  readonly severity: string;
  /** Sections of standards, and ids of other tools: what somebody may search for. */
  readonly otherNames: readonly string[];
}

export interface FixAllParams {
  readonly uri: string;
  /** Also the fixes that may change behaviour or insert values to review. */
  readonly unsafe: boolean;
}

export interface FixAllOutcome {
  /** Whether the client took the edits. False also where there was nothing to edit. */
  readonly applied: boolean;
  readonly fixed: number;
  readonly left: number;
}

/** A text that need not be open in the editor. */
export interface FixAllPreviewParams {
  /** For the settings that hold there. */
  readonly uri: string;
  readonly text: string;
  readonly unsafe: boolean;
}

export interface PreviewEdit {
  readonly range: {
    readonly start: { readonly line: number; readonly character: number };
    readonly end: { readonly line: number; readonly character: number };
  };
  readonly newText: string;
}

export interface FixAllPreview {
  readonly edits: readonly PreviewEdit[];
  readonly fixed: number;
  readonly left: number;
}
