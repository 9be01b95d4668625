import type { Container, Pod } from '../../kube/pod.ts';
import type { Field } from '../../syntax/field.ts';
import { imageOf } from '../lib/images/containerImage.ts';
import { defineRule } from '../rule.ts';

const IMAGE = /\/(?:kubernetes-dashboard(?:-[\w-]+)?|kubernetesui\/dashboard(?:-[\w-]+)?)$/;
const SCRAPER = /\/(?:dashboard-)?metrics-scraper(?:-[\w-]+)?$/;

/** Its metrics scraper comes with it and is no way in, so it is not reported besides. */
export const kubernetesDashboard = defineRule({
  id: 'kubernetes-dashboard',
  visits: 'pod',
  category: 'workload',
  kinds: 'pods',
  severity: 'warning',
  fix: null,
  risk: 2,
  standards: ['ATT&CK T1133', 'ATT&CK T1613'],
  equivalents: {
    checkov: ['CKV_K8S_33'],
  },

  summary: 'The Kubernetes Dashboard is deployed.',
  why: `
    The dashboard shows and changes the cluster with the rights of its users or its own account, and has been the way in
    more than once. The project was archived in January 2026: nobody repairs what is found from now on.
  `,
  attack: `
    A dashboard that is reachable from outside, with an account that has too many rights, lets anybody deploy a miner: no
    tool is needed but a browser.
  `,
  rollout: `
    Headlamp, which the Kubernetes project names as its successor, runs on the desktop with the rights of the user, or in
    the cluster behind a login.
  `,
  docs: 'https://kubernetes.io/docs/tasks/access-application-cluster/web-ui-dashboard/',
  messages: {
    deployed: (_data: object) =>
      'The Kubernetes Dashboard runs here: it is no longer maintained, and a way into the cluster.',
  },

  *check(pod) {
    const at = signOf(pod);
    if (at) yield { message: 'deployed', at, data: {} };
  },

  examples: {
    bad: `
      containers:
        - name: web
          image: kubernetesui/dashboard:v2.7.0
    `,
    good: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
  },
});

function signOf(pod: Pod): Field | undefined {
  const repositoryOf = (container: Container): string => imageOf(container).reference?.repository ?? '';
  const dashboard = pod.containers.find(
    (container) => IMAGE.test(repositoryOf(container)) && !SCRAPER.test(repositoryOf(container)),
  );
  if (dashboard) return dashboard.at('image');
  if (
    pod.containers.length === 0 ||
    pod.containers.some((container) => SCRAPER.test(repositoryOf(container)))
  )
    return undefined;
  return ['k8s-app', 'app']
    .map((key) => pod.metadata.at('labels', key))
    .find((label) => label.is('kubernetes-dashboard'));
}
