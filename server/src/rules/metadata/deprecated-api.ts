import { type ApiFate, apiFate, targetMinor } from '../../kube/apiVersions.ts';
import type { Resource } from '../../kube/resource.ts';
import type { WorkspaceKinds } from '../../schema/crd/workspaceKinds.ts';
import { migrationOf } from '../lib/metadata/apiMigration.ts';
import { defineRule, type Fix } from '../rule.ts';

export const deprecatedApi = defineRule({
  id: 'deprecated-api',
  visits: 'resource',
  category: 'metadata',
  kinds: 'any',
  severity: 'warning',
  fix: 'safe',
  risk: 3,
  standards: [],
  equivalents: {
    'kube-linter': ['no-extensions-v1beta'],
    'kube-score': ['stable-version'],
    trivy: ['KSV-0107'],
    kyverno: ['check-deprecated-apis'],
  },

  summary: 'An object uses an API version that Kubernetes has removed or will remove.',
  why: `
    A cluster of the target version refuses an object in an API version that it no longer serves, so that the deployment fails as a
    whole. A deprecated version works until a later update of the cluster takes it away. For kinds that a
    CustomResourceDefinition in the workspace defines, its versions say what is served and what is deprecated.
  `,
  attack: `
    Nobody breaks in through this gap. Clusters that cannot be updated because old manifests would fail keep the known holes of their
    old version.
  `,
  rollout: `
    The same object is served in all versions, so nothing is created anew. Fields that the new version does not have, or whose
    default is another one, must be moved; the fix does that where it can be complete.
  `,
  docs: 'https://kubernetes.io/docs/reference/using-api/deprecation-guide/',
  messages: {
    removed: ({ kind, apiVersion, release, instead }: FateData) =>
      `${kind} in ${apiVersion} is gone since Kubernetes ${release}: ${instead}.`,
    deprecated: ({ kind, apiVersion, release, instead }: FateData) =>
      `${kind} in ${apiVersion} is deprecated and goes with Kubernetes ${release}: ${instead}.`,
    unserved: ({ kind, apiVersion, instead }: Pick<FateData, 'kind' | 'apiVersion' | 'instead'>) =>
      `${kind} in ${apiVersion} is not served, as its definition in the workspace says: ${instead}.`,
    discouraged: ({ kind, apiVersion, instead }: FateData) =>
      `${kind} in ${apiVersion} is deprecated: ${instead}.`,
  },

  *check(resource, { config, kinds }) {
    const { apiVersion, kind, root } = resource;
    if (kinds) yield* fateInWorkspace(resource, kinds);
    const fate = apiFate(apiVersion, kind);
    const target = targetMinor(config.kubernetesVersion);
    if (!fate || target < fate.deprecated) return;
    const at = root.at('apiVersion');
    const data = { kind, apiVersion, release: `1.${fate.removed}`, instead: insteadOf(fate) };
    if (fate.removed === undefined) yield { message: 'discouraged', at, data, severity: 'info' };
    else if (fate.removed <= target) yield { message: 'removed', at, data, severity: 'error' };
    else yield { message: 'deprecated', at, data };
  },

  fixes: ({ at }, resource, { config }): readonly Fix[] => {
    const replacement = apiFate(resource.apiVersion, resource.kind)?.replacement;
    if (!replacement || replacement.since > targetMinor(config.kubernetesVersion)) return [];
    const migration = replacement.plain ? { operations: [] } : migrationOf(resource);
    if (!migration) return [];
    const title = `Move to ${replacement.apiVersion}`;
    const operations = [
      { kind: 'set', path: at.path, value: replacement.apiVersion } as const,
      ...migration.operations,
    ];
    return migration.caution === undefined
      ? [{ title, safety: 'safe', operations }]
      : [{ title, safety: 'unsafe', caution: migration.caution, operations }];
  },

  examples: {
    bad: `
      apiVersion: policy/v1beta1
      kind: PodDisruptionBudget
      metadata: { name: web }
      spec:
        maxUnavailable: 1
        selector: { matchLabels: { app: web } }
    `,
    good: `
      apiVersion: policy/v1
      kind: PodDisruptionBudget
      metadata: { name: web }
      spec:
        maxUnavailable: 1
        selector: { matchLabels: { app: web } }
    `,
  },
});

/** What the definitions of the workspace say of the version, if all that stand as near agree. */
function* fateInWorkspace({ apiVersion, kind, root }: Resource, kinds: WorkspaceKinds) {
  const all = [kinds, ...kinds.rivals].map((world) => world.standing(apiVersion, kind));
  const [first] = all;
  if (!first) return;
  const at = root.at('apiVersion');
  const instead = first.instead === undefined ? 'no version of it is' : `use ${first.instead}`;
  if (all.every((standing) => standing?.served === false))
    yield {
      message: 'unserved' as const,
      at,
      severity: 'error' as const,
      data: { kind, apiVersion, instead },
    };
  else if (first.instead !== undefined && all.every((standing) => standing?.deprecated))
    yield {
      message: 'discouraged' as const,
      at,
      severity: 'info' as const,
      data: { kind, apiVersion, release: '', instead },
    };
}

interface FateData {
  readonly kind: string;
  readonly apiVersion: string;
  readonly release: string;
  readonly instead: string;
}

function insteadOf({ replacement, advice }: ApiFate): string {
  return advice ?? `use ${replacement?.apiVersion}`;
}
