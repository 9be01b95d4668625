import { REASON } from '../../analysis/suppress/mend.ts';
import type { Span } from '../../base/span.ts';
import type { Section } from '../../syntax/sections.ts';
import { diagnose } from '../diagnose.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Proposal } from './proposal.ts';

const VERBS: Readonly<Record<string, string>> = {
  'disable-next-line': 'Suppresses findings in the next line',
  'disable-line': 'Suppresses findings in this line',
  disable: 'Suppresses findings from here on',
  'disable-file': 'Suppresses findings in the whole file',
};

/** The comments that suppress findings: the verb, then the rules that have something to say in the document. */
export function commentProposals(snapshot: Snapshot, section: Section, span: Span): readonly Proposal[] {
  const typed = section.text.slice(span.start, span.end);
  const directive =
    /^#+\s*manifest-guard-(?:disable-next-line|disable-line|disable-file|disable)\s+(?:[a-z][\w-]*[\s,]+)*((?:[a-z][\w-]*)?)$/.exec(
      typed,
    );
  if (directive)
    return ruleProposals(snapshot, { start: span.end - (directive[1] ?? '').length, end: span.end });
  const word = /^#+\s*([\w-]*)$/.exec(typed)?.[1];
  if (word === undefined || word === '' || !'manifest-guard'.startsWith(word.slice(0, 14))) return [];
  const start = span.end - word.length;
  return Object.entries(VERBS).map(([verb, detail]) => {
    const text = `manifest-guard-${verb} `;
    const at = { start, end: span.end };
    return {
      label: text.trim(),
      kind: 'comment',
      detail,
      plain: text,
      snippet: undefined,
      span: at,
      filter: text,
      goesOn: true,
    };
  });
}

function ruleProposals(snapshot: Snapshot, span: Span): readonly Proposal[] {
  const rules = new Map(diagnose(snapshot).findings.map(({ finding }) => [finding.rule, finding.message]));
  // What is said about the half-typed comment itself is no reason for it.
  const others = [...rules].filter(([rule]) => !rule.startsWith('suppression-'));
  return others.map(([rule, detail]) => ({
    label: rule,
    kind: 'comment',
    detail,
    plain: `${rule} -- ${REASON}`,
    snippet: `${rule} -- \${1:${REASON}}`,
    span,
    filter: rule,
    goesOn: false,
  }));
}
