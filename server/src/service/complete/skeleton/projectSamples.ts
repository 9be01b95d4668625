import type { NewValue } from '../../../syntax/edit/operation.ts';
import { PROGRAM } from '../draft.ts';

const program = { tabStop: PROGRAM } as const;

/** What objects of well-known projects do nothing without; as `WANTED` for Kubernetes' own. */
export const PROJECT_WANTED: Readonly<Record<string, readonly string[]>> = {
  'kyverno.ClusterPolicy.spec': ['rules'],
  'kyverno.rules': ['name', 'match'],
  'kyverno.rules.exclude': ['any'],
  'kyverno.exclude.all': ['resources'],
  'kyverno.resources': ['kinds'],
  'argo.Application': ['spec'],
  'argo.spec': ['project', 'source', 'destination'],
  'argo.source': ['repoURL', 'path', 'targetRevision'],
  'argo.destination': ['server', 'namespace'],
  'kustomize.imageTags': ['name', 'newTag'],
  'kustomize.patches': ['path'],
  'kustomize.target': ['kind', 'name'],
  'kustomize.configMapGenerator': ['name', 'literals'],
  'kustomize.secretGenerator': ['name', 'files'],
  'kustomize.replicas': ['name', 'count'],
  'kustomize.labels': ['pairs'],
};

/** Values to review, as `SAMPLES`. */
export const PROJECT_SAMPLES: Readonly<Record<string, NewValue>> = {
  'kyverno.resources.kinds': [{ tabStop: 'Pod' }],
  'argo.spec.project': program,
  'argo.source.repoURL': { tabStop: 'https://git.example.com/shop/web.git' },
  'argo.source.path': { tabStop: 'deploy' },
  'argo.source.targetRevision': { tabStop: 'v1.0.0' },
  'argo.destination.server': { tabStop: 'https://kubernetes.default.svc' },
  'argo.destination.namespace': program,
  'kustomize.imageTags.name': { tabStop: 'registry.example.com/web' },
  'kustomize.imageTags.newTag': { tabStop: '1.0.0' },
  'kustomize.patches.path': { tabStop: 'patch.yaml' },
  'kustomize.target.kind': { tabStop: 'Deployment' },
  'kustomize.target.name': program,
  'kustomize.configMapGenerator.name': program,
  'kustomize.configMapGenerator.literals': [{ tabStop: 'key=value' }],
  'kustomize.secretGenerator.name': program,
  'kustomize.secretGenerator.files': [{ tabStop: 'password.txt' }],
  'kustomize.replicas.name': program,
  'kustomize.replicas.count': { tabStop: 2 },
  'kustomize.labels.pairs': { app: program },
};
