import { expect, test } from 'vitest';
import { antiAffinity as rule } from '../../server/src/rules/availability/anti-affinity.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';
import { workload } from '../support/workload.ts';

const ALONE = { config: { rules: { 'topology-spread': 'off' } } } as const;

const spread = (podSpec: string) => workload({ spec: 'replicas: 2', podSpec });
const preferred = (term: string) =>
  spread(
    `affinity: { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, podAffinityTerm: ${term} }] } }`,
  );

test('reports several pods that nothing keeps apart', () => {
  checkRule(
    rule,
    `
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: web }
    spec:
      replicas: 2
      selector: { matchLabels: { app: web } }
      template:
        metadata: { labels: { app: web } }
        spec:
          containers: [{ name: web, image: "web:1" }]
          affinity:
        # ^^^^^^^^ hint unsafe: Nothing keeps the 2 pods of Deployment "web" on different nodes: one node may take all of them along.
            nodeAffinity: {}
    `,
    ALONE,
  );
});

test.each([
  ['of other pods', '{ topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { app: api } } }'],
  ['of no pods', '{ topologyKey: kubernetes.io/hostname }'],
  ['by another key', '{ topologyKey: example.com/rack, labelSelector: { matchLabels: { app: web } } }'],
])('reports a term %s', (_what, term) => {
  expect(messagesOf(rule, preferred(term), ALONE)).toHaveLength(1);
});

test.each([
  [
    'a preferred term',
    preferred('{ topologyKey: topology.kubernetes.io/zone, labelSelector: { matchLabels: { app: web } } }'),
  ],
  [
    'a required term for all',
    spread(
      'affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: kubernetes.io/hostname, labelSelector: {} }] } }',
    ),
  ],
  ['a term that is not known', preferred('{ topologyKey: "{{ key }}", labelSelector: {} }')],
  ['a template', spread('affinity: "{{ .Values.affinity }}"')],
  ['spread constraints', spread('topologySpreadConstraints: [{ maxSkew: 1 }]')],
  ['one pod', workload({ spec: 'replicas: 1' })],
  ['an unknown number of pods', workload({ spec: 'replicas: "{{ n }}"' })],
])('is silent about %s', (_what, text) => {
  checkRule(rule, text, ALONE);
});

test('the fix prefers different nodes for its own labels', () => {
  checkFix(
    rule,
    spread('# schedule\naffinity: {}'),
    spread(`
      # schedule
      affinity:
        podAntiAffinity:
          preferredDuringSchedulingIgnoredDuringExecution:
            - weight: 100
              podAffinityTerm:
                labelSelector:
                  matchLabels:
                    app: web
                topologyKey: kubernetes.io/hostname
    `),
    ALONE,
  );
});

test('leaves the pods to `topology-spread` where that is on', () => {
  const deployment =
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec: { replicas: 3, selector: { matchLabels: { app: web } }, template: { metadata: { labels: { app: web } }, spec: { containers: [{ name: a, image: a:1 }] } } }\n';
  checkRule(rule, deployment, { config: { rules: { 'topology-spread': 'on' } } });
  expect(messagesOf(rule, deployment, ALONE)).toHaveLength(1);
});
