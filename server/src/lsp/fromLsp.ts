import type { Diagnostic } from 'vscode-languageserver';
import type { ActionRequest } from '../service/codeActions.ts';
import type { FindingKey } from '../service/diagnose.ts';
import type { Scope } from '../service/suppress/actions.ts';
import type { FixAllParams, FixAllPreviewParams, RulePageParams } from './protocol.ts';

/** `data` of a code action: what to compute when it is chosen, and for which text. */
export interface ActionData {
  readonly uri: string;
  readonly version: number;
  readonly request: ActionRequest;
}

type Entries = Readonly<Record<string, unknown>>;

/** Reads `data` of a code action; undefined where it is none of ours. */
export function readActionData(value: unknown): ActionData | undefined {
  if (!isEntries(value)) return undefined;
  const { uri, version, request } = value;
  if (typeof uri !== 'string' || typeof version !== 'number') return undefined;
  return isActionRequest(request) ? { uri, version, request } : undefined;
}

/** Reads the key of a diagnostic's finding from its `code` and `data`; undefined where it is none of ours. */
export function readFindingKey({ code, data }: Diagnostic): FindingKey | undefined {
  if (typeof code !== 'string' || !Array.isArray(data)) return undefined;
  const [messageId, document, pointer]: readonly unknown[] = data;
  const key = { rule: code, messageId, document, pointer };
  return isFindingKey(key) ? key : undefined;
}

/** Reads the parameters of what is asked about one document. */
export function readUriParams(value: unknown): string | undefined {
  return isEntries(value) && typeof value.uri === 'string' ? value.uri : undefined;
}

/** Reads the argument of the fix-all command. */
export function readFixAllParams(value: unknown): FixAllParams | undefined {
  if (!isEntries(value) || typeof value.uri !== 'string') return undefined;
  return { uri: value.uri, unsafe: value.unsafe === true };
}

/** Reads the parameters of the fix-all preview. */
export function readPreviewParams(value: unknown): FixAllPreviewParams | undefined {
  if (!isEntries(value) || typeof value.uri !== 'string' || typeof value.text !== 'string') return undefined;
  return { uri: value.uri, text: value.text, unsafe: value.unsafe === true };
}

/** Reads the parameters of a rule's page. */
export function readRulePageParams(value: unknown): RulePageParams | undefined {
  return isEntries(value) && typeof value.rule === 'string' ? { rule: value.rule } : undefined;
}

function isEntries(value: unknown): value is Entries {
  return typeof value === 'object' && value !== null;
}

function isFindingKey(value: unknown): value is FindingKey {
  return (
    isEntries(value) &&
    typeof value.rule === 'string' &&
    typeof value.messageId === 'string' &&
    typeof value.document === 'number' &&
    typeof value.pointer === 'string'
  );
}

const SCOPES: readonly Scope[] = ['line', 'container', 'object', 'file', 'config'];

function isActionRequest(value: unknown): value is ActionRequest {
  if (!isEntries(value)) return false;
  switch (value.type) {
    case 'fix':
      return isFindingKey(value.key) && typeof value.title === 'string';
    case 'fixRule':
      return typeof value.rule === 'string' && typeof value.unsafe === 'boolean';
    case 'harden':
      return (
        typeof value.document === 'number' &&
        typeof value.pointer === 'string' &&
        typeof value.unsafe === 'boolean'
      );
    case 'suppress':
      return isFindingKey(value.key) && SCOPES.some((scope) => scope === value.scope);
    case 'fixAll':
      return typeof value.unsafe === 'boolean';
    default:
      return false;
  }
}
