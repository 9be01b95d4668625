import { defineRule } from '../rule.ts';

/** An inventory: it names what is there for a review, and is off unless asked for. */
export const validatingWebhookInventory = defineRule({
  id: 'validating-webhook-inventory',
  visits: 'resource',
  category: 'admission',
  kinds: ['ValidatingWebhookConfiguration'],
  severity: 'hint',
  optIn: true,
  fix: null,
  risk: 1,
  standards: ['ATT&CK T1552.007'],
  equivalents: {
    kubescape: ['C-0036'],
  },

  summary: 'A ValidatingWebhookConfiguration is declared; for reviews of what takes part in admission.',
  why: `
    A validating webhook sees every object that matches, Secrets included, and says whether the API server may store
    it. Who controls its server decides what the cluster accepts.
  `,
  attack: `
    The attacker registers a webhook of their own that copies each Secret to a server outside.
  `,
  rollout: `
    Nothing changes. Check for each one who runs its server, which objects it sees, and what happens when it does not
    answer.
  `,
  docs: 'https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/',
  messages: {
    present: ({ name }: { name: string }) =>
      `ValidatingWebhookConfiguration "${name}": review who runs its server and which objects it sees.`,
  },

  *check({ metadata, name }) {
    if (name !== undefined) yield { message: 'present', at: metadata.at('name'), data: { name } };
  },

  examples: {
    bad: `
      apiVersion: admissionregistration.k8s.io/v1
      kind: ValidatingWebhookConfiguration
      metadata:
        name: images
      webhooks: []
    `,
    good: `
      apiVersion: admissionregistration.k8s.io/v1
      kind: ValidatingAdmissionPolicy
      metadata:
        name: images
      spec: {}
    `,
  },
});
