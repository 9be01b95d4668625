import type { Path } from '../../base/path.ts';
import type { EditOperation } from '../../syntax/edit/operation.ts';
import type { Field } from '../../syntax/field.ts';
import type { Resource } from '../resource.ts';
import { type Component, itemsOf, type NewFlagValue, textOf } from './component.ts';

/** The field of the configuration file that stands for a flag, its type, and what holds where it is not written. */
interface FieldOfFlag {
  readonly path: Path;
  readonly type: 'boolean' | 'number' | 'text' | 'list' | 'gates';
  readonly preset?: string;
}

/**
 * From staging/src/k8s.io/kubelet/config/v1beta1/types.go and pkg/kubelet/apis/config/v1beta1/defaults.go of
 * kubernetes/kubernetes. The defaults of the file are safer than those of the flags.
 */
const FIELDS: Readonly<Record<string, FieldOfFlag>> = {
  'anonymous-auth': { path: ['authentication', 'anonymous', 'enabled'], type: 'boolean', preset: 'false' },
  'authorization-mode': { path: ['authorization', 'mode'], type: 'text', preset: 'Webhook' },
  'client-ca-file': { path: ['authentication', 'x509', 'clientCAFile'], type: 'text' },
  'read-only-port': { path: ['readOnlyPort'], type: 'number', preset: '0' },
  'streaming-connection-idle-timeout': {
    path: ['streamingConnectionIdleTimeout'],
    type: 'text',
    preset: '4h',
  },
  'protect-kernel-defaults': { path: ['protectKernelDefaults'], type: 'boolean' },
  'make-iptables-util-chains': { path: ['makeIPTablesUtilChains'], type: 'boolean', preset: 'true' },
  'event-qps': { path: ['eventRecordQPS'], type: 'number' },
  'tls-cert-file': { path: ['tlsCertFile'], type: 'text' },
  'tls-private-key-file': { path: ['tlsPrivateKeyFile'], type: 'text' },
  'rotate-certificates': { path: ['rotateCertificates'], type: 'boolean' },
  'rotate-server-certificates': { path: ['serverTLSBootstrap'], type: 'boolean' },
  'tls-cipher-suites': { path: ['tlsCipherSuites'], type: 'list' },
  'feature-gates': { path: ['featureGates'], type: 'gates' },
};

/** The kubelet as its own configuration file has it. */
export function configuredKubelet({ root }: Resource): Component {
  const fieldOf = (flag: string): FieldOfFlag | undefined =>
    Object.hasOwn(FIELDS, flag) ? FIELDS[flag] : undefined;
  return {
    name: 'kubelet',
    title: 'The kubelet',
    container: undefined,
    hostNetwork: true,
    placeOf: (flag) => root.at(...(fieldOf(flag)?.path ?? [])),
    // What says nothing of authentication is one of several files (`--config-dir`), or completed by kubeadm.
    complete: root.isCompleteMap && root.at('authentication').node?.kind === 'map',
    written: (flag) => {
      const known = fieldOf(flag);
      const at = known && root.at(...known.path);
      if (!known || !at?.node || at.isAbsent) return [];
      return [{ value: read(at, known.type), at }];
    },
    preset: (flag) => fieldOf(flag)?.preset,
    spell: (flag, value) => {
      const name = fieldOf(flag)?.path.join('.') ?? flag;
      return value === undefined ? name : `${name}=${value}`;
    },
    set: (flag, value) => {
      const known = fieldOf(flag);
      return known ? write(root, known, value) : [];
    },
    remove: (flag) => {
      const known = fieldOf(flag);
      return known ? [{ kind: 'remove', path: root.at(...known.path).path }] : [];
    },
  };
}

function read(field: Field, type: FieldOfFlag['type']): string | undefined {
  if (type === 'list') {
    const items = field.items.map(textOf);
    return field.isCompleteList && items.every((item) => item !== undefined) ? items.join(',') : undefined;
  }
  if (type === 'gates') {
    return field.entries.map(({ key }) => `${key}=${textOf(field.at(key)) ?? ''}`).join(',');
  }
  return textOf(field);
}

function write(root: Field, { path, type }: FieldOfFlag, { text, review }: NewFlagValue): EditOperation[] {
  const field = root.at(...path);
  switch (type) {
    case 'boolean':
      return [{ kind: 'set', path: field.path, value: text === 'true' }];
    case 'number':
      return [{ kind: 'set', path: field.path, value: Number(text) }];
    case 'text':
      return [{ kind: 'set', path: field.path, value: review ? { tabStop: text } : text }];
    case 'list':
      return rewriteList(field, itemsOf(text));
    case 'gates':
      return itemsOf(text)
        .map((gate) => gate.split('='))
        .filter(([name = '', value]) => textOf(field.at(name)) !== value)
        .map(([name = '', value]) => ({ kind: 'set', path: [...field.path, name], value: value === 'true' }));
  }
}

/** Takes the items that are not wanted out, from the end, and adds the missing ones. */
function rewriteList(field: Field, wanted: readonly string[]): EditOperation[] {
  const there = field.items.map(textOf);
  const dropped = field.items.filter((_, index) => !wanted.includes(there[index] ?? '')).reverse();
  return [
    ...dropped.map(({ path }): EditOperation => ({ kind: 'remove', path })),
    ...wanted
      .filter((item) => !there.includes(item))
      .map((value): EditOperation => ({ kind: 'append', path: field.path, value })),
  ];
}
