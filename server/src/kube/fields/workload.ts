import { docs, type SecurityField } from './securityField.ts';

const images: readonly SecurityField[] = [
  {
    path: 'image',
    level: 'container',
    type: 'string ([registry/]name[:tag][@digest])',
    default: 'No registry means Docker Hub, no tag means latest.',
    summary:
      'The image to run. A tag can be moved to other content at any time; a digest (@sha256:…) names exactly one, and then the tag is only for the reader.',
    rules: ['latest-tag', 'image-digest', 'trusted-registry', 'public-registry', 'deprecated-image-registry'],
    docs: docs.images,
  },
  {
    path: 'imagePullPolicy',
    level: 'container',
    type: 'string',
    default: 'Always for the tag latest or none, IfNotPresent for other tags and for digests.',
    summary:
      'When the kubelet asks the registry. Always makes sure at every start that the pod’s credentials may pull the image and that it is the one the tag names today.',
    values: {
      Always: 'Asks the registry at every start; layers that are there already are not loaded again.',
      IfNotPresent: 'Uses an image that is on the node, whoever put it there.',
      Never: 'Uses an image that is on the node, and fails without it.',
    },
    rules: ['image-pull-policy'],
    docs: docs.images,
  },
  {
    path: 'imagePullSecrets',
    level: 'pod',
    type: 'list of references to Secrets',
    default: 'Those of the ServiceAccount, else the credentials of the node.',
    summary: 'Secrets with the credentials for private registries.',
    rules: ['image-pull-secrets'],
    docs: docs.images,
  },
];

const resources: readonly SecurityField[] = [
  {
    path: 'resources.requests.cpu',
    level: 'container',
    type: 'quantity (CPUs; 250m is a quarter of one)',
    default: 'The limit where one is set, else what a LimitRange says, else nothing.',
    summary:
      'What the scheduler sets aside, and the share of CPU when the node is busy. Without it the pod starves first, and a crowded node is not noticed.',
    rules: ['cpu-request', 'resource-range', 'qos-burstable'],
    docs: docs.resources,
  },
  {
    path: 'resources.requests.memory',
    level: 'container',
    type: 'quantity (bytes; 256Mi)',
    default: 'The limit where one is set, else what a LimitRange says, else nothing.',
    summary:
      'What the scheduler sets aside. When memory runs short on the node, pods that use more than they requested go first.',
    rules: ['memory-request', 'resource-range', 'qos-burstable'],
    docs: docs.resources,
  },
  {
    path: 'resources.limits.cpu',
    level: 'container',
    type: 'quantity (CPUs; 500m is half of one)',
    default: 'What a LimitRange says, else no limit: CPU that nobody else wants may be used.',
    summary:
      'The kernel holds the container back above it, even when the node is idle. Many teams leave it out on purpose, as requests already share the CPU fairly.',
    rules: ['cpu-limit', 'forbid-cpu-limit', 'resource-range'],
    docs: docs.resources,
  },
  {
    path: 'resources.limits.memory',
    level: 'container',
    type: 'quantity (bytes; 512Mi)',
    default: 'What a LimitRange says, else no limit: a leak or an attack can use up the node.',
    summary: 'The container is killed when it uses more, before it takes memory from its neighbours.',
    rules: ['memory-limit', 'resource-range'],
    docs: docs.resources,
  },
];

const environment: readonly SecurityField[] = [
  {
    path: 'env.name',
    level: 'container',
    type: 'string',
    default: 'Must be given.',
    summary:
      'The name of the variable. Where a container lists a name twice, the last one counts, and tools that merge lists may lose either.',
    rules: ['duplicate-env-var', 'hardcoded-secret-env', 'forbidden-env-var'],
    docs: docs.podReference,
  },
  {
    path: 'env.value',
    level: 'container',
    type: 'string',
    default: 'Empty.',
    summary:
      'The value, readable for everybody who may read the manifest, the repository or the pod. A password or token belongs into a Secret, with valueFrom.secretKeyRef.',
    rules: ['hardcoded-secret-env', 'forbidden-env-var'],
    docs: docs.secretsInEnv,
  },
  {
    path: 'env.valueFrom.secretKeyRef',
    level: 'container',
    type: 'object (name, key, optional)',
    default: 'The value is not taken from a Secret.',
    summary:
      'Takes the value from a Secret of the same namespace. It keeps the value out of the manifest; a mounted file also keeps it out of crash reports and child processes.',
    rules: ['secret-env-var', 'missing-secret-or-configmap', 'forbidden-secret-use'],
    docs: docs.secretsInEnv,
  },
  {
    path: 'envFrom.secretRef',
    level: 'container',
    type: 'object (name, optional)',
    default: 'No Secret is poured into the environment.',
    summary:
      'Turns every key of a Secret into a variable, also those that are added later and that the application does not need.',
    rules: ['secret-env-var', 'forbidden-secret-use'],
    docs: docs.secretsInEnv,
  },
  {
    path: 'enableServiceLinks',
    level: 'pod',
    type: 'boolean',
    default: 'true: addresses and ports of all Services of the namespace become environment variables.',
    summary:
      'With false, the environment of the containers no longer lists the neighbours, which an intruder would read first, and no name clashes with the application’s own.',
    since: '1.13',
    rules: [],
    docs: docs.serviceLinks,
  },
];

/** Fields about what runs and with what: images, resources, environment. */
export const workloadFields: readonly SecurityField[] = [...images, ...resources, ...environment];
