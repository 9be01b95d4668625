import { defineRule } from '../rule.ts';

/** An inventory: it names what is there for a review, and is off unless asked for. */
export const mutatingWebhookInventory = defineRule({
  id: 'mutating-webhook-inventory',
  visits: 'resource',
  category: 'admission',
  kinds: ['MutatingWebhookConfiguration'],
  severity: 'hint',
  optIn: true,
  fix: null,
  risk: 1,
  standards: ['ATT&CK T1525'],
  equivalents: {
    kubescape: ['C-0039'],
  },

  summary: 'A MutatingWebhookConfiguration is declared; for reviews of what takes part in admission.',
  why: `
    A mutating webhook may rewrite every object that matches before it is stored: images, environment, service
    accounts. Who controls its server controls what runs.
  `,
  attack: `
    The attacker registers a webhook of their own that adds a container with a back door to every new pod.
  `,
  rollout: `
    Nothing changes. Check for each one who runs its server, which objects it sees, and what happens when it does not
    answer.
  `,
  docs: 'https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/',
  messages: {
    present: ({ name }: { name: string }) =>
      `MutatingWebhookConfiguration "${name}": review who runs its server and which objects it may change.`,
  },

  *check({ metadata, name }) {
    if (name !== undefined) yield { message: 'present', at: metadata.at('name'), data: { name } };
  },

  examples: {
    bad: `
      apiVersion: admissionregistration.k8s.io/v1
      kind: MutatingWebhookConfiguration
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
