import { expect, test } from 'vitest';
import { judgeSection } from '../../server/src/analysis/judge.ts';
import { DEFAULT_CONFIG } from '../../server/src/config/config.ts';
import { defaultNamespace as rule } from '../../server/src/rules/hardening/default-namespace.ts';
import { factsOfFile } from '../../server/src/service/fileFacts.ts';
import { createSnapshot } from '../../server/src/service/snapshot.ts';
import { splitSections } from '../../server/src/syntax/sections.ts';
import { checkFix, checkRule, dedent, messagesOf } from '../support/ruleTester.ts';

const service = (namespace: string, name = 'web') => `
  apiVersion: v1
  kind: Service
  metadata: { name: ${name}${namespace} }
`;
const WRITTEN =
  'info: Service "web" lives in the namespace default: it has no policies, quotas and rights of its own.';
const MISSING = 'info: Service "web" says no namespace: unless somebody gives one, it lands in default.';
const missing = { options: { missing: true } };

test('reports a written default', () => {
  expect(messagesOf(rule, service(', namespace: default'))).toEqual([WRITTEN]);
  expect(messagesOf(rule, service(', namespace: default').replace('Service', 'NetworkPolicy'))).toEqual([]);
});

test('reports a missing namespace where that is asked for', () => {
  expect(messagesOf(rule, service(''))).toEqual([]);
  expect(messagesOf(rule, service(''), missing)).toEqual([MISSING]);
});

test('is silent about others, templates, and what Kubernetes keeps there', () => {
  checkRule(rule, service(', namespace: shop'), missing);
  checkRule(rule, service(', namespace: "{{ .Release.Namespace }}"'), missing);
  checkRule(rule, service(', namespace: default', 'kubernetes'));
  checkRule(rule, 'apiVersion: v1\nkind: ServiceAccount\nmetadata: { name: default, namespace: default }\n');
});

test('leaves rights of accounts of other namespaces where they belong', () => {
  const binding = (namespace: string) => `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: Role
    metadata: { name: reader, namespace: default }
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: RoleBinding
    metadata: { name: monitoring, namespace: default }
    roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader }
    subjects: [{ kind: ServiceAccount, name: prometheus, namespace: ${namespace} }]
  `;
  expect(messagesOf(rule, binding('monitoring'))).toEqual([]);
  expect(messagesOf(rule, binding('default'))).toHaveLength(2);
});

test.each([
  ['app', 'app/web.yaml', true],
  ['app', 'app/base/web.yaml', true],
  ['app', 'apple/web.yaml', false],
  ['app/overlays/prod', 'app/base/web.yaml', false],
])('a kustomization in %s decides about %s: %s', (folder, file, decides) => {
  const kustomization = factsOfFile(splitSections('namespace: shop\n'), `${folder}/kustomization.yaml`);
  const text = dedent(service(', namespace: default'));
  const config = { ...DEFAULT_CONFIG, rules: { [rule.meta.id]: 'on' as const } };
  const { context, file: source } = createSnapshot(text, config, {
    file,
    factsWith: (own) => ({ files: [own, kustomization] }),
  });
  const findings = source.sections.flatMap(({ section }) => judgeSection(section, context).findings);
  expect(findings.filter((finding) => finding.rule === rule.meta.id)).toHaveLength(decides ? 0 : 1);
});

test('the fix asks for a namespace', () => {
  checkFix(
    rule,
    `
    apiVersion: v1
    kind: ConfigMap
    metadata:
      name: settings
      namespace: default # for now
    `,
    `
    apiVersion: v1
    kind: ConfigMap
    metadata:
      name: settings
      namespace: my-namespace # for now
    `,
  );
  checkFix(
    rule,
    'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\n  labels: {}\n',
    'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\n  namespace: my-namespace\n  labels: {}\n',
    missing,
  );
});
