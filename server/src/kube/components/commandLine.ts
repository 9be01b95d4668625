import type { EditOperation } from '../../syntax/edit/operation.ts';
import type { Field } from '../../syntax/field.ts';
import type { Container } from '../pod.ts';
import {
  type Component,
  type ComponentName,
  isSwitch,
  type NewFlagValue,
  plainValue,
  textOf,
  type WrittenFlag,
} from './component.ts';

const NAMES: readonly string[] = [
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
  'etcd',
  'kubelet',
] satisfies readonly ComponentName[];

/** Programs that only start another one; `go-runner` is the entry point of the images of registry.k8s.io. */
const STARTERS = new Set(['go-runner', 'tini', 'dumb-init']);

/** A file that these flags name holds the other settings, and we do not see it. */
const CONFIG_FILES: Readonly<Partial<Record<ComponentName, readonly string[]>>> = {
  kubelet: ['config', 'config-dir'],
  // https://etcd.io/docs/v3.6/op-guide/configuration/: other flags are ignored then.
  etcd: ['config-file'],
};

/** One item of `command` or `args`. */
interface Word {
  readonly field: Field;
  /** As it is written; undefined where that is no text. */
  readonly raw: string | undefined;
  /** Undefined where a variable stands in it. */
  readonly text: string | undefined;
}

interface FlagWord extends WrittenFlag {
  readonly name: string;
  /** `--name` as it is written. */
  readonly prefix: string;
  readonly word: Field;
  /** The next word, where that is the value. */
  readonly valueWord: Field | undefined;
  /** The environment variable that gives it, for etcd. */
  readonly variable?: Field;
}

/** The component that a container runs, by its `command` and `args`; undefined where it runs none, or nobody can tell. */
export function componentIn(container: Container): Component | undefined {
  const command = container.at('command');
  const args = container.at('args');
  const words: Word[] = [...command.items, ...args.items].map((field) => ({
    field,
    raw: field.stringOrNumber,
    text: textOf(field),
  }));
  const found = findProgram(words, command.isAbsent ? imageName(container) : undefined);
  if (!found || (found.name === 'etcd' && !belongsToControlPlane(container))) return undefined;
  const flags = [
    ...(found.name === 'etcd' ? readVariables(container) : []),
    ...readFlags(words.slice(found.from)),
  ];
  const inView =
    command.isCompleteList &&
    args.isCompleteList &&
    words.every(({ raw, text }) => text !== undefined || isFlagWithValue(raw));
  const fromFile = flags.some(({ name }) => CONFIG_FILES[found.name]?.includes(name));
  const environment = found.name !== 'etcd' || hasKnownEnvironment(container);
  return toComponent(found.name, container, flags, inView && !fromFile && environment);
}

function findProgram(
  words: readonly Word[],
  image: string | undefined,
): { readonly name: ComponentName; readonly from: number } | undefined {
  let index = 0;
  if (image !== undefined && isOption(words[0])) {
    const name = componentName(image);
    return name && { name, from: 0 };
  }
  if (STARTERS.has(baseName(words[index]?.text))) {
    index += 1;
    while (isOption(words[index])) index += 1;
  }
  let program = baseName(words[index]?.text);
  if (program === 'hyperkube') {
    index += 1;
    const part = words[index]?.text ?? '';
    program = part === 'kubelet' || part.startsWith('kube-') ? part : `kube-${part}`;
  }
  const name = componentName(program);
  return name && { name, from: index + 1 };
}

function isOption(word: Word | undefined): boolean {
  return word?.raw?.startsWith('-') === true;
}

function componentName(name: string): ComponentName | undefined {
  return NAMES.includes(name) ? (name as ComponentName) : undefined;
}

function baseName(path: string | undefined): string {
  return path?.slice(path.lastIndexOf('/') + 1) ?? '';
}

/** The last part of the image's path, without tag and digest. */
function imageName(container: Container): string {
  return baseName(container.at('image').string).replace(/[:@].*$/, '');
}

/** Applications bring an etcd of their own; that of the cluster is a static pod. */
function belongsToControlPlane({ pod }: Container): boolean {
  const { resource } = pod;
  return (
    resource.kind === 'Pod' &&
    (resource.namespace === 'kube-system' ||
      pod.at('hostNetwork').is(true) ||
      pod.metadata.at('labels', 'tier').is('control-plane'))
  );
}

/** Whether the name of the flag is known in a word whose value is not: `--etcd-servers=$(SERVERS)`. */
function isFlagWithValue(raw: string | undefined): boolean {
  return /^--?[a-z0-9][\w-]*=/i.test(raw ?? '');
}

function readFlags(words: readonly Word[]): FlagWord[] {
  const flags: FlagWord[] = [];
  for (const [index, { field, raw, text }] of words.entries()) {
    const match = /^(--?([a-z0-9][\w-]*))(?:=(.*))?$/is.exec(raw ?? '');
    if (!match) continue;
    const [, prefix = '', spelled = '', inline] = match;
    const name = spelled.replaceAll('_', '-');
    const next = words[index + 1];
    const isAlone = isSwitch(name) || next === undefined || isOption(next);
    const valueWord = inline === undefined && !isAlone ? next?.field : undefined;
    const value =
      text === undefined ? undefined : valueWord ? next?.text : plainValue(name, inline ?? 'true');
    flags.push({ name, prefix, word: field, valueWord, value, at: valueWord ?? field });
  }
  return flags;
}

/** etcd reads `ETCD_CERT_FILE` as `--cert-file`; a flag on the command line has the last word. */
function readVariables(container: Container): FlagWord[] {
  return container.at('env').items.flatMap((variable): FlagWord[] => {
    const name = variable.at('name').string;
    if (!name?.startsWith('ETCD_')) return [];
    const field = variable.at('value');
    const flag = name.slice('ETCD_'.length).toLowerCase().replaceAll('_', '-');
    const text = textOf(field);
    const value = text === undefined ? undefined : plainValue(flag, text);
    return [{ name: flag, prefix: '', word: field, valueWord: undefined, value, at: field, variable }];
  });
}

function hasKnownEnvironment(container: Container): boolean {
  const names = container.at('env').items.map((variable) => variable.at('name').string);
  return (
    container.at('env').isCompleteList &&
    container.at('envFrom').isAbsent &&
    names.every((name) => name !== undefined)
  );
}

function toComponent(
  name: ComponentName,
  container: Container,
  flags: readonly FlagWord[],
  complete: boolean,
): Component {
  const of = (flag: string): FlagWord[] => flags.filter((written) => written.name === flag);
  const place = listOf(container, flags);
  return {
    name,
    title: `Container "${container.name}"`,
    container,
    hostNetwork:
      container.pod.at('hostNetwork').boolean ??
      (container.pod.at('hostNetwork').isAbsent ? false : undefined),
    placeOf: () => place,
    complete,
    written: of,
    preset: () => undefined,
    spell: (flag, value) => (value === undefined ? `--${flag}` : `--${flag}=${value}`),
    set: (flag, value) => [setFlag(of(flag).at(-1), flag, value, place)],
    remove: (flag) => of(flag).reverse().flatMap(removeFlag),
  };
}

/** The list that carries the flags; `args` may have some more that matter less. */
function listOf(container: Container, flags: readonly FlagWord[]): Field {
  const last = flags.findLast(({ variable }) => variable === undefined);
  const ofLast = last?.word.path.at(-2);
  if (ofLast === 'command' || ofLast === 'args') return container.at(ofLast);
  return container.at(
    container.at('args').isAbsent && !container.at('command').isAbsent ? 'command' : 'args',
  );
}

function setFlag(
  written: FlagWord | undefined,
  flag: string,
  { text, review }: NewFlagValue,
  place: Field,
): EditOperation {
  const toReview = (value: string): string | { tabStop: string } => (review ? { tabStop: value } : value);
  if (!written) return { kind: 'append', path: place.path, value: toReview(`--${flag}=${text}`) };
  const onlyValue = written.valueWord ?? (written.variable ? written.word : undefined);
  if (onlyValue) return { kind: 'set', path: onlyValue.path, value: toReview(text) };
  return { kind: 'set', path: written.word.path, value: toReview(`${written.prefix}=${text}`) };
}

function removeFlag({ word, valueWord, variable }: FlagWord): EditOperation[] {
  return [...(valueWord ? [valueWord] : []), variable ?? word].map(({ path }) => ({ kind: 'remove', path }));
}
