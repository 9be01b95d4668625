import { readLabels } from '../../kube/labels.ts';
import { selectsNoPod } from '../lib/network/inView.ts';
import { defineRule } from '../rule.ts';

export const danglingService = defineRule({
  id: 'dangling-service',
  visits: 'resource',
  category: 'network',
  kinds: ['Service'],
  severity: 'info',
  fix: null,
  risk: 2,
  crossResource: true,
  standards: [],
  equivalents: {
    'kube-linter': ['dangling-service'],
    'kube-score': ['service-targets-pod'],
    kubescape: ['C-0293'],
  },

  summary: 'A Service selects no workload of the workspace.',
  why: `
    A Service whose selector matches no pod has no endpoints: connections to it fail. Most often a label was renamed on one side
    only.
  `,
  attack: `
    Whoever may create pods in the namespace gives one the labels that the Service waits for, and receives the requests of all of
    its clients.
  `,
  rollout:
    'Changing the selector or the labels of pods changes who receives the traffic; `kubectl get endpointslices` shows it.',
  docs: 'https://kubernetes.io/docs/concepts/services-networking/service/#defining-a-service',
  messages: {
    dangling: ({ name }: { name: string }) => `Service "${name}" selects no workload in this workspace.`,
  },

  *check(resource, context) {
    const spec = resource.root.at('spec');
    const at = spec.at('selector');
    const matchLabels = readLabels(at);
    if (!matchLabels || !spec.isCompleteMap || !spec.at('type').isNot('ExternalName')) return;
    if (selectsNoPod({ matchLabels, matchExpressions: [] }, resource, context))
      yield { message: 'dangling', at, data: { name: resource.name ?? '' } };
  },

  examples: {
    bad: `
      apiVersion: v1
      kind: Service
      metadata:
        name: web
      spec:
        selector:
          app: web
        ports:
          - port: 80
      ---
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
        labels:
          app: website
      spec:
        containers:
          - name: web
            image: registry.example.com/web:1.4.2
    `,
    good: `
      apiVersion: v1
      kind: Service
      metadata:
        name: web
      spec:
        selector:
          app: web
        ports:
          - port: 80
      ---
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
        labels:
          app: web
      spec:
        containers:
          - name: web
            image: registry.example.com/web:1.4.2
    `,
  },
});
