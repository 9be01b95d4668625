import { folderOf } from '../../kube/facts/facts.ts';
import type { Resource } from '../../kube/resource.ts';
import { defineRule } from '../rule.ts';

/** Annotations of pods that something else than a controller starts and clears away: Helm's hooks and tests, and the kubelet. */
const STARTED_BY_OTHERS = ['helm.sh/hook', 'kubernetes.io/config.source', 'kubernetes.io/config.mirror'];

/** Static pods, which a kubelet reads from its own disk, are no objects of the API and have no controller. */
export const nakedPod = defineRule({
  id: 'naked-pod',
  visits: 'resource',
  category: 'availability',
  kinds: ['Pod'],
  severity: 'info',
  fix: null,
  risk: 3,
  crossResource: true,
  standards: [],
  equivalents: { kubescape: ['C-0073'], kyverno: ['prevent-bare-pods'] },

  summary: 'A Pod is created without a controller.',
  why: `
    A Pod of its own is not started again when its node fails or is drained, and cannot be updated: every change means
    deleting it first. A Deployment, StatefulSet, DaemonSet or Job keeps it alive and rolls out changes.
  `,
  attack: 'Whoever gets one node to fail, or to be drained, ends the application for good.',
  rollout: `
    A Deployment gives its pods other names and may run two of them for a moment. Scripts that name the pod must use labels
    instead.
  `,
  docs: 'https://kubernetes.io/docs/concepts/configuration/overview/',
  messages: {
    naked: ({ name }: { name: string }) =>
      `Pod "${name}" has no controller: it does not come back when its node fails.`,
  },

  *check(resource, { file }) {
    if (!resource.metadata.at('ownerReferences').isAbsent || isStatic(resource, file)) return;
    const annotations = resource.metadata.at('annotations');
    if (STARTED_BY_OTHERS.some((key) => !annotations.at(key).isAbsent)) return;
    yield { message: 'naked', at: resource.root.at('kind'), data: { name: resource.name ?? '' } };
  },

  examples: {
    bad: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
    good: `
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: web
      spec:
        selector:
          matchLabels: { app: web }
        template:
          metadata:
            labels: { app: web }
          spec:
            containers:
              - name: web
                image: registry.example.com/web:1.4.2
    `,
  },
});

function isStatic({ metadata }: Resource, file: string): boolean {
  return (
    metadata.at('labels', 'tier').is('control-plane') ||
    /(?:^|[/\\])(?:kubernetes|kubelet|pod)[/\\]manifests$/.test(folderOf(file))
  );
}
