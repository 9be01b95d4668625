import type { Finding } from '../../analysis/finding.ts';
import { findRule } from '../../rules/selection.ts';
import { asClause } from '../clause.ts';
import { paragraph } from '../rulePage.ts';

/** Explains a finding: why it matters and what its fixes may break. Its message is shown by the editor already. */
export function describeFinding(finding: Finding): string | undefined {
  const meta = findRule(finding.rule)?.meta;
  if (!meta) return undefined;
  const fixes = finding.fixes().map(({ title, safety, caution }) => {
    const note = safety === 'safe' ? 'safe' : `review: ${asClause(caution ?? 'It may change behaviour.')}`;
    return `- ${title} *(${note})*`;
  });
  return [
    `**${meta.id}**: ${meta.summary}`,
    paragraph(meta.why),
    ...(fixes.length > 0 ? [`Fixes:\n${fixes.join('\n')}`] : []),
    `Rollout risk ${meta.risk} of 10. ${paragraph(meta.rollout)}`,
  ].join('\n\n');
}
