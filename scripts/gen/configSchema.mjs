import { readFile } from 'node:fs/promises';

const PREFIX = 'manifestGuard.';
/** Settings that are one person's, not a team's. */
const PERSONAL = new Set(['enable', 'trace.server']);

/** The JSON schema of `.manifest-guard.yaml`: the settings of package.json without their prefix. */
export async function generateConfigSchema(root) {
  const { contributes } = JSON.parse(await readFile(new URL('package.json', root), 'utf8'));
  const settings = [contributes.configuration].flat().flatMap(({ properties }) => Object.entries(properties));
  const properties = Object.fromEntries(
    settings
      .map(([name, schema]) => [name.slice(PREFIX.length), schema])
      .filter(([name]) => !PERSONAL.has(name))
      .map(([name, { scope, order, ...schema }]) => [name, schema]),
  );
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Manifest Guard configuration (.manifest-guard.yaml)',
    type: 'object',
    additionalProperties: false,
    properties,
  };
  return { path: 'schemas/manifest-guard.schema.json', text: `${JSON.stringify(schema, null, 2)}\n` };
}
