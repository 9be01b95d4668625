import { mustBeGiven } from '../lib/control-plane/flagDemands.ts';
import { flagRule } from '../lib/control-plane/flagRule.ts';

export const controllerManagerRootCa = flagRule({
  id: 'controller-manager-root-ca',
  component: 'kube-controller-manager',
  severity: 'warning',
  risk: 2,
  standards: ['CIS 1.3.5', 'ATT&CK T1557'],
  equivalents: {
    checkov: ['CKV_K8S_111'],
    trivy: ['KCV-0037'],
    kubescape: ['C-0148'],
  },

  demand: mustBeGiven({ 'root-ca-file': '/etc/kubernetes/pki/ca.crt' }),
  because: 'pods get no CA to check the API server with',
  caution: "The file must be mounted and hold the CA that signed the API server's certificate.",

  summary: 'The controller manager publishes no CA of the API server to the pods.',
  why: `
    From this file comes the ConfigMap kube-root-ca.crt and the ca.crt beside each token. Without it programs in pods
    cannot check whom they send their token to, and switch verification off.
  `,
  attack: `
    Someone in the pod network answers in the place of the API server and collects ServiceAccount tokens.
  `,
  rollout: `
    Nothing that works today stops; pods that are started afterwards find the file.
  `,
  examples: {
    bad: ['--use-service-account-credentials=true'],
    good: ['--root-ca-file=/etc/kubernetes/pki/ca.crt'],
  },
});
