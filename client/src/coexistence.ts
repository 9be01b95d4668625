import {
  type Diagnostic,
  Disposable,
  extensions,
  type LogOutputChannel,
  languages,
  type Uri,
  workspace,
} from 'vscode';
import { DIAGNOSTIC_SOURCE, type Elsewhere } from '../../server/src/lsp/protocol.ts';
import { elsewhereOf, isSaidBySonar, type Mark, type YamlSettings } from './elsewhere.ts';

/** Other extensions that look at manifests as well. */
export interface Coexistence extends Disposable {
  /** What they do now. */
  readonly current: () => Elsewhere;
  /** Called when that changed. */
  readonly onChanged: (listener: (elsewhere: Elsewhere) => void) => void;
  /** Shows those of our diagnostics that no other extension shows on the same line, and the others as soon as it does not any more. */
  readonly show: (uri: Uri, diagnostics: Diagnostic[], next: Show) => void;
}

type Show = (uri: Uri, diagnostics: Diagnostic[]) => void;

interface Shown {
  readonly diagnostics: Diagnostic[];
  readonly visible: readonly Diagnostic[];
  readonly next: Show;
}

/** Watches the other extensions: whether they are active, and what their settings turn on. */
export function watchOtherExtensions(output: LogOutputChannel): Coexistence {
  const listeners: ((elsewhere: Elsewhere) => void)[] = [];
  const shown = new Map<string, Shown>();
  const withoutSchema = new Set<string>();
  let elsewhere = look(withoutSchema);

  const joined = new Set<string>();
  /** VS Code says nothing when an extension becomes active, but lets others wait for it. YAML makes these active anyway. */
  const joinActivation = (): void => {
    if (!workspace.textDocuments.some(({ languageId }) => languageId === 'yaml')) return;
    for (const id of [RED_HAT_YAML, KUBERNETES]) {
      const extension = extensions.getExtension(id);
      if (!extension || extension.isActive || joined.has(id)) continue;
      joined.add(id);
      extension.activate().then(update, (error: unknown) => output.warn(`${id}: ${String(error)}`));
    }
  };
  const update = (): void => {
    joinActivation();
    const now = look(withoutSchema);
    if (JSON.stringify(now) === JSON.stringify(elsewhere)) return;
    if (now.outline !== elsewhere.outline) tell(output, now.outline === true);
    elsewhere = now;
    for (const listener of listeners) listener(now);
  };
  const show = (uri: Uri, diagnostics: Diagnostic[], next: Show): void => {
    const visible = withoutSonars(uri, diagnostics);
    if (diagnostics.length === 0) shown.delete(uri.toString());
    else shown.set(uri.toString(), { diagnostics, visible, next });
    next(uri, visible);
  };
  const showAgain = (uri: Uri): void => {
    const known = shown.get(uri.toString());
    if (!known) return;
    const visible = withoutSonars(uri, known.diagnostics);
    const isSame =
      visible.length === known.visible.length && visible.every((one) => known.visible.includes(one));
    if (!isSame) show(uri, known.diagnostics, known.next);
  };
  if (elsewhere.outline) tell(output, true);
  joinActivation();

  const watching = Disposable.from(
    extensions.onDidChange(update),
    workspace.onDidOpenTextDocument(update),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('yaml')) update();
      if (change.affectsConfiguration(SETTING)) for (const { uri } of workspace.textDocuments) showAgain(uri);
    }),
    languages.onDidChangeDiagnostics(({ uris }) => {
      for (const uri of uris) {
        if (hasUnloadedSchema(uri)) withoutSchema.add(uri.toString());
        else withoutSchema.delete(uri.toString());
        showAgain(uri);
      }
      update();
    }),
  );
  return {
    current: () => elsewhere,
    onChanged: (listener) => listeners.push(listener),
    show,
    dispose: () => watching.dispose(),
  };
}

const RED_HAT_YAML = 'redhat.vscode-yaml';
const KUBERNETES = 'ms-kubernetes-tools.vscode-kubernetes-tools';
const SETTING = 'manifestGuard.coexistence';

function look(withoutSchema: ReadonlySet<string>): Elsewhere {
  const isActive = (id: string): boolean => extensions.getExtension(id)?.isActive === true;
  return elsewhereOf({
    yaml: isActive(RED_HAT_YAML) ? yamlSettings() : undefined,
    kubernetes: isActive(KUBERNETES),
    withoutSchema: [...withoutSchema],
  });
}

function yamlSettings(): YamlSettings {
  const settings = workspace.getConfiguration('yaml');
  const isOn = (name: string): boolean => settings.get(name) !== false;
  return {
    validate: isOn('validate'),
    completion: isOn('completion'),
    hover: isOn('hover'),
    schemas: settings.get('schemas'),
    schemaStore: isOn('schemaStore.enable'),
    crdStore: settings.get('kubernetesCRDStore.enable') === true,
  };
}

/** Without network, YAML by Red Hat may have no schema where its settings name one. */
function hasUnloadedSchema(uri: Uri): boolean {
  return languages
    .getDiagnostics(uri)
    .some(
      ({ source, message }) =>
        source !== DIAGNOSTIC_SOURCE && /^(?:Unable to load schema|Problems loading reference)/.test(message),
    );
}

function withoutSonars(uri: Uri, own: Diagnostic[]): Diagnostic[] {
  if (workspace.getConfiguration('manifestGuard', uri).get('coexistence') === 'everything') return own;
  const others = languages
    .getDiagnostics(uri)
    .filter(({ source }) => source !== DIAGNOSTIC_SOURCE)
    .map(toMark);
  return others.length === 0 ? own : own.filter((diagnostic) => !isSaidBySonar(toMark(diagnostic), others));
}

function toMark({ code, range: { start, end } }: Diagnostic): Mark {
  const written = typeof code === 'object' ? code.value : code;
  return { code: String(written), firstLine: start.line, lastLine: end.line };
}

function tell(output: LogOutputChannel, isThere: boolean): void {
  output.info(
    isThere
      ? `YAML by Red Hat is active: errors in YAML itself, the outline, and its schema where one applies are left to it (setting ${SETTING}).`
      : 'YAML by Red Hat is not active: nothing is left to it.',
  );
}
