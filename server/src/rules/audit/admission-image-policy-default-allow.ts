import { embeddedConfigurations } from '../lib/control-plane/admissionPlugins.ts';
import { defineRule } from '../rule.ts';

export const admissionImagePolicyDefaultAllow = defineRule({
  id: 'admission-image-policy-default-allow',
  visits: 'resource',
  category: 'audit',
  kinds: ['AdmissionConfiguration'],
  severity: 'warning',
  fix: 'unsafe',
  risk: 5,
  standards: ['ATT&CK T1562', 'ATT&CK T1525'],
  equivalents: {},

  summary: 'The image policy webhook admits images when it cannot be asked.',
  why: `
    A check that lets everything through when the checker is silent is only in force as long as nobody disturbs it.
  `,
  attack: `
    The attacker overloads the webhook, or cuts it off the network, and starts the image that it would have refused.
  `,
  rollout: `
    Pods cannot start while the webhook is down. Run several replicas, and give it a short timeout and an alert.
  `,
  docs: 'https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#imagepolicywebhook',
  messages: {
    open: (_data: object) =>
      'Images are admitted unchecked while the image policy webhook does not answer: defaultAllow is true.',
  },

  *check(resource) {
    for (const configuration of embeddedConfigurations(resource, 'ImagePolicyWebhook')) {
      const allow = configuration.at('imagePolicy', 'defaultAllow');
      if (allow.is(true)) yield { message: 'open', at: allow, data: {} };
    }
  },

  fixes: ({ at }) => [
    {
      title: 'Set defaultAllow to false',
      safety: 'unsafe',
      caution:
        'No pod is admitted while the webhook is down: it must run outside of what it checks, and more than once.',
      operations: [{ kind: 'set', path: at.path, value: false }],
    },
  ],

  examples: {
    bad: `
      apiVersion: apiserver.config.k8s.io/v1
      kind: AdmissionConfiguration
      plugins:
        - name: ImagePolicyWebhook
          configuration:
            imagePolicy:
              defaultAllow: true
    `,
    good: `
      apiVersion: apiserver.config.k8s.io/v1
      kind: AdmissionConfiguration
      plugins:
        - name: ImagePolicyWebhook
          configuration:
            imagePolicy:
              defaultAllow: false
    `,
  },
});
