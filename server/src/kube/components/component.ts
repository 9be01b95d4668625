import type { EditOperation } from '../../syntax/edit/operation.ts';
import type { Field } from '../../syntax/field.ts';
import type { Container } from '../pod.ts';

/** A program of the control plane, or the kubelet. */
export type ComponentName =
  | 'kube-apiserver'
  | 'kube-controller-manager'
  | 'kube-scheduler'
  | 'etcd'
  | 'kubelet';

/** A place where a flag is given. */
export interface WrittenFlag {
  /** The value's text; undefined where it is not known, as with `$(VARIABLE)`. */
  readonly value: string | undefined;
  /** What to underline. */
  readonly at: Field;
}

/** A component as some document configures it, with each flag positioned. */
export interface Component {
  readonly name: ComponentName;
  /** For messages: `Container "etcd"`, `kube-apiserver`, `The kubelet`. */
  readonly title: string;
  /** The container that it runs in; undefined where kubeadm or the kubelet's own file configures it. */
  readonly container: Container | undefined;
  /** Whether it listens on the addresses of the node itself; undefined where that is not known. */
  readonly hostNetwork: boolean | undefined;
  /** Where a flag that is missing would be written. */
  readonly placeOf: (flag: string) => Field;
  /** Whether all flags are in view, so that one that is not found is not given. */
  readonly complete: boolean;
  /** The places where a flag is given, in the order in which they are read. */
  readonly written: (flag: string) => readonly WrittenFlag[];
  /** What holds where nothing is written, as kubeadm or the configuration file has it; undefined where that is nothing. */
  readonly preset: (flag: string) => string | undefined;
  /** A flag with a value as this kind of document writes it, for messages and titles. */
  readonly spell: (flag: string, value?: string) => string;
  /** Gives a flag a value, in the last place where it is written, or a new one. */
  readonly set: (flag: string, value: NewFlagValue) => readonly EditOperation[];
  /** Takes a flag out wherever it is written. */
  readonly remove: (flag: string) => readonly EditOperation[];
}

/** A value for a flag; `review` where the reader of the fix has to say what it really is. */
export interface NewFlagValue {
  readonly text: string;
  readonly review?: boolean;
}

/** What is known of a flag. */
export interface Flag {
  readonly name: string;
  /** `given`: written, or preset. `unknown`: it may be given where it cannot be seen. */
  readonly state: 'given' | 'absent' | 'unknown';
  /** The value that holds: of several, the last one. Undefined where there is none, or it is not known. */
  readonly value: string | undefined;
  /** The items of a flag that is a list: of all places together. Undefined where there are none, or one is not known. */
  readonly items: readonly string[] | undefined;
  /** Whether a document says it, and not only a default. */
  readonly written: boolean;
  /** The last place where it is written, else where it would be. */
  readonly at: Field;
}

/** Looks a flag up. */
export function flagOf(component: Component, name: string): Flag {
  const written = component.written(name);
  const last = written.at(-1);
  if (last) {
    const values = written.map(({ value }) => value);
    const known = values.every((value) => value !== undefined);
    return {
      name,
      state: 'given',
      value: last.value,
      items: known ? values.flatMap(itemsOf) : undefined,
      written: true,
      at: last.at,
    };
  }
  const preset = component.preset(name);
  const state = !component.complete ? 'unknown' : preset === undefined ? 'absent' : 'given';
  const value = component.complete ? preset : undefined;
  const items = value === undefined ? undefined : itemsOf(value);
  return { name, state, value, items, written: false, at: component.placeOf(name) };
}

/** The items of a flag's value that is a list. */
export function itemsOf(value: string): string[] {
  return value
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

/** Flags that take no separate word as their value; only those that somebody asks about, or that stand before such. */
const SWITCHES = new Set(
  (
    'anonymous-auth profiling kubelet-https service-account-lookup service-account-extend-token-expiration ' +
    'use-service-account-credentials client-cert-auth peer-client-cert-auth auto-tls peer-auto-tls ' +
    'protect-kernel-defaults make-iptables-util-chains rotate-certificates rotate-server-certificates ' +
    'allow-privileged leader-elect enable-bootstrap-token-auth allocate-node-cidrs'
  ).split(' '),
);

/** Whether a flag is a switch, so that the next word is not its value. */
export function isSwitch(flag: string): boolean {
  return SWITCHES.has(flag);
}

/** A value as its flag reads it: for switches the spellings of Go's `strconv.ParseBool` become `true` and `false`. */
export function plainValue(flag: string, value: string): string {
  if (!isSwitch(flag)) return value;
  if (['1', 't', 'T', 'TRUE', 'True'].includes(value)) return 'true';
  if (['0', 'f', 'F', 'FALSE', 'False'].includes(value)) return 'false';
  return value;
}

/** A value as text, where it is known and no variable stands in it that is replaced later. */
export function textOf(field: Field): string | undefined {
  const text = field.stringOrNumber ?? field.boolean?.toString();
  return text === undefined || /\$[({]|\{\{/.test(text) ? undefined : text;
}
