import type { Path } from '../../base/path.ts';
import type { EditOperation } from '../../syntax/edit/operation.ts';
import type { Field } from '../../syntax/field.ts';
import type { Resource } from '../resource.ts';
import {
  type Component,
  type ComponentName,
  type NewFlagValue,
  plainValue,
  textOf,
  type WrittenFlag,
} from './component.ts';

/**
 * What kubeadm gives each component where `extraArgs` say nothing else; `certs` stands for `certificatesDir`. From
 * cmd/kubeadm/app/phases/controlplane/manifests.go and cmd/kubeadm/app/phases/etcd/local.go of kubernetes/kubernetes.
 */
const PRESETS: Readonly<Record<ComponentName, Readonly<Record<string, string>>>> = {
  'kube-apiserver': {
    'authorization-mode': 'Node,RBAC',
    'enable-admission-plugins': 'NodeRestriction',
    'allow-privileged': 'true',
    'client-ca-file': 'certs/ca.crt',
    'tls-cert-file': 'certs/apiserver.crt',
    'tls-private-key-file': 'certs/apiserver.key',
    'kubelet-client-certificate': 'certs/apiserver-kubelet-client.crt',
    'kubelet-client-key': 'certs/apiserver-kubelet-client.key',
    'service-account-key-file': 'certs/sa.pub',
    'service-account-signing-key-file': 'certs/sa.key',
    'etcd-cafile': 'certs/etcd/ca.crt',
    'etcd-certfile': 'certs/apiserver-etcd-client.crt',
    'etcd-keyfile': 'certs/apiserver-etcd-client.key',
    'insecure-port': '0',
    'secure-port': '6443',
  },
  'kube-controller-manager': {
    'bind-address': '127.0.0.1',
    'root-ca-file': 'certs/ca.crt',
    'service-account-private-key-file': 'certs/sa.key',
    'use-service-account-credentials': 'true',
  },
  'kube-scheduler': { 'bind-address': '127.0.0.1' },
  etcd: {
    'cert-file': 'certs/etcd/server.crt',
    'key-file': 'certs/etcd/server.key',
    'trusted-ca-file': 'certs/etcd/ca.crt',
    'client-cert-auth': 'true',
    'peer-cert-file': 'certs/etcd/peer.crt',
    'peer-key-file': 'certs/etcd/peer.key',
    'peer-trusted-ca-file': 'certs/etcd/ca.crt',
    'peer-client-cert-auth': 'true',
  },
  kubelet: {},
};

/** cmd/kubeadm/app/apis/kubeadm/v1beta4/defaults.go. */
const DEFAULT_CERTIFICATES = '/etc/kubernetes/pki';

const IN_CLUSTER_CONFIGURATION: readonly (readonly [ComponentName, Path])[] = [
  ['kube-apiserver', ['apiServer', 'extraArgs']],
  ['kube-controller-manager', ['controllerManager', 'extraArgs']],
  ['kube-scheduler', ['scheduler', 'extraArgs']],
  ['etcd', ['etcd', 'local', 'extraArgs']],
];

/** The components that a `ClusterConfiguration` of kubeadm configures. */
export function clusterComponents({ root, apiVersion }: Resource): Component[] {
  const certs = root.at('certificatesDir');
  const folder = certs.string ?? DEFAULT_CERTIFICATES;
  const hasOwnEtcd = root.at('etcd', 'external').isAbsent;
  return IN_CLUSTER_CONFIGURATION.filter(([name]) => name !== 'etcd' || hasOwnEtcd).map(([name, path]) =>
    toComponent(name, root.at(...path), apiVersion, (flag) =>
      PRESETS[name][flag]?.replace(/^certs(?=\/)/, folder),
    ),
  );
}

/** The kubelet as `nodeRegistration` configures it; most of its settings are in a file that kubeadm writes. */
export function registeredKubelet({ root, apiVersion }: Resource): Component {
  const list = root.at('nodeRegistration', 'kubeletExtraArgs');
  return { ...toComponent('kubelet', list, apiVersion, () => undefined), complete: false };
}

/** Since v1beta4 a list of `name` and `value`, a map before. */
function isList(list: Field, apiVersion: string): boolean {
  if (list.node?.kind === 'sequence') return true;
  if (list.node?.kind === 'map') return false;
  return !/\/v1(?:alpha\d|beta[1-3])$/.test(apiVersion);
}

function toComponent(
  name: ComponentName,
  place: Field,
  apiVersion: string,
  preset: (flag: string) => string | undefined,
): Component {
  const form = isList(place, apiVersion) ? listForm(place) : mapForm(place);
  return {
    name,
    title: name === 'kubelet' ? 'The kubelet' : name,
    container: undefined,
    hostNetwork: true,
    placeOf: (flag) => (place.node?.kind === 'map' ? place.at(flag) : place),
    preset,
    spell: (flag, value) => (value === undefined ? `--${flag}` : `--${flag}=${value}`),
    ...form,
  };
}

type Form = Pick<Component, 'complete' | 'written' | 'set' | 'remove'>;

const toReview = ({ text, review }: NewFlagValue): string | { tabStop: string } =>
  review ? { tabStop: text } : text;

function readValue(flag: string, field: Field): string | undefined {
  const text = field.isAbsent ? '' : textOf(field);
  return text === undefined ? undefined : plainValue(flag, text);
}

function mapForm(place: Field): Form {
  const written = (flag: string): WrittenFlag[] => {
    const at = place.at(flag);
    return place.node?.kind === 'map' && at.node ? [{ value: readValue(flag, at), at }] : [];
  };
  return {
    complete: place.isAbsent || place.isCompleteMap,
    written,
    set: (flag, value) => [{ kind: 'set', path: [...place.path, flag], value: toReview(value) }],
    remove: (flag) => written(flag).map(({ at }) => ({ kind: 'remove', path: at.path })),
  };
}

function listForm(place: Field): Form {
  const items = (flag: string): Field[] => place.items.filter((item) => item.at('name').is(flag));
  return {
    complete: place.isCompleteList && place.items.every((item) => item.at('name').string !== undefined),
    written: (flag) =>
      items(flag).map((item) => {
        const at = item.at('value');
        return { value: readValue(flag, at), at };
      }),
    set: (flag, value): EditOperation[] => {
      const last = items(flag).at(-1);
      if (last) return [{ kind: 'set', path: last.at('value').path, value: toReview(value) }];
      return [{ kind: 'append', path: place.path, value: { name: flag, value: toReview(value) } }];
    },
    remove: (flag) =>
      items(flag)
        .reverse()
        .map(({ path }) => ({ kind: 'remove', path })),
  };
}
