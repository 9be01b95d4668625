import type { Field } from '../../syntax/field.ts';
import { atLeastOne, type Check, isThere, onlyOne } from './check.ts';

/*
 * k8s.io/kubernetes pkg/apis/core/validation/validation.go: validateVolumeSource, validateProjectionSources, validateDownwardAPIVolumeFile,
 * ValidatePersistentVolumeSpec, ValidatePersistentVolumeClaimSpec. A volume without a source is an emptyDir
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

export const checkDownwardFile: Check = function* (at) {
  yield* onlyOne(at, ['fieldRef', 'resourceFieldRef'], 'A file of the downwardAPI volume');
  yield* atLeastOne(at, ['fieldRef', 'resourceFieldRef'], 'A file of the downwardAPI volume');
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
};

export const checkClaim: Check = function* (at, { resource }) {
  const modes = at.at('accessModes');
  const only = modes.items.find((item) => item.is('ReadWriteOncePod'));
  if (only && modes.items.length > 1)
    yield { at: only, statement: 'ReadWriteOncePod goes with no other access mode' };
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

function namesIn(at: Field, wanted: (name: string) => boolean): string[] {
  return at.entries.map(({ key }) => key).filter(wanted);
}
