import { objectsNamed, type Stated } from '../../../kube/facts/facts.ts';
import { ownValue } from '../../../schema/notation.ts';
import type { ValuePlace, ValueProposal } from '../place.ts';
import { containerAround, enclosing, namespaceAround, podSpecAround, siblingText, wordAt } from './around.ts';
import { nearest, viewFrom, whereabouts } from './nearest.ts';
import type { ValueTable } from './pattern.ts';
import { secure, usual } from './propose.ts';

type DataType = 'configMap' | 'secret';

const finders = { configMap: nearest('configMap'), secret: nearest('secret') };
const workloads = nearest('workload');

/** The ConfigMaps or Secrets that can be meant, and those that other workloads name though nobody here makes them. */
export function dataNames(place: ValuePlace, type: DataType, wanted?: string): readonly ValueProposal[] {
  const view = viewFrom(place);
  const word = wordAt(place);
  const stated = finders[type](view);
  const fitting =
    wanted === undefined
      ? []
      : stated.filter(({ keys, kind }) => (keys ?? ownValue(MADE_KEYS, kind))?.includes(wanted));
  // Of one whose keys are all known to be others, the pod or controller would make nothing.
  const canHave = ({ keys, complete }: Stated<DataType>): boolean =>
    !complete || keys === undefined || keys.length === 0 || wanted === undefined || keys.includes(wanted);
  const possible = wanted === undefined ? stated : stated.filter(canHave);
  const propose = (fact: Stated<DataType>) => secure(fact.name, describe(fact, view.file));
  const used = workloads(view).flatMap((workload) =>
    (type === 'secret' ? workload.secrets : workload.configMaps)
      .filter((name) => name !== word || workload.file !== view.file)
      .map((name) => usual(name, `used by ${workload.kind} ${workload.name}`)),
  );
  return [...fitting.map(propose), ...possible.map(propose), ...used];
}

function describe(fact: Stated<DataType>, file: string): string {
  const where = whereabouts(fact, file);
  return fact.keys && fact.keys.length > 0 ? `${where}: ${shorten(fact.keys)}` : where;
}

function shorten(keys: readonly string[]): string {
  return keys.length > 3 ? `${keys.slice(0, 3).join(', ')} …` : keys.join(', ');
}

/** The keys of an object that goes by a name: of all that are called so, unless the namespace tells them apart. */
function keysOf(place: ValuePlace, type: DataType, name: string | undefined): readonly ValueProposal[] {
  if (name === undefined) return [];
  const view = viewFrom(place);
  const kind = type === 'secret' ? 'Secret' : 'ConfigMap';
  const namespace = namespaceAround(place);
  const exact = [namespace, undefined].flatMap((one) =>
    objectsNamed(view.facts, { kind, name, namespace: one }).filter((fact) => fact.type === type),
  );
  const found = exact.length > 0 ? exact : finders[type](view).filter((fact) => fact.name === name);
  return found.flatMap((fact) =>
    fact.type === type
      ? (fact.keys ?? ownValue(MADE_KEYS, fact.kind) ?? []).map((key) =>
          secure(key, whereabouts(fact, view.file)),
        )
      : [],
  );
}

/** Keys of Secrets that controllers make: https://cert-manager.io/docs/usage/certificate/. */
const MADE_KEYS: Readonly<Record<string, readonly string[]>> = {
  Certificate: ['tls.crt', 'tls.key', 'ca.crt'],
};

/** The keys of what a volume of the pod is filled from. */
function keysOfVolume(place: ValuePlace): readonly ValueProposal[] {
  const name = siblingText(place, 'name');
  const volume = podSpecAround(place)
    ?.at('volumes')
    .items.find((item) => item.at('name').string === name);
  if (!containerAround(place) || !volume) return [];
  return [
    ...keysOf(place, 'configMap', volume.at('configMap', 'name').string),
    ...keysOf(place, 'secret', volume.at('secret', 'secretName').string),
  ];
}

const configMaps = (place: ValuePlace) => dataNames(place, 'configMap');
const secrets = (place: ValuePlace) => dataNames(place, 'secret');
const certificates = (place: ValuePlace) => dataNames(place, 'secret', 'tls.crt');
const credentials = (place: ValuePlace) => dataNames(place, 'secret', '.dockerconfigjson');

/** Names and keys of ConfigMaps and Secrets; never what is in them. */
export const configDataValues: ValueTable = {
  'configMapKeyRef.name': configMaps,
  'configMapRef.name': configMaps,
  'configMap.name': configMaps,
  'secretKeyRef.name': secrets,
  'secretRef.name': secrets,
  'secret.name': secrets,
  'secret.secretName': secrets,
  'imagePullSecrets.name': credentials,
  'tls.secretName': certificates,
  'certificateRefs.name': certificates,
  'configMapKeyRef.key': (place) => keysOf(place, 'configMap', siblingText(place, 'name')),
  'secretKeyRef.key': (place) => keysOf(place, 'secret', siblingText(place, 'name')),
  'configMap.items.key': (place) => keysOf(place, 'configMap', nameIn(place, 'configMap', 'name')),
  'secret.items.key': (place) =>
    keysOf(place, 'secret', nameIn(place, 'secret', 'secretName') ?? nameIn(place, 'secret', 'name')),
  'volumeMounts.subPath': keysOfVolume,
};

function nameIn(place: ValuePlace, around: DataType, key: string): string | undefined {
  return enclosing(place, around)?.at(key).string;
}
