import { flagOf } from '../../kube/components/component.ts';
import { type FlagDemand, listMend } from '../lib/control-plane/flagDemands.ts';
import { flagRule } from '../lib/control-plane/flagRule.ts';

const GATE = 'RotateKubeletServerCertificate';

const gateIsOn: FlagDemand = (component) => {
  const given = flagOf(component, 'feature-gates');
  if (!given.items?.some((gate) => gate.toLowerCase() === `${GATE}=false`.toLowerCase())) return undefined;
  const items = given.items.map((gate) => (gate.startsWith(`${GATE}=`) ? `${GATE}=true` : gate));
  return {
    kind: 'wrong',
    at: given.at,
    setting: `${GATE}=false in ${component.spell(given.name)}`,
    ...listMend(component, given, items, `Set ${GATE}=true`),
  };
};

export const controllerManagerRotateKubeletCertificate = flagRule({
  id: 'controller-manager-rotate-kubelet-certificate',
  component: 'kube-controller-manager',
  alsoOf: ['kubelet'],
  severity: 'warning',
  risk: 2,
  standards: ['CIS 1.3.6'],
  equivalents: {
    checkov: ['CKV_K8S_112'],
    trivy: ['KCV-0038'],
    kubescape: ['C-0149'],
  },

  demand: gateIsOn,
  because: 'serving certificates of kubelets expire unrenewed',
  caution: 'Kubelets with serverTLSBootstrap then ask for certificates, which somebody has to approve.',

  summary: "The renewal of the kubelets' serving certificates is switched off.",
  why: `
    The feature gate is on by default. Without it serving certificates of kubelets are made once and kept until they
    expire; then either the connections fail, or somebody switches their verification off.
  `,
  attack: `
    A certificate that was stolen once works for its whole life, which tends to be long where nothing renews it.
  `,
  rollout: `
    Only kubelets with \`serverTLSBootstrap: true\` change: they ask for a certificate, and it has to be approved.
  `,
  docs: 'https://kubernetes.io/docs/reference/access-authn-authz/kubelet-tls-bootstrapping/#certificate-rotation',
  examples: {
    bad: ['--feature-gates=RotateKubeletServerCertificate=false'],
    good: ['--feature-gates=RotateKubeletServerCertificate=true'],
  },
});
