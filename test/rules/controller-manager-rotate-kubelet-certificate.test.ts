import { test } from 'vitest';
import { controllerManagerRotateKubeletCertificate as rule } from '../../server/src/rules/control-plane/controller-manager-rotate-kubelet-certificate.ts';
import { checkFix } from '../support/ruleTester.ts';
import { checkFlagFix, checkFlags } from '../support/staticPod.ts';

test('reports the flag where it is missing or wrong', () => {
  checkFlags(
    rule,
    'kube-controller-manager',
    ['--feature-gates=A=true,RotateKubeletServerCertificate=false'],
    {
      '--feature-gates=A=true,RotateKubeletServerCertificate=false':
        'warning unsafe: Container "kube-controller-manager" runs with RotateKubeletServerCertificate=false in --feature-gates: serving certificates of kubelets expire unrenewed.',
    },
  );
});

test('is silent where it is right, unknown, or not asked for', () => {
  checkFlags(rule, 'kube-controller-manager', []);
  checkFlags(rule, 'kube-controller-manager', ['--feature-gates=RotateKubeletServerCertificate=true']);
});

test('the fix writes the flag where the others are', () => {
  checkFlagFix(
    rule,
    'kube-controller-manager',
    ['--feature-gates=A=true,RotateKubeletServerCertificate=false'],
    ['"--feature-gates=A=true,RotateKubeletServerCertificate=true"'],
  );
});

test('looks into the configuration of the kubelet, too', () => {
  checkFix(
    rule,
    `
    apiVersion: kubelet.config.k8s.io/v1beta1
    kind: KubeletConfiguration
    featureGates:
      Other: true
      RotateKubeletServerCertificate: false # old
    `,
    `
    apiVersion: kubelet.config.k8s.io/v1beta1
    kind: KubeletConfiguration
    featureGates:
      Other: true
      RotateKubeletServerCertificate: true # old
    `,
  );
});
