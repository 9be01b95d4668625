import type { Disposable, ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';

let client: LanguageClient | undefined;

/** Runs yaml-language-server, which MANIFEST_GUARD_E2E_YAML_SERVER names, as YAML by Red Hat does. */
export async function activate(context: ExtensionContext): Promise<void> {
  const module = process.env.MANIFEST_GUARD_E2E_YAML_SERVER;
  if (module === undefined) throw new Error('MANIFEST_GUARD_E2E_YAML_SERVER names no server.');
  client = new LanguageClient(
    'yaml',
    'YAML',
    { module, transport: TransportKind.ipc },
    { documentSelector: [{ language: 'yaml' }], synchronize: { configurationSection: ['yaml'] } },
  );
  const stop: Disposable = { dispose: () => client?.dispose() };
  context.subscriptions.push(stop);
  await client.start();
}
