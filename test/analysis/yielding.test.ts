import { expect, test } from 'vitest';
import { type Config, DEFAULT_CONFIG } from '../../server/src/config/config.ts';
import { diagnose } from '../../server/src/service/diagnose.ts';
import { createSnapshot } from '../../server/src/service/snapshot.ts';
import { wrapExample } from '../support/ruleTester.ts';

/** The rules that speak of a pod spec or manifest, in the order of the text. */
function speaking(text: string, change: Partial<Config> = {}): string[] {
  const { findings } = diagnose(createSnapshot(wrapExample(text), { ...DEFAULT_CONFIG, ...change }));
  return findings.map(({ finding }) => finding.rule);
}

const BARE =
  'containers: [{ name: web, image: "registry.example.com/web:1", ports: [{ containerPort: 80 }] }]\n';
const QUIET = [
  'default-service-account',
  'high-group-id',
  'high-user-id',
  'image-pull-policy',
  'memory-request',
  'privileged-ports',
];
const quietOnes = (rules: readonly string[]) => rules.filter((rule) => QUIET.includes(rule)).sort();

test('beside a louder finding of the same cause a rule says nothing', () => {
  expect(quietOnes(speaking(BARE))).toEqual([]);
});

test('in profile `all` every rule speaks, and one that is switched on by name', () => {
  expect(quietOnes(speaking(BARE, { profile: 'all' }))).toEqual(QUIET);
  expect(quietOnes(speaking(BARE, { rules: { 'high-user-id': 'on' } }))).toEqual(['high-user-id']);
});

test('it speaks where the other one is off, or not louder', () => {
  expect(quietOnes(speaking(BARE, { rules: { 'memory-limit': 'off' } }))).toEqual(['memory-request']);
  expect(quietOnes(speaking(BARE, { rules: { 'memory-limit': 'info' } }))).toEqual(['memory-request']);
});

test('it speaks of the containers that the other one does not speak of', () => {
  const text = `
    containers:
      - { name: a, image: a:1, resources: { limits: { memory: 1Gi } }, securityContext: { runAsNonRoot: true } }
      - { name: b, image: b }
  `;
  const rules = speaking(text);
  expect(rules.filter((rule) => rule === 'high-group-id')).toHaveLength(1);
  expect(rules.filter((rule) => rule === 'image-digest')).toHaveLength(1);
});

test('what is wrong by itself is said beside the other', () => {
  const text = 'containers: [{ name: a, image: a:1, securityContext: { runAsUser: 1000 } }]\n';
  expect(quietOnes(speaking(text))).toEqual(['high-user-id']);
  const asking = `automountServiceAccountToken: true\n${BARE}`;
  expect(quietOnes(speaking(asking))).toEqual(['default-service-account']);
});

test('nothing more is said of an object that no cluster takes any more', () => {
  const policy = `
    apiVersion: policy/v1beta1
    kind: PodSecurityPolicy
    metadata: { name: all }
    spec: { privileged: true }
  `;
  expect(speaking(policy)).toEqual(['deprecated-api']);
  expect(speaking(policy, { kubernetesVersion: 20 })).toContain('psp-privileged');
});

test('what is privileged anyway is not told to give up single powers, except where a standard is to be met', () => {
  const text = `
    initContainers: [{ name: sysctl, image: a:1, securityContext: { privileged: true } }]
    containers: [{ name: web, image: b:1 }]
  `;
  const ofPowers = (rules: readonly string[]) =>
    rules.filter((rule) => ['allow-privilege-escalation', 'drop-all-capabilities'].includes(rule)).sort();
  expect(ofPowers(speaking(text))).toEqual(['allow-privilege-escalation', 'drop-all-capabilities']);
  expect(ofPowers(speaking(text, { profile: 'pss-restricted' }))).toHaveLength(4);
});
