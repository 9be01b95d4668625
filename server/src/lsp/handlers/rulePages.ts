import { isRuleIndex, ruleIndex } from '../../service/ruleIndex.ts';
import { rulePage, ruleSummaries } from '../../service/rulePage.ts';
import type { Feature } from '../context.ts';
import { readRulePageParams } from '../fromLsp.ts';
import { RULE_PAGE_REQUEST, RULES_REQUEST, type RuleSummary } from '../protocol.ts';

/** What the client shows of rules: the list, and the page of one. */
export const rulePages: Feature = ({ connection, scheduler }) => {
  connection.onRequest(
    RULE_PAGE_REQUEST,
    scheduler.guard('rulePage', async (params: unknown): Promise<string | null> => {
      const wish = readRulePageParams(params);
      if (!wish) return null;
      return isRuleIndex(wish.rule) ? ruleIndex(wish.rule) : (rulePage(wish.rule) ?? null);
    }),
  );
  connection.onRequest(
    RULES_REQUEST,
    scheduler.guard('rules', async (): Promise<RuleSummary[]> => {
      return ruleSummaries().map(({ id, summary, category, severity, standards, equivalents }) => ({
        id,
        summary,
        category,
        severity,
        otherNames: [...standards, ...Object.values(equivalents).flat()],
      }));
    }),
  );
  return {};
};
