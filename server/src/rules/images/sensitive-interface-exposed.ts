import { factsNear, surelySeeEachOther } from '../../kube/facts/facts.ts';
import { isEmptySelector, readLabels, selects } from '../../kube/labels.ts';
import { isExposed } from '../lib/network/exposedService.ts';
import { internalServiceFix } from '../lib/network/internalService.ts';
import { defineRule } from '../rule.ts';

/** Programs that run code, or show and change a system, for whoever reaches them; most have no login by default. */
const SENSITIVE: readonly string[] = [
  'nifi',
  'argo-server',
  'weave-scope-app',
  'kubeflow',
  'kubernetes-dashboard',
  'jenkins',
  'prometheus-deployment',
  'ollama',
  'vllm',
  'kserve',
  'triton-inference-server',
  'ray-head',
  'ray-cluster',
  'mlflow',
  'jupyterhub',
  'seldon',
  'bentoml',
];

/** The finding stands at the Service, for its type is what opens the way. */
export const sensitiveInterfaceExposed = defineRule({
  id: 'sensitive-interface-exposed',
  visits: 'resource',
  category: 'network',
  kinds: ['Service'],
  severity: 'warning',
  options: {
    names: {
      type: 'texts',
      default: SENSITIVE,
      description:
        'Names of programs whose interface must not be reachable from outside, as they stand in names of workloads.',
    },
  },
  fix: 'unsafe',
  risk: 5,
  crossResource: true,
  standards: ['ATT&CK T1133', 'ATT&CK T1190'],
  equivalents: {
    kubescape: ['C-0021'],
  },
  supersedes: ['service-node-port', 'service-load-balancer'],

  summary: 'A Service opens an administration interface to the outside.',
  why: `
    These programs run code or change systems for whoever reaches their page; several have no login unless somebody sets one
    up. They are searched for all over the internet.
  `,
  attack: `
    A scanner finds the port within hours. The attacker runs a job in the workflow engine or a cell in the notebook and has
    a shell in the cluster.
  `,
  rollout: `
    Use \`kubectl port-forward\`, a VPN, or an Ingress with a login in front. Whoever uses the address of today has to be
    told.
  `,
  enforce: `
    A ValidatingAdmissionPolicy for Services allows other types in the namespaces of ingress controllers only:
    \`object.spec.?type.orValue('ClusterIP') == 'ClusterIP'\`.
  `,
  docs: 'https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types',
  messages: {
    exposed: ({ workload, type }: { workload: string; type: string }) =>
      `The Service opens "${workload}" to the outside (${type}): whoever reaches it may run code there.`,
  },

  *check(service, { facts, file }, { names }) {
    const matchLabels = readLabels(service.root.at('spec', 'selector'));
    if (!matchLabels || !isExposed(service)) return;
    const selector = { matchLabels, matchExpressions: [] };
    if (isEmptySelector(selector)) return;
    const place = { namespace: service.namespace, file };
    const workload = factsNear(facts, 'workload', service).find(
      (candidate) =>
        names.some((name) => `-${candidate.name}`.includes(`-${name}`)) &&
        candidate.podLabels !== undefined &&
        selects(selector, candidate.podLabels) &&
        surelySeeEachOther(place, candidate),
    );
    const at = service.root.at('spec', 'type');
    if (workload) yield { message: 'exposed', at, data: { workload: workload.name, type: at.string ?? '' } };
  },

  fixes: (_finding, service) => [internalServiceFix(service)],

  examples: {
    bad: `
      apiVersion: v1
      kind: Service
      metadata:
        name: jenkins
      spec:
        type: LoadBalancer
        selector:
          app: jenkins
      ---
      apiVersion: v1
      kind: Pod
      metadata:
        name: jenkins
        labels:
          app: jenkins
      spec:
        containers:
          - name: jenkins
            image: registry.example.com/jenkins:2.528.2-lts
    `,
    good: `
      apiVersion: v1
      kind: Service
      metadata:
        name: jenkins
      spec:
        type: ClusterIP
        selector:
          app: jenkins
      ---
      apiVersion: v1
      kind: Pod
      metadata:
        name: jenkins
        labels:
          app: jenkins
      spec:
        containers:
          - name: jenkins
            image: registry.example.com/jenkins:2.528.2-lts
    `,
  },
});
