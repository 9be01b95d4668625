/** The rule switches of VS Code's settings editor: `manifestGuard.rules` in package.json knows every rule. */
import { readFile } from 'node:fs/promises';

const CHOICES = ['off', 'on', 'error', 'warning', 'info', 'hint'];
const DESCRIPTIONS = [
  'Never reported',
  'Reported with its own severity, whatever the profile says',
  'Reported as an error',
  'Reported as a warning',
  'Reported as information',
  'Reported as a hint',
];

/** package.json with one property for each rule. */
export async function generatePackageSettings(root) {
  const { RULES } = await import(new URL('server/src/rules/index.ts', root));
  const manifest = JSON.parse(await readFile(new URL('package.json', root), 'utf8'));
  const setting = manifest.contributes.configuration.properties['manifestGuard.rules'];
  const metas = RULES.map(({ meta }) => meta).sort((a, b) => (a.id < b.id ? -1 : 1));
  setting.properties = Object.fromEntries(
    metas.map(({ id, summary }) => [
      id,
      { type: 'string', enum: CHOICES, enumDescriptions: DESCRIPTIONS, description: summary },
    ]),
  );
  return { path: 'package.json', text: `${JSON.stringify(manifest, undefined, 2)}\n` };
}
