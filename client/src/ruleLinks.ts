import { type Diagnostic, Uri } from 'vscode';
import { DIAGNOSTIC_SOURCE } from '../../server/src/lsp/protocol.ts';

/** Shows the page of the rule that is its argument; asks for one without. */
export const RULE_PAGE_COMMAND = 'manifestGuard.showRulePage';

/** Links the code of each diagnostic to the rule's page in the editor, which needs no network. */
export function linkToPages(diagnostics: readonly Diagnostic[]): void {
  for (const diagnostic of diagnostics) {
    const rule = ruleOf(diagnostic);
    if (rule === undefined) continue;
    const target = Uri.parse(`command:${RULE_PAGE_COMMAND}?${encodeURIComponent(JSON.stringify([rule]))}`);
    diagnostic.code = { value: rule, target };
  }
}

/** The rule of a diagnostic; problems of the YAML itself and of configuration files have no page. */
export function ruleOf({ source, code }: Diagnostic): string | undefined {
  if (source !== DIAGNOSTIC_SOURCE) return undefined;
  const id = typeof code === 'object' ? code.value : code;
  return typeof id === 'string' && !/^(?:yaml-|unreadable-|configuration$)/.test(id) ? id : undefined;
}
