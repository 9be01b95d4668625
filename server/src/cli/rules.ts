import { type RuleSummary, rulePage, ruleSummaries } from '../service/rulePage.ts';
import { requireRule } from './fix.ts';
import type { Io } from './io.ts';
import { createStyle, type Style, wantsColor } from './style.ts';

/** Lists every rule with its metadata. */
export function listRules(options: { readonly format: 'text' | 'json' }, io: Io): number {
  const rules = ruleSummaries();
  const style = createStyle(wantsColor(true, io));
  io.stdout.write(
    options.format === 'json' ? `${JSON.stringify(rules, undefined, 2)}\n` : formatRules(rules, style),
  );
  return 0;
}

/** The rules as a table for people, by category. */
function formatRules(rules: readonly RuleSummary[], style: Style): string {
  const idWidth = Math.max(0, ...rules.map(({ id }) => id.length));
  const categories = [...new Set(rules.map(({ category }) => category))].sort();
  const parts = categories.map((category) => {
    const rows = rules
      .filter((rule) => rule.category === category)
      .map(({ id, severity, fix, pss, summary }) =>
        [
          `  ${id.padEnd(idWidth)}`,
          style.severity(severity, severity.padEnd(7)),
          (pss ?? '').padEnd(10),
          (fix ? `${fix} fix` : '').padEnd(10),
          summary,
        ].join('  '),
      );
    return `${[style.strong(category), ...rows].join('\n')}\n`;
  });
  return `${parts.join('\n')}\n${style.dim('"manifest-guard explain RULE" shows the page of a rule.')}\n`;
}

/**
 * Shows the page of a rule.
 *
 * @throws UsageError where there is no such rule
 */
export function explain(id: string, io: Io): number {
  requireRule(id);
  io.stdout.write(rulePage(id) ?? '');
  return 0;
}
