import { onlyStrongCipherSuites } from '../lib/control-plane/cipherSuites.ts';
import { flagRule } from '../lib/control-plane/flagRule.ts';

export const kubeletTlsCipherSuites = flagRule({
  id: 'kubelet-tls-cipher-suites',
  component: 'kubelet',
  severity: 'warning',
  risk: 3,
  standards: ['CIS 4.2.12', 'ATT&CK T1557'],
  equivalents: {
    checkov: ['CKV_K8S_151'],
  },

  demand: onlyStrongCipherSuites,
  because: 'such connections can be broken',
  caution: 'Clients that know only old suites can no longer connect.',

  summary: 'The kubelet offers weak TLS cipher suites.',
  why: `
    The list names suites without forward secrecy or without authenticated encryption. Through these connections pass
    shells, logs and tokens.
  `,
  attack: `
    Someone who records the traffic decrypts it later with a stolen key, where the suite has no forward secrecy; others,
    such as 3DES and RC4, are broken by enough traffic alone.
  `,
  rollout: `
    Every client of the last ten years knows ECDHE with AES-GCM. If in doubt, remove the flag: Go's own list has no weak
    suites.
  `,
  examples: {
    bad: `
      apiVersion: kubelet.config.k8s.io/v1beta1
      kind: KubeletConfiguration
      tlsCipherSuites:
        - TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256
        - TLS_RSA_WITH_AES_256_GCM_SHA384
    `,
    good: `
      apiVersion: kubelet.config.k8s.io/v1beta1
      kind: KubeletConfiguration
      tlsCipherSuites:
        - TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256
    `,
  },
});
