import type { FactType } from '../../../kube/facts/fact.ts';
import { folderOf, type Stated } from '../../../kube/facts/facts.ts';
import type { HoverPlace } from '../place.ts';
import { escapeMarkdown } from '../prose.ts';

/** An object of the workspace with the file that it stands in: `Deployment **web** in [web.yaml](file:///…)`. */
export function objectLink(place: HoverPlace, fact: Stated<FactType>): string {
  const namespace = fact.namespace === undefined ? '' : `${escapeMarkdown(fact.namespace)}/`;
  return `${escapeMarkdown(fact.kind)} **${namespace}${escapeMarkdown(fact.name)}**, ${fileLink(place, fact.file)}`;
}

function fileLink({ snapshot }: HoverPlace, file: string): string {
  const own = snapshot.context.file;
  if (file === own) return 'in this file';
  const label = escapeMarkdown(relative(own, file));
  const address = /^[a-z][\w+.-]*:\/\//i.test(file) ? file.replace(/[()<>\s]/g, percent) : undefined;
  return address === undefined ? `in ${label}` : `in [${label}](${address})`;
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
