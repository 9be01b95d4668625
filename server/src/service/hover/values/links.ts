import type { FactType } from '../../../kube/facts/fact.ts';
import { folderOf, type Stated } from '../../../kube/facts/facts.ts';
import type { HoverPlace } from '../place.ts';
import { escapeMarkdown } from '../prose.ts';

/** An object of the workspace with the file that it stands in: `Deployment **web** in [web.yaml](file:///…#L12)`, with the line where the client goes there. */
export function objectLink(place: HoverPlace, fact: Stated<FactType>): string {
  const namespace = fact.namespace === undefined ? '' : `${escapeMarkdown(fact.namespace)}/`;
  return `${escapeMarkdown(fact.kind)} **${namespace}${escapeMarkdown(fact.name)}**, ${fileLink(place, fact)}`;
}

function fileLink({ snapshot, host }: HoverPlace, fact: Stated<FactType>): string {
  const { file } = fact;
  const own = snapshot.context.file;
  const line = host.lineOf?.(fact);
  // A link to the file that is open already says nothing but the line.
  if (file === own && line === undefined) return 'in this file';
  const label = file === own ? 'this file' : escapeMarkdown(relative(own, file));
  const address = /^[a-z][\w+.-]*:\/\//i.test(file) ? file.replace(/[()<>\s]/g, percent) : undefined;
  if (address === undefined) return `in ${label}`;
  return `in [${label}](${address}${line === undefined ? '' : `#L${line}`})`;
}

const percent = (letter: string): string => `%${letter.charCodeAt(0).toString(16).padStart(2, '0')}`;

/** The part of a path that differs from the own file's folder: `../db/secret.yaml`. */
function relative(own: string, other: string): string {
  const from = folderOf(own).split(/[/\\]/);
  const to = other.split(/[/\\]/);
  let same = 0;
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same += 1;
  const up = from.length - same;
  const text =
    up > 3 || same === 0
      ? (to.at(-1) ?? other)
      : [...Array<string>(up).fill('..'), ...to.slice(same)].join('/');
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
