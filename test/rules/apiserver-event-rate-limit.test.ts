import { test } from 'vitest';
import { apiserverEventRateLimit as rule } from '../../server/src/rules/control-plane/apiserver-event-rate-limit.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';
import { checkFlagFix, checkFlags } from '../support/staticPod.ts';

const SAID =
  'info unsafe: Container "kube-apiserver" runs without the admission plugin EventRateLimit: events can flood it.';

test('reports an API server without the plugin', () => {
  checkFlags(rule, 'kube-apiserver', [], { command: SAID });
  checkFlags(rule, 'kube-apiserver', ['--enable-admission-plugins=NodeRestriction'], {
    '--enable-admission-plugins=NodeRestriction': SAID,
  });
  checkFlags(rule, 'kube-apiserver', ['--enable-admission-plugins=EventRateLimit']);
  checkFlags(rule, 'kube-apiserver', ['--enable-admission-plugins=$(PLUGINS)']);
  checkFlags(rule, 'kube-scheduler', []);
});

test('the fixes enable and configure it', () => {
  checkFlagFix(
    rule,
    'kube-apiserver',
    ['--enable-admission-plugins=NodeRestriction'],
    ['"--enable-admission-plugins=NodeRestriction,EventRateLimit"'],
  );
  checkFix(
    rule,
    `
    apiVersion: apiserver.config.k8s.io/v1
    kind: AdmissionConfiguration
    plugins:
      - name: PodSecurity # defaults for all namespaces
        path: pod-security.yaml
    `,
    `
    apiVersion: apiserver.config.k8s.io/v1
    kind: AdmissionConfiguration
    plugins:
      - name: PodSecurity # defaults for all namespaces
        path: pod-security.yaml
      - name: EventRateLimit
        configuration:
          apiVersion: eventratelimit.admission.k8s.io/v1alpha1
          kind: Configuration
          limits:
            - type: Namespace
              qps: 50
              burst: 100
    `,
  );
});

test('is silent about a configuration that has it, or that is not all in view', () => {
  const file = (plugins: string) =>
    `apiVersion: apiserver.config.k8s.io/v1\nkind: AdmissionConfiguration\nplugins: ${plugins}\n`;
  checkRule(rule, file('[{ name: EventRateLimit, path: limits.yaml }]'));
  checkRule(rule, file('[{ name: "{{ plugin }}" }]'));
  checkRule(rule, file('"{{ plugins }}"'));
});
