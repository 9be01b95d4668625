import { expect, test } from 'vitest';
import { topologySpread as rule } from '../../server/src/rules/availability/topology-spread.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';
import { workload } from '../support/workload.ts';

const VALID = 'maxSkew: 1, topologyKey: kubernetes.io/hostname, whenUnsatisfiable: ScheduleAnyway';
const constrained = (constraint: string, kind = 'Deployment') =>
  workload({ kind, spec: 'replicas: 2', podSpec: `topologySpreadConstraints: [{ ${constraint} }]` });

/** Of what the API server refuses, `schema-validation` speaks where it is on. */
const UNCHECKED = { config: { rules: { 'schema-validation': 'off' as const } } };

test('reports several pods that nothing spreads', () => {
  expect(messagesOf(rule, workload({ spec: 'replicas: 2' }))).toEqual([
    'hint: Nothing spreads the 2 pods of Deployment "web" over nodes: one node may take all of them along.',
  ]);
});

test('reports constraints that are refused or count nothing', () => {
  checkRule(
    rule,
    `
    containers: [{ name: web, image: "web:1" }]
    topologySpreadConstraints:
      - maxSkew: 0
        #        ^ hint: A topology spread constraint is refused: maxSkew must be 1 or more.
        minDomains: 0
        #           ^ hint: A topology spread constraint is refused: minDomains must be 1 or more.
        topologyKey: ""
        #            ^^ hint: A topology spread constraint is refused: topologyKey is missing.
        whenUnsatisfiable: Never
        #                  ^^^^^ hint: A topology spread constraint is refused: whenUnsatisfiable must be DoNotSchedule or ScheduleAnyway.
        labelSelector: {}
    `,
    UNCHECKED,
  );
  expect(messagesOf(rule, constrained(VALID, 'DaemonSet'))).toEqual([
    'hint: A topology spread constraint without labelSelector counts no pods.',
  ]);
});

test.each([
  ['a constraint', constrained(`${VALID}, labelSelector: { matchLabels: { app: web } }`)],
  [
    'a constraint that is not known',
    constrained('maxSkew: "{{ x }}", topologyKey: a, whenUnsatisfiable: "{{ y }}", labelSelector: {}'),
  ],
  ['one pod', workload()],
  ['a DaemonSet', workload({ kind: 'DaemonSet' })],
  [
    'an anti-affinity of its own',
    workload({ spec: 'replicas: 2', podSpec: 'affinity: { podAntiAffinity: "{{ x }}" }' }),
  ],
  ['a template', workload({ spec: 'replicas: 2', podSpec: 'topologySpreadConstraints: "{{ x }}"' })],
])('is silent about %s', (_what, text) => {
  checkRule(rule, text);
});

test('the fixes use its own labels', () => {
  checkFix(
    rule,
    workload({ spec: 'replicas: 2 # two' }),
    `${workload({ spec: 'replicas: 2 # two' })}      topologySpreadConstraints:
        - maxSkew: 1
          topologyKey: kubernetes.io/hostname
          whenUnsatisfiable: ScheduleAnyway
          labelSelector:
            matchLabels:
              app: web
`,
  );
  checkFix(rule, constrained(VALID), constrained(`${VALID}, labelSelector: { matchLabels: { app: web } }`));
});
