import { defineRule } from '../rule.ts';

const LOCAL = /^(?:localhost|.*\.localhost|127(?:\.\d{1,3}){3}|::1)\.?$/i;

export const externalNameLocalhost = defineRule({
  id: 'external-name-localhost',
  visits: 'resource',
  category: 'network',
  kinds: ['Service'],
  severity: 'warning',
  fix: null,
  risk: 3,
  standards: ['ATT&CK T1190'],
  equivalents: { kyverno: ['no-localhost-service'] },

  summary: 'A Service of type ExternalName points to localhost.',
  why: `
    An ExternalName is an alias: whoever looks the Service up is sent to the name, and localhost is whoever asks. An ingress
    controller that takes the Service as a backend then talks to itself.
  `,
  attack: `
    Behind an Ingress such a Service opens ports that a controller listens on for itself only, such as its status and admin pages,
    to the outside.
  `,
  rollout:
    'Name the host that is really meant. Clients of the Service that relied on their own localhost must use it directly.',
  docs: 'https://kubernetes.io/docs/concepts/services-networking/service/#externalname',
  messages: {
    localhost: ({ name }: { name: string }) =>
      `Service "${name}" leads back to whoever asks for it, such as the ingress controller.`,
  },

  *check({ root, name = '' }) {
    const spec = root.at('spec');
    const at = spec.at('externalName');
    if (spec.at('type').is('ExternalName') && LOCAL.test(at.string ?? ''))
      yield { message: 'localhost', at, data: { name } };
  },

  examples: {
    bad: `
      apiVersion: v1
      kind: Service
      metadata:
        name: admin
      spec:
        type: ExternalName
        externalName: localhost
    `,
    good: `
      apiVersion: v1
      kind: Service
      metadata:
        name: admin
      spec:
        type: ExternalName
        externalName: admin.example.com
    `,
  },
});
