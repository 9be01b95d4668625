import { defineRule } from '../rule.ts';

export const openshiftRouteTls = defineRule({
  id: 'openshift-route-tls',
  visits: 'resource',
  category: 'network',
  kinds: ['Route'],
  severity: 'warning',
  fix: 'unsafe',
  risk: 4,
  standards: ['ATT&CK T1557'],
  equivalents: { kyverno: ['check-routes'] },

  summary: 'An OpenShift Route has no TLS.',
  why: `
    Without \`tls\` the router serves the host over plain HTTP only: passwords, cookies and tokens cross the network readable for
    everybody on the way.
  `,
  attack:
    'Somebody on the same network reads a session cookie and uses it, or puts scripts of his own into the pages.',
  rollout: `
    With edge termination the router's own certificate is used unless the Route names one; clients must trust it. Plain HTTP stops
    answering unless insecureEdgeTerminationPolicy allows or redirects it.
  `,
  docs: 'https://docs.redhat.com/en/documentation/openshift_container_platform/4.19/html/ingress_and_load_balancing/routes',
  messages: {
    none: ({ name }: { name: string }) => `Route "${name}" serves plain HTTP: it has no TLS.`,
  },

  *check({ root, name = '' }) {
    const at = root.at('spec', 'tls');
    if (at.isAbsent && root.at('spec').isCompleteMap && root.at('spec', 'to').node)
      yield { message: 'none', at, data: { name } };
  },

  fixes: (_finding, { root }) => [
    {
      title: 'End TLS at the router',
      safety: 'unsafe',
      caution: 'Clients must trust the certificate of the router; plain HTTP is redirected.',
      operations: [
        {
          kind: 'set',
          path: [...root.path, 'spec', 'tls'],
          value: { termination: 'edge', insecureEdgeTerminationPolicy: 'Redirect' },
        },
      ],
    },
  ],

  examples: {
    bad: `
      apiVersion: route.openshift.io/v1
      kind: Route
      metadata:
        name: web
      spec:
        host: web.example.com
        to:
          kind: Service
          name: web
    `,
    good: `
      apiVersion: route.openshift.io/v1
      kind: Route
      metadata:
        name: web
      spec:
        host: web.example.com
        to:
          kind: Service
          name: web
        tls:
          termination: edge
    `,
  },
});
