import { readFileSync } from 'node:fs';
import { type Config, DEFAULT_CONFIG } from '../../server/src/config/config.ts';
import { lazyDescriptions } from '../../server/src/schema/descriptions.ts';
import { hover } from '../../server/src/service/hover.ts';
import { createSnapshot } from '../../server/src/service/snapshot.ts';
import { dedent } from './ruleTester.ts';

const root = new URL('../../', import.meta.url);

/** The descriptions of the package. */
export const packageDescriptions = lazyDescriptions((file) => {
  try {
    return readFileSync(new URL(file, root), 'utf8');
  } catch {
    return undefined;
  }
});

/** The Markdown of a hover where `|` stands, in a text that is dedented. No findings beside it, unless the configuration says so. */
export function hoverAt(
  marked: string,
  config: Partial<Config> = { profile: 'pss-baseline' },
): string | undefined {
  const text = dedent(marked);
  const before = text.slice(0, text.indexOf('|')).split('\n');
  const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  const snapshot = createSnapshot(
    text.replace('|', ''),
    { ...DEFAULT_CONFIG, ...config },
    { file: 'file:///shop/web.yaml' },
  );
  return hover(snapshot, position, { descriptions: packageDescriptions })?.markdown;
}
