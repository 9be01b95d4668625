import type { Pod } from '../../kube/pod.ts';
import type { Field } from '../../syntax/field.ts';
import { by, type Reference } from './reference.ts';

/** What a pod refers to. */
export function podReferences({ resource: { namespace }, spec, containers }: Pod): Reference[] {
  const ofVolumes = spec.at('volumes').items.flatMap((volume) => volumeReferences(volume, namespace));
  return [
    ...by(spec.at('serviceAccountName'), { type: 'serviceAccount', namespace }),
    ...by(spec.at('serviceAccount'), { type: 'serviceAccount', namespace }),
    ...by(spec.at('priorityClassName'), { type: 'class', kind: 'PriorityClass' }),
    ...by(spec.at('runtimeClassName'), { type: 'class', kind: 'RuntimeClass' }),
    ...spec
      .at('imagePullSecrets')
      .items.flatMap((item) => by(item.at('name'), { type: 'secret', namespace })),
    ...ofVolumes,
    ...containers.flatMap(({ root }) => environmentReferences(root, namespace)),
  ];
}

function volumeReferences(volume: Field, namespace: string | undefined): Reference[] {
  const configMap = { type: 'configMap', namespace } as const;
  const secret = { type: 'secret', namespace } as const;
  const template = volume.at('ephemeral', 'volumeClaimTemplate', 'spec');
  return [
    ...by(volume.at('configMap', 'name'), configMap, { keys: keysOf(volume.at('configMap')) }),
    ...by(volume.at('secret', 'secretName'), secret, { keys: keysOf(volume.at('secret')) }),
    ...by(volume.at('csi', 'nodePublishSecretRef', 'name'), secret),
    ...by(volume.at('persistentVolumeClaim', 'claimName'), { type: 'claim', namespace }),
    ...by(template.at('storageClassName'), { type: 'storageClass' }),
    ...volume
      .at('projected', 'sources')
      .items.flatMap((source) => [
        ...by(source.at('configMap', 'name'), configMap, { keys: keysOf(source.at('configMap')) }),
        ...by(source.at('secret', 'name'), secret, { keys: keysOf(source.at('secret')) }),
      ]),
  ];
}

/** The keys that become files. */
const keysOf = (source: Field): Field[] => source.at('items').items.map((item) => item.at('key'));

function environmentReferences(container: Field, namespace: string | undefined): Reference[] {
  const configMap = { type: 'configMap', namespace } as const;
  const secret = { type: 'secret', namespace } as const;
  const values = container.at('env').items.map((item) => item.at('valueFrom'));
  return [
    ...values.flatMap((source) => [
      ...by(source.at('configMapKeyRef', 'name'), configMap, { keys: [source.at('configMapKeyRef', 'key')] }),
      ...by(source.at('secretKeyRef', 'name'), secret, { keys: [source.at('secretKeyRef', 'key')] }),
    ]),
    ...container
      .at('envFrom')
      .items.flatMap((source) => [
        ...by(source.at('configMapRef', 'name'), configMap),
        ...by(source.at('secretRef', 'name'), secret),
      ]),
  ];
}
