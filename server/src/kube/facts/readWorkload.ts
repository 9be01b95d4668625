import type { Field } from '../../syntax/field.ts';
import { readLabels, readSelector } from '../labels.ts';
import type { Pod } from '../pod.ts';
import { serviceAccountOf } from '../podServiceAccount.ts';
import { asksBeyondBaseline } from './beyondBaseline.ts';
import { type Common, optional } from './common.ts';
import type { ContainerPortFact, WorkloadFact } from './fact.ts';

/** What a pod tells the others. */
export function readWorkload(pod: Pod, common: Common): WorkloadFact {
  const { root } = pod.resource;
  const references = readReferences(pod);
  const allPorts = pod.containers.map((container) => readPorts(container.name, container.at('ports')));
  const podLabels = readLabels(pod.metadata.at('labels'));
  return {
    ...common,
    type: 'workload',
    complete: common.complete && !pod.partial && pod.spec.isCompleteMap && allPorts.every((ports) => ports),
    ...optional('podLabels', podLabels),
    ...optional('serviceAccount', serviceAccountOf(pod).name),
    ...optional('automount', pod.spec.at('automountServiceAccountToken').boolean),
    hostNetwork: pod.spec.at('hostNetwork').is(true),
    beyondBaseline: asksBeyondBaseline(pod),
    ports: allPorts.flatMap((ports) => ports ?? []),
    images: pod.containers.flatMap((container) => container.root.at('image').string ?? []),
    ...optional('selector', readControllerSelector(pod)),
    ...optional('replicas', root.at('spec', 'replicas').integer),
    ...optional('serviceName', root.at('spec', 'serviceName').string),
    ...references,
  };
}

function readControllerSelector({ resource }: Pod) {
  const selector = resource.root.at('spec', 'selector');
  const isPlainMap = resource.kind === 'ReplicationController' || resource.kind === 'DeploymentConfig';
  if (!isPlainMap) return readSelector(selector);
  const matchLabels = selector.isAbsent ? undefined : readLabels(selector);
  return matchLabels && { matchLabels, matchExpressions: [] };
}

/** The ports of a container; undefined where some are unknown. */
function readPorts(container: string, list: Field): ContainerPortFact[] | undefined {
  if (!list.isCompleteList) return undefined;
  const ports: ContainerPortFact[] = [];
  for (const item of list.items) {
    const port = item.at('containerPort').integer;
    if (port === undefined) return undefined;
    const name = item.at('name').string;
    ports.push({ container, port, protocol: item.at('protocol').string ?? 'TCP', ...optional('name', name) });
  }
  return ports;
}

type References = Pick<WorkloadFact, 'secrets' | 'configMaps' | 'claims'>;

function readReferences(pod: Pod): References {
  const volumes = pod.spec.at('volumes').items;
  const projected = volumes.flatMap((volume) => volume.at('projected', 'sources').items);
  const env = pod.containers.flatMap(({ root }) => root.at('env').items.map((item) => item.at('valueFrom')));
  const envFrom = pod.containers.flatMap(({ root }) => root.at('envFrom').items);
  const names = (fields: readonly Field[]): string[] => [
    ...new Set(fields.flatMap((field) => field.string ?? [])),
  ];
  return {
    secrets: names([
      ...volumes.map((volume) => volume.at('secret', 'secretName')),
      ...projected.map((source) => source.at('secret', 'name')),
      ...env.map((source) => source.at('secretKeyRef', 'name')),
      ...envFrom.map((source) => source.at('secretRef', 'name')),
      ...pod.spec.at('imagePullSecrets').items.map((item) => item.at('name')),
    ]),
    configMaps: names([
      ...volumes.map((volume) => volume.at('configMap', 'name')),
      ...projected.map((source) => source.at('configMap', 'name')),
      ...env.map((source) => source.at('configMapKeyRef', 'name')),
      ...envFrom.map((source) => source.at('configMapRef', 'name')),
    ]),
    claims: names(volumes.map((volume) => volume.at('persistentVolumeClaim', 'claimName'))),
  };
}
