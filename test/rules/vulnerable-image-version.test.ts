import { expect, test } from 'vitest';
import { vulnerableImageVersion as rule } from '../../server/src/rules/images/vulnerable-image-version.ts';
import { checkFix, messagesOf } from '../support/ruleTester.ts';

const pod = (image: string) => `containers:\n  - name: a\n    image: ${image} # raised by hand\n`;

test.each([
  ['quay.io/argoproj/argocd:v2.1.8', 'CVE-2022-24348'],
  ['argoproj/argocd:v2.0.5', 'CVE-2022-24348'],
  ['quay.io/argoproj/argocd:v2.2.3', 'CVE-2022-24348'],
  ['grafana/grafana:9.2.3', 'CVE-2022-39328'],
  ['grafana/grafana-oss:8.3.0-ubuntu', 'CVE-2021-43798'],
  ['ghcr.io/kyverno/kyverno:v1.8.4', 'CVE-2022-47633'],
  ['registry.k8s.io/ingress-nginx/controller:v1.12.0', 'CVE-2025-1974'],
  ['registry.k8s.io/ingress-nginx/controller:v1.11.4', 'CVE-2025-1974'],
])('reports %s', (image, id) => {
  const [message, ...more] = messagesOf(rule, pod(image));
  expect(message).toContain(` has ${id}: an attacker `);
  expect(more).toEqual([]);
});

test.each([
  'quay.io/argoproj/argocd:v2.1.9',
  'quay.io/argoproj/argocd:v2.2.4',
  'quay.io/argoproj/argocd:v2.1.9-rc1',
  'grafana/grafana:9.2.4',
  'grafana/grafana:9.1.8',
  'grafana/grafana:9.2',
  'grafana/grafana:latest',
  'grafana/grafana',
  'ghcr.io/kyverno/kyverno:v1.8.2',
  'ghcr.io/kyverno/kyvernopre:v1.8.4',
  'registry.k8s.io/ingress-nginx/controller:v1.12.1',
  'registry.example.com/grafana:9.2.1',
  '"{{ .Values.image }}"',
])('is silent about %s', (image) => {
  expect(messagesOf(rule, pod(image))).toEqual([]);
});

test('the fix keeps the spelling of the tag and drops a digest', () => {
  checkFix(rule, pod('grafana/grafana:9.2.1-ubuntu'), pod('grafana/grafana:9.2.4-ubuntu'));
  checkFix(
    rule,
    pod(`ghcr.io/kyverno/kyverno:v1.8.3@sha256:${'a'.repeat(64)}`),
    pod('ghcr.io/kyverno/kyverno:v1.8.5'),
    {
      config: { rules: { 'image-digest': 'off', 'image-pull-policy': 'off' } },
    },
  );
});
