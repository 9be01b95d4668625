import { mustBe } from '../lib/control-plane/flagDemands.ts';
import { flagRule } from '../lib/control-plane/flagRule.ts';

export const kubeletRotateCertificates = flagRule({
  id: 'kubelet-rotate-certificates',
  component: 'kubelet',
  severity: 'warning',
  risk: 1,
  standards: ['CIS 4.2.10'],
  equivalents: {
    checkov: ['CKV_K8S_149'],
  },

  demand: mustBe('rotate-certificates', 'true', { alone: true }),
  because: 'the node drops out when its certificate expires',
  caution: 'The kubelet needs the right to ask for certificates; kubeadm gives it.',

  summary: 'The kubelet does not renew its client certificate.',
  why: `
    The certificate with which the kubelet logs in to the API server expires after a year by default. Without renewal
    the node is lost that day, or somebody makes certificates that are valid for much longer.
  `,
  attack: `
    A client certificate that was copied from a node works as long as it is valid; renewal keeps that short.
  `,
  rollout: `
    Needs the controllers csrapproving and csrsigning in the controller manager, which are on by default.
  `,
  docs: 'https://kubernetes.io/docs/tasks/tls/certificate-rotation/',
  examples: {
    bad: `
      apiVersion: kubelet.config.k8s.io/v1beta1
      kind: KubeletConfiguration
      rotateCertificates: false
    `,
    good: `
      apiVersion: kubelet.config.k8s.io/v1beta1
      kind: KubeletConfiguration
      rotateCertificates: true
    `,
  },
});
