import type { Field } from '../../syntax/field.ts';
import { atLeastOne, type Check, isThere, onlyOne } from './check.ts';

/*
 * k8s.io/kubernetes pkg/apis/core/validation/validation.go: validateVolumeSource, validateProjectionSources,
 * ValidatePersistentVolumeSpec, ValidatePersistentVolumeClaimSpec, validateDataSource; pkg/apis/storage/validation/validation.go,
 * validateReclaimPolicy. A volume without a source is an emptyDir
 * (pkg/apis/core/v1/defaults.go, SetDefaults_Volume).
 */

export const checkVolume: Check = function* (at, _circumstances, type) {
  const sources = namesIn(at, (name) => name !== 'name' && type.fields.has(name));
  const name = at.at('name').string;
  yield* onlyOne(at, sources, name === undefined ? 'The volume' : `Volume "${name}"`);
};

const PROJECTIONS = [
  'secret',
  'configMap',
  'downwardAPI',
  'serviceAccountToken',
  'clusterTrustBundle',
  'podCertificate',
];

export const checkProjection: Check = function* (at) {
  yield* onlyOne(at, PROJECTIONS, 'A source of the projected volume');
  yield* atLeastOne(at, PROJECTIONS.slice(0, 4), 'A source of the projected volume');
};

/** Each file of a projected volume has a path of its own (validateProjectionSources, "conflicting duplicate paths"). */
export const checkProjected: Check = function* (at) {
  const seen = new Set<string>();
  for (const source of at.at('sources').items) {
    const items = ['secret', 'configMap', 'downwardAPI'].flatMap((name) => source.at(name, 'items').items);
    const token = source.at('serviceAccountToken');
    for (const path of [...items, token].map((item) => item.at('path'))) {
      const text = path.string;
      if (text && seen.has(text))
        yield { at: path, statement: `Two files of the projected volume have the path "${text}"` };
      seen.add(text ?? '');
    }
  }
};

/** Fields of a PersistentVolume that are no source of it. */
const OTHER_FIELDS = new Set(
  (
    'accessModes capacity claimRef mountOptions nodeAffinity persistentVolumeReclaimPolicy storageClassName volumeAttributesClassName ' +
    'volumeMode'
  ).split(' '),
);

export const checkPersistentVolume: Check = function* (at, _circumstances, type) {
  const sources = namesIn(at, (name) => !OTHER_FIELDS.has(name) && type.fields.has(name));
  yield* onlyOne(at, sources, 'A PersistentVolume');
  if (!at.isCompleteMap || sources.length === 0) return;
  for (const name of ['capacity', 'accessModes'])
    if (at.at(name).isAbsent)
      yield { at: at.at(name), lacks: true, statement: `A PersistentVolume needs "${name}"` };
  if (isThere(at.at('local')) && at.at('nodeAffinity').isAbsent)
    yield {
      at: at.at('nodeAffinity'),
      lacks: true,
      statement: 'A PersistentVolume with "local" needs "nodeAffinity"',
    };
  const policy = at.at('persistentVolumeReclaimPolicy');
  if (policy.is('Recycle') && at.at('hostPath', 'path').is('/'))
    yield { at: policy, statement: 'The folder "/" of a node cannot have the reclaim policy Recycle' };
  yield* checkModes(at.at('accessModes'));
};

function* checkModes(modes: Field) {
  const only = modes.items.find((item) => item.is('ReadWriteOncePod'));
  if (only && modes.items.length > 1)
    yield { at: only, statement: 'ReadWriteOncePod goes with no other access mode' };
  if (isThere(modes) && modes.isCompleteList && modes.items.length === 0)
    yield { at: modes, statement: '"accessModes" needs an access mode' };
}

export const checkClaim: Check = function* (at, { resource }) {
  const modes = at.at('accessModes');
  yield* checkModes(modes);
  const source = at.at('dataSource');
  const kind = source.at('kind');
  if (
    source.isCompleteMap &&
    source.at('apiGroup').isAbsent &&
    kind.string &&
    kind.string !== 'PersistentVolumeClaim'
  )
    yield {
      at: source.at('apiGroup'),
      lacks: true,
      statement: `A dataSource of kind ${kind.string} needs its "apiGroup"`,
    };
  // Of templates of claims, a rule says it.
  if (resource.kind !== 'PersistentVolumeClaim' || !at.isCompleteMap) return;
  const size = at.at('resources', 'requests', 'storage');
  if (isThere(modes) && size.isAbsent)
    yield {
      at: size,
      lacks: true,
      needs: ['resources', 'requests', 'storage'],
      statement: 'A PersistentVolumeClaim needs "resources.requests.storage"',
    };
  if (isThere(size) && modes.isAbsent)
    yield { at: modes, lacks: true, statement: 'A PersistentVolumeClaim needs "accessModes"' };
};

export const checkStorageClass: Check = function* (at) {
  const policy = at.at('reclaimPolicy');
  if (policy.is('Recycle'))
    yield { at: policy, statement: 'The reclaimPolicy of a StorageClass is Delete or Retain' };
};

function namesIn(at: Field, wanted: (name: string) => boolean): string[] {
  return at.entries.map(({ key }) => key).filter(wanted);
}
