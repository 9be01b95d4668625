import { startsWith } from '../../../base/path.ts';
import { listed } from '../../../base/words.ts';
import { podsOf } from '../../../kube/pod.ts';
import type { Field } from '../../../syntax/field.ts';
import { type Describer, type HoverPlace, isField } from '../place.ts';
import { code } from '../prose.ts';

/** Names by which a container refers to parts of its pod: a volume, one of its own ports, variables before. */
export const describePodPart: Describer = (place) => {
  if (place.value === undefined) return undefined;
  if (isField(place, 'V1VolumeMount', 'name')) return volume(place, place.value);
  if (isField(place, 'V1HTTPGetAction', 'port') || isField(place, 'V1TCPSocketAction', 'port'))
    return port(place, place.value);
  return isField(place, 'V1EnvVar', 'value') || isField(place, 'V1Container', 'command', 'args')
    ? variables(place, place.value)
    : undefined;
};

function around({ section, hit }: HoverPlace) {
  for (const pod of podsOf(section)) {
    const container = pod.containers.find(({ root }) => startsWith(hit.path, root.path));
    if (container) return { pod, container };
  }
  return undefined;
}

/** The parts of a volume's source that say what is in it. */
const SOURCES: Readonly<Record<string, string>> = {
  configMap: 'name',
  secret: 'secretName',
  persistentVolumeClaim: 'claimName',
  hostPath: 'path',
  csi: 'driver',
  emptyDir: 'sizeLimit',
};

function volume(place: HoverPlace, name: string): string[] | undefined {
  const found = around(place)
    ?.pod.at('volumes')
    .items.find((item) => item.at('name').is(name));
  const source = found?.entries.find(({ key }) => key !== 'name')?.key;
  if (!found || source === undefined) return undefined;
  const said = found.at(source, SOURCES[source] ?? 'name').stringOrNumber;
  return [`Volume ${code(name)} of the pod: ${source}${said === undefined ? '' : ` ${code(said)}`}.`];
}

function port(place: HoverPlace, name: string): string[] | undefined {
  const found = around(place)
    ?.container.at('ports')
    .items.find((item) => item.at('name').is(name));
  const number = found?.at('containerPort').integer;
  return number === undefined ? undefined : [`Port ${code(String(number))} of this container.`];
}

function variables(place: HoverPlace, text: string): string[] | undefined {
  const env = around(place)?.container.at('env').items ?? [];
  const names = [...text.matchAll(/(?<!\$)\$\(([\w.-]+)\)/g)].map((match) => match[1] ?? '');
  const lines = [...new Set(names)].flatMap((name) => {
    const found = env.find((item) => item.at('name').is(name));
    return found ? [`- ${code(`$(${name})`)}: ${origin(found)}`] : [];
  });
  return lines.length === 0 ? undefined : [`Refers to variables of the container:\n${lines.join('\n')}`];
}

/** Where a variable has its value from; values of Secrets and literal ones are not repeated. */
function origin(variable: Field): string {
  const from = variable.at('valueFrom');
  const source = from.entries[0]?.key;
  if (source === undefined) return 'written here';
  const parts = ['name', 'key', 'fieldPath', 'resource'].flatMap((key) => from.at(source, key).string ?? []);
  return `from ${source} ${listed(parts.map((part) => code(part)))}`;
}
