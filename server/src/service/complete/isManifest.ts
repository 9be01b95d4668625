import type { Section } from '../../syntax/sections.ts';
import { keysAmong, outlineOf } from '../cursor/outline.ts';
import { styleOf } from '../cursor/style.ts';
import type { Snapshot } from '../snapshot.ts';
import { falcoKindAt } from './objectAt.ts';

/** Files of YAML that are something else by their name: Helm values and charts, Compose, pipelines, tools. */
const OTHER =
  /(?:^|\/)(?:values[^/]*|Chart|(?:docker-)?compose[^/]*|\.[^/]+|mkdocs|openapi[^/]*|swagger[^/]*|pubspec|action|azure-pipelines[^/]*|playbook[^/]*|requirements|galaxy)\.ya?ml$|(?:^|\/)\.(?:github|circleci|gitlab|vscode)\//i;

/** Files of JSON that are something else by their name: those of tools. */
const OTHER_JSON =
  /(?:^|\/)(?:package|package-lock|composer|manifest|settings|[^/]*config[^/]*|\.[^/]*)\.json$|\/\.[^/]+\//i;

/** Whether there is nothing but braces yet. */
function isBlank(text: string): boolean {
  return !/[^\s{}"\uFEFF]/.test(text);
}

/** Keys that say nothing about what else is to come. */
const HEADS = new Set(['apiVersion', 'kind', 'metadata', 'spec']);

/** Whether a document is a manifest, or so empty that it may become one. */
export function isManifest({ context }: Snapshot, section: Section): boolean {
  const keys = keysAmong(outlineOf(section).roots);
  if (section.implied || keys.includes('kind') || keys.includes('apiVersion')) return true;
  if (falcoKindAt(section, [0]) !== undefined) return true;
  if (styleOf(section).json)
    return (
      /"(?:kind|apiVersion)"/.test(section.text) || (isBlank(section.text) && !OTHER_JSON.test(context.file))
    );
  return (
    outlineOf(section).roots.length === keys.length &&
    keys.every((key) => HEADS.has(key)) &&
    !OTHER.test(context.file) &&
    !OTHER_JSON.test(context.file)
  );
}
