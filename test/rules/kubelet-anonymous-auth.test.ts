import { test } from 'vitest';
import { kubeletAnonymousAuth as rule } from '../../server/src/rules/control-plane/kubelet-anonymous-auth.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';
import { checkFlagFix, checkFlags } from '../support/staticPod.ts';

test('reports the flag where it is missing or wrong', () => {
  checkFlags(rule, 'kubelet', [], {
    command:
      'error unsafe: Container "kubelet" runs without --anonymous-auth=false: it serves requests without credentials.',
  });
  checkFlags(rule, 'kubelet', ['--anonymous-auth=true'], {
    '--anonymous-auth=true':
      'error unsafe: Container "kubelet" runs with --anonymous-auth=true: it serves requests without credentials.',
  });
});

test('is silent where it is right, unknown, or not asked for', () => {
  checkFlags(rule, 'kubelet', ['--anonymous-auth=false']);
  checkFlags(rule, 'kubelet', ['--config=/var/lib/kubelet/config.yaml']);
});

test('the fix writes the flag where the others are', () => {
  checkFlagFix(rule, 'kubelet', ['--anonymous-auth=true'], ['--anonymous-auth=false']);
});

test('reads the configuration file of the kubelet', () => {
  checkRule(
    rule,
    `
    apiVersion: kubelet.config.k8s.io/v1beta1
    kind: KubeletConfiguration
    authentication:
      anonymous:
        enabled: true # for the old monitoring
        #        ^^^^ error unsafe: The kubelet runs with authentication.anonymous.enabled=true: it serves requests without credentials.
    `,
  );
  checkRule(
    rule,
    `
    apiVersion: kubelet.config.k8s.io/v1beta1
    kind: KubeletConfiguration
    authentication: { webhook: { enabled: true } }
    `,
  );
  checkRule(
    rule,
    `
    apiVersion: kubelet.config.k8s.io/v1beta1
    kind: KubeletConfiguration
    authentication:
      anonymous:
        enabled: false
    `,
  );
});

test('mends the configuration file of the kubelet', () => {
  checkFix(
    rule,
    `
    apiVersion: kubelet.config.k8s.io/v1beta1
    kind: KubeletConfiguration
    authentication:
      anonymous:
        enabled: true # for the old monitoring
    `,
    `
    apiVersion: kubelet.config.k8s.io/v1beta1
    kind: KubeletConfiguration
    authentication:
      anonymous:
        enabled: false # for the old monitoring
    `,
  );
});

test('reads what kubeadm gives the kubelet, and does not miss what kubeadm writes to its file', () => {
  checkRule(
    rule,
    `
    apiVersion: kubeadm.k8s.io/v1beta4
    kind: InitConfiguration
    nodeRegistration:
      kubeletExtraArgs:
        - name: anonymous-auth
          value: "true"
          #      ^^^^^^ error unsafe: The kubelet runs with --anonymous-auth=true: it serves requests without credentials.
    `,
  );
  checkRule(
    rule,
    'apiVersion: kubeadm.k8s.io/v1beta3\nkind: JoinConfiguration\nnodeRegistration:\n  kubeletExtraArgs: {}\n',
  );
});
