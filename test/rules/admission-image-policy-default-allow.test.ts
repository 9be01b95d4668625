import { expect, test } from 'vitest';
import { admissionImagePolicyDefaultAllow as rule } from '../../server/src/rules/audit/admission-image-policy-default-allow.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';

const file = (imagePolicy: string) => `apiVersion: apiserver.config.k8s.io/v1
kind: AdmissionConfiguration
plugins:
  - name: ImagePolicyWebhook
    configuration:
      imagePolicy:
        ${imagePolicy}
`;

test('reports a webhook that fails open', () => {
  expect(messagesOf(rule, file('defaultAllow: true'))).toEqual([
    'warning: Images are admitted unchecked while the image policy webhook does not answer: defaultAllow is true.',
  ]);
});

test('is silent about one that fails closed, about the default, and about a template', () => {
  checkRule(rule, file('defaultAllow: false'));
  checkRule(rule, file('allowTTL: 50'));
  checkRule(rule, file('defaultAllow: "{{ open }}"'));
});

test('the fix closes it', () => {
  checkFix(rule, file('defaultAllow: true # until stable'), file('defaultAllow: false # until stable'));
});
