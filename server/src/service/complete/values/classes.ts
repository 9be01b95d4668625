import { SYSTEM_PRIORITIES } from '../../../kube/systemPriorities.ts';
import type { ValuePlace, ValueProposal } from '../place.ts';
import { namespaceAround } from './around.ts';
import { nearest, viewFrom, whereabouts } from './nearest.ts';
import type { ValueTable } from './pattern.ts';
import { discouraged, secure, usual } from './propose.ts';

const classes = nearest('class');
const storageClasses = nearest('storageClass');
const claims = nearest('claim');
const ingresses = nearest('ingress');

/** The classes of the workspace, then those that clusters often have. */
function withKind(kind: string, wellKnown: readonly ValueProposal[]) {
  return (place: ValuePlace): readonly ValueProposal[] => {
    const view = viewFrom(place);
    const stated = classes(view).filter((fact) => fact.kind === kind);
    return [...stated.map((fact) => secure(fact.name, whereabouts(fact, view.file))), ...wellKnown];
  };
}

/** What the platforms install: the sources are their pages on storage classes, named in the detail. */
const STORAGE: readonly ValueProposal[] = [
  usual('standard', 'minikube, kind'),
  usual('gp3', 'Amazon EKS'),
  usual('standard-rwo', 'Google GKE'),
  usual('premium-rwo', 'Google GKE, SSD'),
  usual('managed-csi', 'Azure AKS'),
  usual('managed-csi-premium', 'Azure AKS, SSD'),
  usual('azurefile-csi', 'Azure AKS, shared'),
  usual('local-path', 'k3s: on the node’s disk'),
  usual('longhorn', 'Longhorn'),
];

const INGRESS: readonly ValueProposal[] = [
  usual('nginx', 'ingress-nginx, NGINX'),
  usual('traefik', 'Traefik, k3s'),
  usual('alb', 'Amazon EKS'),
  usual('azure-application-gateway', 'Azure AKS'),
  usual('haproxy', 'HAProxy'),
  usual('kong', 'Kong'),
  usual('contour', 'Contour'),
  usual('cilium', 'Cilium'),
];

function storageClassNames(place: ValuePlace): readonly ValueProposal[] {
  const view = viewFrom(place);
  const used = claims({ ...view, namespace: undefined }).flatMap((claim) =>
    claim.storageClass === undefined || claim.file === view.file
      ? []
      : [usual(claim.storageClass, `used by ${whereabouts(claim, view.file)}`)],
  );
  return [
    ...storageClasses(view).map((fact) => secure(fact.name, whereabouts(fact, view.file))),
    ...used,
    ...STORAGE,
  ];
}

function ingressClassNames(place: ValuePlace): readonly ValueProposal[] {
  const view = viewFrom(place);
  const used = ingresses({ ...view, namespace: undefined }).flatMap((ingress) =>
    ingress.className === undefined || ingress.file === view.file
      ? []
      : [usual(ingress.className, `used by ${whereabouts(ingress, view.file)}`)],
  );
  return [...withKind('IngressClass', [])(place), ...used, ...INGRESS];
}

/** Those of the system put every other pod out; they belong to its own components. */
function priorityClassNames(place: ValuePlace): readonly ValueProposal[] {
  const propose = namespaceAround(place) === 'kube-system' ? usual : discouraged;
  const system = SYSTEM_PRIORITIES.map((name) => propose(name, 'for components of the cluster'));
  return withKind('PriorityClass', system)(place);
}

/** Names of classes: of storage, of ingress controllers, of priorities, of container runtimes. */
export const classValues: ValueTable = {
  'spec.storageClassName': storageClassNames,
  'spec.ingressClassName': ingressClassNames,
  'spec.priorityClassName': priorityClassNames,
  'spec.runtimeClassName': withKind('RuntimeClass', [
    secure('gvisor', 'a kernel of its own in user space'),
    secure('kata', 'a virtual machine around the pod'),
  ]),
  'spec.schedulerName': [usual('default-scheduler')],
};
