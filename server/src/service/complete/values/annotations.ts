import { APPARMOR_ANNOTATION_PREFIX } from '../../../kube/wellKnownKeys.ts';
import { ownValue } from '../../../schema/notation.ts';
import type { ValuePlace, ValueProposal } from '../place.ts';
import { containersOf, podSpecAround, written } from './around.ts';
import { meanings } from './meaning.ts';
import type { ValueTable } from './pattern.ts';
import { discouraged, secure, usual } from './propose.ts';

const YES = [secure('true'), discouraged('false')];

/** Annotations that security hangs on; the sources are the pages of the projects that read them. */
const VALUES: Readonly<Record<string, readonly ValueProposal[]>> = {
  // https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/annotations/
  'service.beta.kubernetes.io/aws-load-balancer-scheme': [
    secure('internal', 'no public address'),
    discouraged('internet-facing', 'a public address'),
  ],
  // https://cloud-provider-azure.sigs.k8s.io/topics/loadbalancer/
  'service.beta.kubernetes.io/azure-load-balancer-internal': YES,
  // https://cloud.google.com/kubernetes-engine/docs/concepts/service-load-balancer-parameters
  'networking.gke.io/load-balancer-type': [
    secure('Internal', 'no public address'),
    discouraged('External', 'a public address'),
  ],
  // https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/
  'nginx.ingress.kubernetes.io/ssl-redirect': YES,
  'nginx.ingress.kubernetes.io/force-ssl-redirect': YES,
  'nginx.ingress.kubernetes.io/backend-protocol': [
    secure('HTTPS', 'encrypted up to the pod'),
    secure('GRPCS', 'encrypted up to the pod'),
    usual('HTTP', 'default'),
    usual('GRPC'),
  ],
  'cluster-autoscaler.kubernetes.io/safe-to-evict': [usual('true'), usual('false')],
};

const PROFILES = meanings('metadata', `annotations.${APPARMOR_ANNOTATION_PREFIX}*`, {
  secure: ['runtime/default'],
  discouraged: ['unconfined'],
}).filter(({ value }) => !String(value).includes('<'));

function annotation(place: ValuePlace): readonly ValueProposal[] {
  const key = String(place.path.at(-1));
  if (key.startsWith(APPARMOR_ANNOTATION_PREFIX)) return PROFILES;
  if (key === 'kubectl.kubernetes.io/default-container') return containers(place);
  return ownValue(VALUES, key) ?? [];
}

/** The containers of the pod whose metadata the annotation is in. */
function containers(place: ValuePlace): readonly ValueProposal[] {
  const metadata = place.path.lastIndexOf('metadata');
  const spec = written(place, [...place.path.slice(0, metadata), 'spec']) ?? podSpecAround(place);
  return containersOf(spec).flatMap((container) => usualName(container.at('name').string));
}

function usualName(name: string | undefined): ValueProposal[] {
  return name === undefined ? [] : [usual(name, 'container')];
}

/** Values of annotations. */
export const annotationValues: ValueTable = { 'metadata.annotations.*': annotation };
