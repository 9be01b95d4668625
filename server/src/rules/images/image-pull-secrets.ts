import type { ServiceAccountFact } from '../../kube/facts/fact.ts';
import { factsNear } from '../../kube/facts/facts.ts';
import { serviceAccountOf } from '../../kube/podServiceAccount.ts';
import { imageOf } from '../lib/images/containerImage.ts';
import { isInAny } from '../lib/images/registry.ts';
import { defineRule } from '../rule.ts';

/** Public registries, and those of clouds whose nodes have credentials of their own. */
const ANONYMOUS: readonly string[] = [
  'docker.io',
  'ghcr.io',
  'quay.io',
  'registry.k8s.io',
  'k8s.gcr.io',
  'gcr.io',
  '*.gcr.io',
  '*.pkg.dev',
  'public.ecr.aws',
  '*.amazonaws.com',
  '*.azurecr.io',
  'mcr.microsoft.com',
  'registry.access.redhat.com',
  'docker.elastic.co',
  'docker.redpanda.com',
  'registry.gitlab.com',
  'nvcr.io',
  'cgr.dev',
];

export const imagePullSecrets = defineRule({
  id: 'image-pull-secrets',
  visits: 'pod',
  category: 'image',
  kinds: 'pods',
  severity: 'info',
  optIn: true,
  options: {
    anonymousRegistries: {
      type: 'texts',
      default: ANONYMOUS,
      description:
        'Registries, or paths in them, that need no login, or that the nodes log in to by themselves; `*.example.com` for all of a domain.',
    },
  },
  fix: 'unsafe',
  risk: 2,
  crossResource: true,
  standards: [],
  equivalents: {
    kyverno: ['require-imagepullsecrets'],
  },

  summary: 'A pod pulls from a private registry without a pull secret.',
  why: `
    The kubelet then pulls with whatever login the node has, which all pods of the node share, or without one. Where the
    image is private the pod stays in ImagePullBackOff; where it is not, everybody may have it.
  `,
  attack: `
    A registry that answers without a login shows its images to everybody who finds it, and with them the source code and
    often the passwords that they hold.
  `,
  rollout: `
    Create the Secret of type kubernetes.io/dockerconfigjson in the same namespace, or give it to the ServiceAccount, before
    pods name it.
  `,
  docs: 'https://kubernetes.io/docs/tasks/configure-pod-container/pull-image-private-registry/',
  messages: {
    missing: ({ registry }: { registry: string }) =>
      `The pod pulls from ${registry} and has no imagePullSecrets.`,
  },

  *check(pod, { facts }, { anonymousRegistries }) {
    const at = pod.at('imagePullSecrets');
    if (!at.isCompleteList || at.items.length > 0) return;
    const account = serviceAccountOf(pod).name;
    const accounts = factsNear(facts, 'serviceAccount', pod.resource).filter(({ name }) => name === account);
    if (account === undefined || accounts.some(mayPull)) return;
    for (const container of pod.containers) {
      const { reference } = imageOf(container);
      if (!reference || isInAny(reference, anonymousRegistries)) continue;
      yield { message: 'missing', at, data: { registry: reference.host } };
      return;
    }
  },

  fixes: ({ at }) => [
    {
      title: 'Name a pull secret',
      safety: 'unsafe',
      asks: true,
      caution: 'The Secret of type kubernetes.io/dockerconfigjson must be in the namespace of the pod.',
      operations: [{ kind: 'set', path: at.path, value: [{ name: { tabStop: 'registry-credentials' } }] }],
    },
  ],

  examples: {
    bad: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
    good: `
      imagePullSecrets:
        - name: registry-credentials
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
  },
});

function mayPull({ imagePullSecrets, complete }: ServiceAccountFact): boolean {
  return imagePullSecrets.length > 0 || !complete;
}
