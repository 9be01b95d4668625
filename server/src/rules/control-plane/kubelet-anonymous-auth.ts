import { mustBe } from '../lib/control-plane/flagDemands.ts';
import { flagRule } from '../lib/control-plane/flagRule.ts';

export const kubeletAnonymousAuth = flagRule({
  id: 'kubelet-anonymous-auth',
  component: 'kubelet',
  severity: 'error',
  risk: 4,
  standards: ['CIS 4.2.1', 'NSA', 'ATT&CK T1190'],
  equivalents: {
    checkov: ['CKV_K8S_138'],
  },

  demand: mustBe('anonymous-auth', 'false'),
  because: 'it serves requests without credentials',
  caution: 'Monitoring that reads port 10250 without credentials stops working.',

  summary: 'The kubelet serves requests that carry no credentials.',
  why: `
    The API of the kubelet on port 10250 lists pods, reads logs and runs commands in containers. With anonymous requests
    only the authorization stands in between, and together with AlwaysAllow nothing does.
  `,
  attack: `
    A scan finds port 10250 of a node; one request runs a command in a pod, and its token opens the API server.
  `,
  rollout: `
    Scrapers need a ServiceAccount with rights on nodes/metrics. Look for 401 answers of the kubelet afterwards.
  `,
  docs: 'https://kubernetes.io/docs/reference/access-authn-authz/kubelet-authn-authz/',
  examples: {
    bad: `
      apiVersion: kubelet.config.k8s.io/v1beta1
      kind: KubeletConfiguration
      authentication:
        anonymous:
          enabled: true
    `,
    good: `
      apiVersion: kubelet.config.k8s.io/v1beta1
      kind: KubeletConfiguration
      authentication:
        anonymous:
          enabled: false
    `,
  },
});
