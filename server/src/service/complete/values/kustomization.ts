import { parseImageReference } from '../../../images/imageReference.ts';
import { folderOf } from '../../../kube/facts/facts.ts';
import type { ValuePlace, ValueProposal } from '../place.ts';
import { siblingText } from './around.ts';
import { nearest, viewFrom, whereabouts } from './nearest.ts';
import type { ValueTable } from './pattern.ts';
import { discouraged, secure, usual } from './propose.ts';

const workloads = nearest('workload');
const OWN_FILE = /(?:^|\/)(?:kustomization\.ya?ml|Kustomization)$/;

/** The files below the folder with objects in them; a folder that has a kustomization of its own is named as a whole. */
function resources(place: ValuePlace): readonly ValueProposal[] {
  const { facts, file } = place.snapshot.context;
  const folder = folderOf(file);
  const below = facts.files
    .filter((one) => one.file !== file && folderOf(one.file).startsWith(folder))
    .map((one) => one.file.slice(folder.length).replace(/^\//, ''));
  const wholes = below.filter((path) => OWN_FILE.test(path)).map(folderOf);
  const isPart = (path: string): boolean => wholes.some((whole) => path.startsWith(`${whole}/`));
  return [
    ...below.filter((path) => !isPart(path)).map((path) => secure(decoded(path), 'a file here')),
    ...wholes.map((whole) => secure(decoded(whole), 'a folder with its own kustomization')),
  ];
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The images of workloads near by, without tag and digest: that is how a kustomization names them. */
function imageNames(place: ValuePlace): readonly ValueProposal[] {
  const view = { ...viewFrom(place), namespace: undefined };
  return workloads(view).flatMap((workload) =>
    workload.images.flatMap((image) => {
      const reference = parseImageReference(image);
      const end = reference?.text.search(/(?::[^/:@]*)?(?:@.*)?$/) ?? -1;
      const name = reference?.text.slice(0, end);
      return name ? [secure(name, `of ${workload.kind} ${workload.name}`)] : [];
    }),
  );
}

/** The workloads near by, of the kind that stands beside the name where one does. */
function names(place: ValuePlace): readonly ValueProposal[] {
  const view = { ...viewFrom(place), namespace: undefined };
  const kind = siblingText(place, 'kind');
  return workloads(view)
    .filter((fact) => kind === undefined || fact.kind === kind)
    .map((fact) => secure(fact.name, whereabouts(fact, view.file)));
}

const KINDS = ['Deployment', 'StatefulSet', 'DaemonSet', 'CronJob', 'Job', 'Service', 'Ingress', 'ConfigMap'];

const GENERATED = [
  usual('create', 'default: makes it'),
  usual('merge', 'adds to that of the base'),
  usual('replace', 'instead of that of the base'),
];

/** What a kustomization names: https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/. */
export const kustomizationValues: ValueTable = {
  'Kustomization|Component resources': resources,
  'Kustomization|Component images.name': imageNames,
  'Kustomization|Component patches.target.kind': KINDS.map((kind) => usual(kind)),
  'Kustomization|Component patches.target.name': names,
  'Kustomization|Component replicas.name': names,
  'Kustomization|Component configMapGenerator.behavior': GENERATED,
  'Kustomization|Component secretGenerator.behavior': GENERATED,
  'Kustomization|Component labels.includeSelectors': [
    secure(false, 'selectors stay as they are'),
    discouraged(true, 'changes selectors, which Deployments refuse later'),
  ],
  'Kustomization|Component generatorOptions.disableNameSuffixHash': [
    secure(false, 'default: pods restart when the content changes'),
    usual(true, 'pods keep what they started with'),
  ],
};
