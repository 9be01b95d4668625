/** VS Code's settings in package.json: those of the configuration file, made from what reads them, and the editor's own. */
import { readFile } from 'node:fs/promises';

const PREFIX = 'manifestGuard.';
/** Settings that are no part of a verdict; they stand in package.json as they are. */
const OWN = new Set(['trace.server']);

/** A description with `rules` in backquotes links to that setting. */
const linked = (text, names) =>
  text.replace(/`(\w+)`/g, (whole, name) => (names.includes(name) ? `\`#${PREFIX}${name}#\`` : whole));

/** package.json with the settings. */
export async function generatePackageSettings(root) {
  const { settingsSchemas } = await import(new URL('server/src/config/file/schema.ts', root).href);
  const { VOCABULARY } = await import(new URL('server/src/service/configFile/vocabulary.ts', root).href);
  const manifest = JSON.parse(await readFile(new URL('package.json', root), 'utf8'));
  const { configuration } = manifest.contributes;
  const own = Object.entries(configuration.properties).filter(([name]) => OWN.has(name.slice(PREFIX.length)));
  const settings = Object.entries(settingsSchemas(VOCABULARY)).filter(([name]) => name !== 'trace');
  const names = settings.map(([name]) => name);
  const properties = settings.map(([name, { description, ...schema }], index) => [
    `${PREFIX}${name}`,
    { ...schema, scope: 'resource', order: index + 1, markdownDescription: linked(description, names) },
  ]);
  const last = own.map(([name, schema]) => [name, { ...schema, order: properties.length + 1 }]);
  configuration.properties = Object.fromEntries([...properties, ...last]);
  return { path: 'package.json', text: `${JSON.stringify(manifest, undefined, 2)}\n` };
}
