import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commands, Uri, window, workspace } from 'vscode';
import { couldBeManifest } from '../../../client/src/manifestText.ts';
import type { StatusParams } from '../../../server/src/lsp/protocol.ts';
import { api } from './editor.ts';
import type { Counts } from './harness.ts';

/** Time that the server may take for one file, in milliseconds. */
const TIMEOUT = 30_000;
/** Editors are closed after so many files, as a person would before the tab bar gets useless. */
const CLOSE_AFTER = 50;

/**
 * Opens every YAML and JSON file below the folders in an editor and waits until the server has judged it. A file fails
 * when that does not happen, or when the server says that it cannot look at it.
 */
export async function openCorpus(folders: readonly string[]): Promise<Counts> {
  const { onStatus } = await api();
  const waiting = new Map<string, (status: StatusParams) => void>();
  onStatus((status) => waiting.get(status.uri)?.(status));
  const files = manifestsFirst(folders.flatMap(manifestFiles));
  let failed = 0;
  let objects = 0;
  for (const [index, file] of files.entries()) {
    try {
      const status = await judge(Uri.file(file), waiting);
      objects += status.resources;
      if (status.problem !== undefined) throw new Error(status.problem);
    } catch (error) {
      failed += 1;
      console.log(`not ok - ${file}: ${error instanceof Error ? error.message : String(error)}`);
    }
    if (index % CLOSE_AFTER === CLOSE_AFTER - 1)
      await commands.executeCommand('workbench.action.closeAllEditors');
  }
  console.log(`ok - opened ${files.length} files with ${objects} Kubernetes objects`);
  return { passed: files.length - failed, failed };
}

function manifestFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:ya?ml|json)$/.test(name) && !/(?:^|\/)(?:\.git|node_modules)\//.test(name))
    .sort()
    .map((name) => join(folder, name));
}

/** The server starts with the first manifest, so other files would wait for it in vain. */
function manifestsFirst(files: readonly string[]): string[] {
  const first = files.find((file) => couldBeManifest(readFileSync(file, 'utf8')));
  return first === undefined ? [] : [first, ...files.filter((file) => file !== first)];
}

async function judge(uri: Uri, waiting: Map<string, (status: StatusParams) => void>): Promise<StatusParams> {
  let timer: NodeJS.Timeout | undefined;
  const key = uri.toString();
  const judged = new Promise<StatusParams>((resolve, reject) => {
    waiting.set(key, resolve);
    timer = setTimeout(() => reject(new Error(`not judged after ${TIMEOUT / 1000} s`)), TIMEOUT);
  });
  try {
    const document = await workspace.openTextDocument(uri);
    await window.showTextDocument(document, { preview: false });
    return await judged;
  } finally {
    waiting.delete(key);
    clearTimeout(timer);
  }
}
