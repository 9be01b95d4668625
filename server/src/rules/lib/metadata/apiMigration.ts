import { readLabels } from '../../../kube/labels.ts';
import { podOf } from '../../../kube/pod.ts';
import type { Resource } from '../../../kube/resource.ts';
import type { EditOperation } from '../../../syntax/edit/operation.ts';
import type { Field } from '../../../syntax/field.ts';
import { migrateAutoscaler } from './autoscalerMigration.ts';
import { migrateDefinition } from './definitionMigration.ts';
import { migrateIngress } from './ingressMigration.ts';
import { plainValue } from './plainValue.ts';

/** What besides `apiVersion` changes in an object that moves to a newer API version. */
export interface Migration {
  readonly operations: readonly EditOperation[];
  /** What may be different afterwards; absent where nothing is. */
  readonly caution?: string;
}

const NOTHING: Migration = { operations: [] };

/** The moves that change fields, by kind; each gives up (undefined) where it cannot be complete. */
const MOVES: Readonly<Record<string, (resource: Resource) => Migration | undefined>> = {
  Deployment: migrateWorkload,
  DaemonSet: migrateWorkload,
  StatefulSet: migrateWorkload,
  ReplicaSet: migrateWorkload,
  Ingress: ({ root }) => {
    const operations = migrateIngress(root);
    return (
      operations && { operations, caution: 'Review pathType: it keeps the behaviour of the controller.' }
    );
  },
  HorizontalPodAutoscaler: ({ root }) => {
    const operations = migrateAutoscaler(root);
    return operations && { operations };
  },
  CustomResourceDefinition: ({ root }) => {
    const operations = migrateDefinition(root);
    return (
      operations && { operations, caution: 'Fields that the schema does not name are dropped from then on.' }
    );
  },
  Role: () => NOTHING,
  ClusterRole: () => NOTHING,
  RoleBinding: migrateBinding,
  ClusterRoleBinding: migrateBinding,
  ResourceClaim: ({ root }) => migrateClaim(root.at('spec')),
  ResourceClaimTemplate: ({ root }) => migrateClaim(root.at('spec', 'spec')),
  ValidatingWebhookConfiguration: migrateWebhooks,
  MutatingWebhookConfiguration: migrateWebhooks,
  PodDisruptionBudget: ({ root }) => {
    // An empty selector selects no pod in v1beta1 and all of them in v1.
    const selector = root.at('spec', 'selector');
    const keys = ['matchLabels', 'matchExpressions'].flatMap((name) => [
      ...selector.at(name).entries,
      ...selector.at(name).items,
    ]);
    return keys.length > 0 ? NOTHING : undefined;
  },
  CertificateSigningRequest: ({ root }) =>
    root.at('spec', 'signerName').string && root.at('spec', 'usages').items.length > 0 ? NOTHING : undefined,
  EndpointSlice: ({ root }) => {
    const endpoints = root.at('endpoints');
    const plain = endpoints.isCompleteList && endpoints.items.every((item) => item.at('topology').isAbsent);
    return plain ? NOTHING : undefined;
  },
  PriorityLevelConfiguration: migratePriorityLevel,
};

/** The changes that a structural move needs; undefined where it cannot be told completely what they are. */
export function migrationOf(resource: Resource): Migration | undefined {
  return Object.hasOwn(MOVES, resource.kind) ? MOVES[resource.kind]?.(resource) : undefined;
}

const OLD_FIELDS = ['rollbackTo', 'templateGeneration'];

/** The selector is required in apps/v1; before, it was made of the template's labels. */
function migrateWorkload(resource: Resource): Migration | undefined {
  const pod = podOf(resource);
  const spec = resource.root.at('spec');
  const selector = spec.at('selector');
  if (!pod || pod.partial || selector.isUnknown) return undefined;
  const removals = OLD_FIELDS.filter((name) => spec.at(name).node).map(
    (name): EditOperation => ({ kind: 'remove', path: spec.at(name).path }),
  );
  const caution = 'Defaults differ: updates roll through the pods step by step, and old revisions are kept.';
  if (!selector.isAbsent) return { operations: removals, caution };
  const matchLabels = readLabels(pod.metadata.at('labels'));
  if (!matchLabels || Object.keys(matchLabels).length === 0) return undefined;
  return {
    operations: [
      ...removals,
      { kind: 'set', path: selector.path, value: { matchLabels }, after: 'replicas' },
    ],
    caution,
  };
}

/** What v1beta1 of the webhook configurations took where nothing was said, and v1 does not. */
const WEBHOOK_DEFAULTS = [
  ['failurePolicy', 'Ignore'],
  ['matchPolicy', 'Exact'],
  ['timeoutSeconds', 30],
] as const;

function migrateWebhooks({ root }: Resource): Migration | undefined {
  const webhooks = root.at('webhooks');
  if (!webhooks.isCompleteList) return undefined;
  const operations: EditOperation[] = [];
  for (const webhook of webhooks.items) {
    const effects = webhook.at('sideEffects');
    if (!effects.is('None') && !effects.is('NoneOnDryRun')) return undefined;
    const missing = WEBHOOK_DEFAULTS.filter(([name]) => isMissing(webhook.at(name)));
    for (const [name, value] of missing)
      operations.push({ kind: 'set', path: [...webhook.path, name], value });
    const versions = webhook.at('admissionReviewVersions');
    if (versions.isUnknown) return undefined;
    if (versions.isAbsent) operations.push({ kind: 'set', path: versions.path, value: ['v1beta1'] });
  }
  return { operations };
}

function isMissing(field: Field): boolean {
  return field.isAbsent && field.node === undefined;
}

function migratePriorityLevel({ root, apiVersion }: Resource): Migration | undefined {
  const limited = root.at('spec', 'limited');
  if (apiVersion.endsWith('/v1beta3'))
    return limited.at('nominalConcurrencyShares').is(0) ? undefined : NOTHING;
  const shares = limited.at('assuredConcurrencyShares');
  if (shares.isUnknown) return undefined;
  if (shares.isAbsent) return NOTHING;
  return { operations: [{ kind: 'rename', path: shares.path, key: 'nominalConcurrencyShares' }] };
}

/** Subjects of rbac.authorization.k8s.io/v1alpha1 may say an `apiVersion`, those of v1 say an `apiGroup`. */
function migrateBinding({ root }: Resource): Migration | undefined {
  const subjects = root.at('subjects');
  const plain =
    subjects.isCompleteList && subjects.items.every((subject) => subject.at('apiVersion').isAbsent);
  return plain ? NOTHING : undefined;
}

/** What a request of resource.k8s.io/v1beta1 asks for stands below `exactly` since v1beta2. */
function migrateClaim(spec: Field): Migration | undefined {
  const requests = spec.at('devices', 'requests');
  if (!requests.isCompleteList) return undefined;
  const operations: EditOperation[] = [];
  for (const request of requests.items) {
    if (!request.isCompleteMap) return undefined;
    const fields = request.entries.filter(({ key }) => key !== 'name' && key !== 'firstAvailable');
    for (const { key } of fields) {
      const value = plainValue(request.at(key));
      if (value === undefined) return undefined;
      operations.push(
        { kind: 'set', path: [...request.path, 'exactly', key], value },
        { kind: 'remove', path: [...request.path, key] },
      );
    }
  }
  return { operations };
}
