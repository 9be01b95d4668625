import type { FindingCounts, StatusParams } from '../../server/src/lsp/protocol.ts';

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

/** A text that did not change since is not judged again, which takes no time at all. */
const duration = (milliseconds: number): string =>
  milliseconds < 1 ? 'less than 1 ms' : `${Math.round(milliseconds)} ms`;

const LEVEL_TEXT = {
  privileged: 'privileged',
  baseline: 'baseline',
  restricted: 'restricted',
  unknown: 'level unknown',
} as const;

/** Number of findings that people should do something about; hints do not count. */
function problemCount({ error, warning, info }: FindingCounts): number {
  return error + warning + info;
}

/** The status bar entry of a manifest: the Pod Security level that its workloads reach, and how much there is to do. */
export function statusText(status: StatusParams): string {
  if (status.problem !== undefined) return '$(warning) not analysed';
  const count = problemCount(status.findings);
  const parts = [
    ...(status.level ? [LEVEL_TEXT[status.level]] : []),
    ...(count > 0 || !status.level ? [count > 0 ? plural(count, 'problem') : 'no problems'] : []),
  ];
  return `$(shield) ${parts.join(' · ')}`;
}

/** What the status bar entry says when it is pointed at, as Markdown with command links. */
export function statusTooltip(status: StatusParams): string {
  if (status.problem !== undefined) return `**Manifest Guard**\n\n${status.problem}\n\n${LINKS.output}`;
  return [
    '**Manifest Guard**',
    levelSentence(status.level),
    countsSentence(status.findings),
    `${plural(status.resources, 'object')}, judged in ${duration(status.analysisMilliseconds)}`,
    ...(status.leftToOthers
      ? [`Left to other extensions: ${status.leftToOthers.join(', ')} ([change](${COEXISTENCE}))`]
      : []),
    [LINKS.problems, LINKS.harden, LINKS.rules, LINKS.configuration, LINKS.output].join(' · '),
  ].join('\n\n');
}

/** The status bar entry after the server crashed too often. */
export const STOPPED_TEXT = '$(error) Manifest Guard stopped';
/** What it says when it is pointed at. */
export const STOPPED_TOOLTIP =
  '**Manifest Guard** stopped: the language server crashed too often.\n\n[Restart](command:manifestGuard.restart) · [Log](command:manifestGuard.showOutput)';

/** Shows the setting that decides what is left to other extensions. */
const COEXISTENCE = `command:workbench.action.openSettings?${encodeURIComponent('"manifestGuard.coexistence"')}`;

/** Commands that the tooltip links to. */
export const TOOLTIP_COMMANDS: readonly string[] = [
  'workbench.actions.view.problems',
  'manifestGuard.hardenFile',
  'manifestGuard.showRulePage',
  'manifestGuard.openConfiguration',
  'manifestGuard.restart',
  'workbench.action.openSettings',
  'manifestGuard.showOutput',
];

const LINKS = {
  problems: '[Show problems](command:workbench.actions.view.problems)',
  harden: '[Harden this file](command:manifestGuard.hardenFile)',
  rules: '[Rules](command:manifestGuard.showRulePage)',
  configuration: '[Configuration](command:manifestGuard.openConfiguration)',
  output: '[Log](command:manifestGuard.showOutput)',
} as const;

function levelSentence(level: StatusParams['level']): string {
  switch (level) {
    case null:
      return 'No workloads in this file';
    case 'unknown':
      return 'Pod Security level: not to be told from this file alone';
    default:
      return `Pod Security level reached: **${level}**`;
  }
}

function countsSentence({ error, warning, info, hint }: FindingCounts): string {
  const parts = [
    error > 0 ? plural(error, 'error') : '',
    warning > 0 ? plural(warning, 'warning') : '',
    info > 0 ? plural(info, 'info') : '',
    hint > 0 ? plural(hint, 'hint') : '',
  ].filter((part) => part !== '');
  return parts.length > 0 ? parts.join(', ') : 'No findings';
}
