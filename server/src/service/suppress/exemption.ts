import { stringify } from 'yaml';
import type { Finding } from '../../analysis/finding.ts';
import { REASON } from '../../analysis/suppress/mend.ts';
import type { Span } from '../../base/span.ts';
import { applyOperations } from '../../syntax/edit/apply.ts';
import type { NewValue } from '../../syntax/edit/operation.ts';
import { parse } from '../../syntax/parse.ts';

/** Name of the file that holds a team's configuration. */
export const CONFIG_FILE_NAME = '.manifest-guard.yaml';

/** The text of a configuration file with one more exemption, and the place of its reason. */
export interface ExemptingText {
  readonly text: string;
  readonly tabStops: readonly Span[];
}

/** Whether an exemption can name the object of a finding: one that only says the kind would cover others as well. */
export function canExempt({ source, category, resource }: Finding): boolean {
  return (
    source === 'rule' && category !== 'suppression' && resource?.metadata.at('name').string !== undefined
  );
}

/**
 * Adds an exemption for the object of a finding to a configuration file; undefined where the file does not parse or is laid out in
 * a way that is not edited.
 *
 * @param text of the file; the empty string where there is none
 */
export function addExemption(text: string, finding: Finding): ExemptingText | undefined {
  const section = { text };
  const { root, problems } = parse(section);
  if (problems.length > 0) return undefined;
  const entry = entryFor(finding);
  if (!root || (root.kind === 'scalar' && root.value === null)) return append(text, entry);
  const value = { ...entry, reason: { tabStop: REASON } };
  const outcome = applyOperations(section, [{ kind: 'append', path: ['exemptions'], value }]);
  return outcome.ok ? { text: outcome.text, tabStops: outcome.tabStops } : undefined;
}

function entryFor({ rule, resource }: Finding): Readonly<Record<string, NewValue>> {
  const { kind, name, namespace } = resource ?? {};
  return {
    rules: rule,
    ...(kind === undefined ? {} : { kind }),
    ...(name === undefined ? {} : { name }),
    ...(namespace === undefined ? {} : { namespace }),
  };
}

function append(text: string, entry: object): ExemptingText {
  const gap = text === '' || text.endsWith('\n') ? '' : '\n';
  const added = stringify({ exemptions: [{ ...entry, reason: REASON }] });
  const all = `${text}${gap}${added}`.replace(/\r?\n/g, text.includes('\r\n') ? '\r\n' : '\n');
  const start = all.lastIndexOf(REASON);
  return { text: all, tabStops: [{ start, end: start + REASON.length }] };
}

/**
 * The configuration file that holds for a file: the nearest one in its folder or above, else a new one at the root of the open
 * folder that it lies in.
 *
 * @param file URI or path
 * @param folders URIs or paths of the open folders
 */
export function configFileFor(
  file: string,
  folders: readonly string[],
  exists: (file: string) => boolean,
): string {
  const folder = (path: string): string => path.slice(0, Math.max(path.lastIndexOf('/'), 0));
  const root = folders
    .map((path) => path.replace(/\/$/, ''))
    .filter((path) => file.startsWith(`${path}/`))
    .sort((a, b) => b.length - a.length)[0];
  for (let at = folder(file); root !== undefined && at.length >= root.length; at = folder(at)) {
    const config = `${at}/${CONFIG_FILE_NAME}`;
    if (exists(config)) return config;
  }
  return `${root ?? folder(file)}/${CONFIG_FILE_NAME}`;
}
