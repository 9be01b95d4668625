import { factsOf, folderOf } from '../../kube/facts/facts.ts';
import { type FlagDemand, mustBeGiven } from '../lib/control-plane/flagDemands.ts';
import { flagRule } from '../lib/control-plane/flagRule.ts';

const hasClientCa = mustBeGiven({ 'client-ca-file': '/etc/kubernetes/pki/ca.crt' });

/** kubeadm completes the kubelet's file with the CA of the cluster: cmd/kubeadm/app/componentconfigs/kubelet.go. */
const unlessKubeadm: FlagDemand = (component, context) => {
  const folder = folderOf(context.file);
  const completed = factsOf(context.facts, 'component').some(
    ({ group, file }) => group === 'kubeadm.k8s.io' && folderOf(file) === folder,
  );
  return completed ? undefined : hasClientCa(component, context);
};

export const kubeletClientCa = flagRule({
  id: 'kubelet-client-ca',
  component: 'kubelet',
  severity: 'warning',
  crossResource: true,
  risk: 3,
  standards: ['CIS 4.2.3', 'NSA'],
  equivalents: {
    checkov: ['CKV_K8S_140'],
  },

  demand: unlessKubeadm,
  because: 'it cannot check the certificates of its clients',
  caution:
    'Everyone with a certificate of that CA is known to the kubelet then; what they may do is a matter of authorization.',

  summary: 'The kubelet knows no CA for client certificates.',
  why: `
    The API server logs in to the kubelet with a certificate. A kubelet that cannot check it has to serve anonymous
    requests, or logs and exec do not work.
  `,
  attack: `
    Where anonymous requests were allowed to make up for it, everyone who reaches port 10250 is served.
  `,
  rollout: `
    Nothing that works today stops; the API server is recognised from then on.
  `,
  docs: 'https://kubernetes.io/docs/reference/access-authn-authz/kubelet-authn-authz/',
  examples: {
    bad: `
      apiVersion: kubelet.config.k8s.io/v1beta1
      kind: KubeletConfiguration
      authentication:
        anonymous:
          enabled: false
    `,
    good: `
      apiVersion: kubelet.config.k8s.io/v1beta1
      kind: KubeletConfiguration
      authentication:
        x509:
          clientCAFile: /etc/kubernetes/pki/ca.crt
    `,
  },
});
