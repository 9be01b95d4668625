import { onlyStrongCipherSuites } from '../lib/control-plane/cipherSuites.ts';
import { flagRule } from '../lib/control-plane/flagRule.ts';

export const apiserverTlsCipherSuites = flagRule({
  id: 'apiserver-tls-cipher-suites',
  component: 'kube-apiserver',
  severity: 'warning',
  risk: 3,
  standards: ['CIS 1.2.29', 'ATT&CK T1557'],
  equivalents: {
    checkov: ['CKV_K8S_105'],
    kubescape: ['C-0143', 'C-0277'],
  },

  demand: onlyStrongCipherSuites,
  because: 'such connections can be broken',
  caution: 'Clients that know only old suites can no longer connect.',

  summary: 'The API server offers weak TLS cipher suites.',
  why: `
    The list names suites without forward secrecy or without authenticated encryption. Go leaves most of them out by
    default; somebody put them back.
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
    bad: ['--tls-cipher-suites=TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,TLS_RSA_WITH_AES_128_CBC_SHA'],
    good: ['--tls-cipher-suites=TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'],
  },
});
