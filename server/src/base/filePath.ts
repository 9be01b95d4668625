/**
 * Absolute paths as the engine knows them: with `/` between folders, on Windows too (`C:/shop/web.yaml`). Hosts translate.
 */

const ROOT = /^(?:[A-Za-z]:)?\//;

/** The folder that a file or folder is in. */
export function folderOf(path: string): string {
  const at = path.lastIndexOf('/');
  const root = ROOT.exec(path)?.[0] ?? '';
  return at < root.length ? root : path.slice(0, at);
}

/** A path that was written relative to a folder, made absolute; `.` and `..` are followed. */
export function resolveFrom(folder: string, written: string): string {
  const text = written.replaceAll('\\', '/');
  const whole = ROOT.test(text) ? text : `${folder}/${text}`;
  const root = ROOT.exec(whole)?.[0] ?? '';
  const steps: string[] = [];
  for (const step of whole.slice(root.length).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return root + steps.join('/');
}

/** A path seen from a folder that it lies in; undefined where it lies elsewhere. */
export function relativeTo(folder: string, path: string): string | undefined {
  const prefix = folder.endsWith('/') ? folder : `${folder}/`;
  return path.startsWith(prefix) ? path.slice(prefix.length) : undefined;
}
