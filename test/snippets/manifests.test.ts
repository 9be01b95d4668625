import { describe, expect, test } from 'vitest';
import { type Config, DEFAULT_CONFIG } from '../../server/src/config/config.ts';
import { resourcesOf } from '../../server/src/kube/resource.ts';
import { apiOf } from '../../server/src/schema/api.ts';
import { withDefaults } from '../../server/src/service/complete/snippets.ts';
import { diagnose } from '../../server/src/service/diagnose.ts';
import { podSecurityLevels } from '../../server/src/service/level.ts';
import { createSnapshot } from '../../server/src/service/snapshot.ts';
import { SNIPPETS } from '../../server/src/service/snippets/catalogue.ts';
import { parse } from '../../server/src/syntax/parse.ts';
import { splitSections } from '../../server/src/syntax/sections.ts';
import { expand, tabStopsOf, variantsOf } from './tabStops.ts';

const ALL: Config = { ...DEFAULT_CONFIG, profile: 'all' };

/** A CPU limit is what `cpu-limit` asks for, and what `forbid-cpu-limit` reports: profile `all` has both. */
const CPU_LIMIT = 'forbid-cpu-limit';

/** What profile `all` says of a snippet, because it lists such objects whatever they look like, or has a rule for the contrary. */
const UNAVOIDABLE: Readonly<Record<string, readonly string[]>> = {
  Application: ['namespace-inventory', CPU_LIMIT],
  CronJob: ['cronjob-inventory', CPU_LIMIT],
  DaemonSet: [CPU_LIMIT],
  Deployment: [CPU_LIMIT],
  // It wants Jobs from CronJobs only.
  Job: ['bare-job', CPU_LIMIT],
  // It wants Pods from controllers only.
  Pod: ['naked-pod', CPU_LIMIT],
  // More pods of a database are no answer to a rush.
  StatefulSet: ['hpa-missing', CPU_LIMIT],
  'Access of a workload, least privilege': ['service-account-binding-inventory'],
  Namespace: ['namespace-inventory'],
  // It allows something to all pods of the namespace, as it says.
  'Namespace of a team': ['namespace-inventory', 'network-policy-empty-pod-selector'],
  'NetworkPolicy, allow DNS': ['network-policy-empty-pod-selector'],
  RoleBinding: ['service-account-binding-inventory'],
};

/** Words that are no names but those of an API. */
const OTHER_KINDS: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  'Access of a workload, least privilege': { 3: 'batch', 4: 'jobs' },
  Role: { 3: 'batch', 4: 'jobs' },
};

const rulesIn = (text: string, config: Config): readonly string[] =>
  diagnose(createSnapshot(text, config)).findings.map(({ finding }) => finding.rule);

describe.each(SNIPPETS)('$name', ({ name, body }) => {
  test.each(variantsOf(body))('with %s is YAML, and has no finding that can be avoided', (_chosen, text) => {
    for (const { section } of splitSections(text).sections) {
      expect(parse(section).problems).toEqual([]);
    }
    expect(rulesIn(text, ALL)).toEqual(UNAVOIDABLE[name] ?? []);
    expect(rulesIn(text, DEFAULT_CONFIG).filter((rule) => rule !== 'naked-pod')).toEqual([]);
  });

  // AppArmor profiles are fields, and ValidatingAdmissionPolicy is v1, from 1.30 on.
  test.each([30, 33])('is valid for Kubernetes 1.%i', (kubernetesVersion) => {
    const rules = rulesIn(expand(body), { ...ALL, kubernetesVersion });
    expect(rules.filter((rule) => ['schema-validation', 'deprecated-api'].includes(rule))).toEqual([]);
  });
});

/** The tab stops that somebody fills with names of his own. */
const NAME = /^[a-z]+$/;

test.each(SNIPPETS)('$name holds together under other names', ({ name, body }) => {
  const names = tabStopsOf(body).filter(({ values }) => values.length === 1 && NAME.test(values[0] ?? ''));
  // What refers to an object of the snippet has its number: only names that are filled in at once stay equal.
  const typed = Object.fromEntries(names.map(({ number }) => [number, `own-${number}`]));
  const text = expand(body, { ...typed, ...OTHER_KINDS[name] });
  expect(rulesIn(text, ALL)).toEqual(UNAVOIDABLE[name] ?? []);
});

test.each(SNIPPETS)('$name is the same manifest for editors without tab stops', ({ body }) => {
  expect(withDefaults(body)).toBe(expand(body));
});

test('every snippet of the table above exists', () => {
  const names = SNIPPETS.map(({ name }) => name);
  expect(Object.keys(UNAVOIDABLE).filter((name) => !names.includes(name))).toEqual([]);
});

test('whole workloads reach the level restricted', () => {
  const levels = SNIPPETS.flatMap(({ body }) =>
    podSecurityLevels(createSnapshot(expand(body), DEFAULT_CONFIG)),
  );
  expect(new Set(levels.map(({ level }) => level))).toEqual(new Set(['restricted']));
});

test('the schemas know every kind', () => {
  const api = apiOf(Number.POSITIVE_INFINITY);
  const unknown = SNIPPETS.flatMap(({ body }) =>
    splitSections(expand(body)).sections.flatMap(({ section }) =>
      resourcesOf(section)
        .filter(({ apiVersion, kind }) => !api.kind(apiVersion, kind))
        .map(({ apiVersion, kind }) => `${apiVersion} ${kind}`),
    ),
  );
  expect(unknown).toEqual([]);
});

test('parts fit where they say', () => {
  const part = (prefix: string, indent: string): string => {
    const snippet = SNIPPETS.find(({ prefixes }) => prefixes[0] === prefix);
    return expand(snippet?.body ?? '').replaceAll(/^/gm, indent);
  };
  const pod = [
    'apiVersion: v1',
    'kind: Pod',
    'metadata:',
    '  name: web',
    'spec:',
    part('mg-pod-security', '  '),
    '  automountServiceAccountToken: false',
    '  containers:',
    '    - name: web',
    '      image: registry.example.com/web:1.4.2',
    '      imagePullPolicy: Always',
    '      ports: [{ name: http, containerPort: 8080 }]',
    part('mg-container-security', '      '),
    part('mg-resources', '      '),
    part('mg-probes', '      '),
    '',
  ].join('\n');
  expect(rulesIn(pod, DEFAULT_CONFIG)).toEqual(['naked-pod', 'network-policy-missing', 'image-digest']);
});
