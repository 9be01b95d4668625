import type { Path } from '../base/path.ts';
import type { Resource } from './resource.ts';

interface PodKind {
  readonly groups: readonly string[];
  /** Path of the pod template: the mapping that has the pod's `metadata` and `spec`. */
  readonly template: Path;
}

const WORKLOAD_GROUPS = ['apps', 'extensions'];
const TEMPLATE = ['spec', 'template'];

/** Kinds that carry a pod, and where. The API's own from k8s.io/pod-security-admission `admission/admission.go`; then CRDs. */
const POD_KINDS: Readonly<Record<string, PodKind>> = {
  Pod: { groups: [''], template: [] },
  PodTemplate: { groups: [''], template: ['template'] },
  ReplicationController: { groups: [''], template: TEMPLATE },
  ReplicaSet: { groups: WORKLOAD_GROUPS, template: TEMPLATE },
  Deployment: { groups: WORKLOAD_GROUPS, template: TEMPLATE },
  DaemonSet: { groups: WORKLOAD_GROUPS, template: TEMPLATE },
  StatefulSet: { groups: WORKLOAD_GROUPS, template: TEMPLATE },
  Job: { groups: ['batch'], template: TEMPLATE },
  CronJob: { groups: ['batch'], template: ['spec', 'jobTemplate', 'spec', 'template'] },
  // OpenShift: github.com/openshift/api apps/v1/types.go.
  DeploymentConfig: { groups: ['apps.openshift.io', ''], template: TEMPLATE },
  // Argo Rollouts: github.com/argoproj/argo-rollouts pkg/apis/rollouts/v1alpha1/types.go.
  Rollout: { groups: ['argoproj.io'], template: TEMPLATE },
  // Knative: knative.dev/serving pkg/apis/serving/v1/service_types.go.
  Service: { groups: ['serving.knative.dev'], template: TEMPLATE },
  // Agent sandbox: github.com/kubernetes-sigs/agent-sandbox.
  SandboxTemplate: {
    groups: ['extensions.agents.x-k8s.io', 'agents.x-k8s.io'],
    template: ['spec', 'podTemplate'],
  },
};

/** Path of the pod template below a resource's root, or undefined where the kind carries no pod. */
export function podTemplatePath(resource: Pick<Resource, 'kind' | 'group'>): Path | undefined {
  const kind = Object.hasOwn(POD_KINDS, resource.kind) ? POD_KINDS[resource.kind] : undefined;
  return kind?.groups.includes(resource.group) ? kind.template : undefined;
}
