import type { Field } from '../../syntax/field.ts';
import { podSecurityConfigurations } from '../lib/control-plane/admissionPlugins.ts';
import { defineRule } from '../rule.ts';

const ACCOUNTS = 'system:serviceaccount:kube-system:';
/** Who creates pods on behalf of others. */
const POD_CREATORS = new Set([
  ...['replicaset', 'replication', 'statefulset', 'job', 'daemon-set'].map(
    (name) => `${ACCOUNTS}${name}-controller`,
  ),
  'system:kube-controller-manager',
]);
const LISTS = ['usernames', 'namespaces', 'runtimeClasses'];

function* withWildcard(list: Field) {
  for (const at of list.items) {
    const text = at.string ?? '';
    if (text.includes('*')) yield { message: 'wildcard', at, data: { text } } as const;
  }
}

export const admissionPodSecurityExemption = defineRule({
  id: 'admission-pod-security-exemption',
  visits: 'resource',
  category: 'audit',
  kinds: ['AdmissionConfiguration', 'PodSecurityConfiguration'],
  severity: 'warning',
  fix: 'unsafe',
  risk: 6,
  standards: ['NSA', 'ATT&CK T1610'],
  equivalents: {},

  summary: 'An exemption from Pod Security covers nearly everyone, or nothing.',
  why: `
    Pods of Deployments and Jobs are created by controllers. Exempting a controller's account lets everybody who may
    create such a workload run privileged pods, in all namespaces. The namespace default is where people without a plan
    put things. And since names are compared literally, a wildcard exempts nobody.
  `,
  attack: `
    A developer with rights in any namespace creates a Deployment with a privileged pod; the controller creates the pod,
    and the exemption lets it through.
  `,
  rollout: `
    Exempt system namespaces by name instead, and give workloads that need privileges a namespace of their own.
  `,
  docs: 'https://kubernetes.io/docs/concepts/security/pod-security-admission/#exemptions',
  messages: {
    controller: ({ user }: { user: string }) =>
      `Exempting ${user} exempts the pods of everyone who may create the workload it works for.`,
    namespace: (_data: object) =>
      'The namespace default is exempt from Pod Security: anyone with rights in it may run privileged pods.',
    wildcard: ({ text }: { text: string }) =>
      `The exemption "${text}" has no effect: names are compared as they are, without wildcards.`,
  },

  *check(resource) {
    for (const configuration of podSecurityConfigurations(resource)) {
      const exemptions = configuration.at('exemptions');
      for (const at of exemptions.at('usernames').items) {
        const user = at.string ?? '';
        if (POD_CREATORS.has(user)) yield { message: 'controller', at, data: { user } };
      }
      for (const at of exemptions.at('namespaces').items)
        if (at.is('default')) yield { message: 'namespace', at, data: {} };
      for (const list of LISTS) yield* withWildcard(exemptions.at(list));
    }
  },

  fixes: ({ at }) => [
    {
      title: 'Remove the exemption',
      safety: 'unsafe',
      caution: 'Pods that only run because of it are refused from then on.',
      operations: [{ kind: 'remove', path: at.path }],
    },
  ],

  examples: {
    bad: `
      apiVersion: apiserver.config.k8s.io/v1
      kind: AdmissionConfiguration
      plugins:
        - name: PodSecurity
          configuration:
            apiVersion: pod-security.admission.config.k8s.io/v1
            kind: PodSecurityConfiguration
            exemptions:
              usernames: [system:serviceaccount:kube-system:replicaset-controller]
    `,
    good: `
      apiVersion: apiserver.config.k8s.io/v1
      kind: AdmissionConfiguration
      plugins:
        - name: PodSecurity
          configuration:
            apiVersion: pod-security.admission.config.k8s.io/v1
            kind: PodSecurityConfiguration
            exemptions:
              namespaces: [kube-system]
    `,
  },
});
