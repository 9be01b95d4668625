import { expect, test } from 'vitest';
import { forbiddenAnnotation as rule } from '../../server/src/rules/metadata/forbidden-annotation.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';
import { workload } from '../support/workload.ts';

const forbidden = { options: { forbidden: ['sidecar.istio.io/*', 'linkerd.io/inject=disabled'] } };
const pod = (annotations: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n  annotations:\n${annotations}spec:\n  containers: [{ name: web, image: "web:1" }]\n`;

test('reports by key and by value', () => {
  checkRule(
    rule,
    pod(`    sidecar.istio.io/inject: "false"
    #                        ^^^^^^^ hint unsafe: Annotation "sidecar.istio.io/inject" is ruled out (sidecar.istio.io/*).
    linkerd.io/inject: disabled
    #                  ^^^^^^^^ hint unsafe: Annotation "linkerd.io/inject" is ruled out (linkerd.io/inject=disabled).
`),
    forbidden,
  );
  expect(messagesOf(rule, pod('    a: b\n    c/d: e\n'), { options: { allowed: ['c/*'] } })).toEqual([
    'hint: Annotation "a" is not among the approved ones.',
  ]);
});

test('looks at the pod template too', () => {
  const text = workload().replace(
    '      labels:',
    '      annotations: { sidecar.istio.io/inject: "false" }\n      labels:',
  );
  expect(messagesOf(rule, text, forbidden)).toHaveLength(1);
});

test('is silent without options, about other values and templates', () => {
  checkRule(rule, pod('    sidecar.istio.io/inject: "false"\n'));
  checkRule(rule, pod('    linkerd.io/inject: enabled\n'), forbidden);
  checkRule(rule, pod('    linkerd.io/inject: "{{ x }}"\n'), forbidden);
});

test('the fix removes it', () => {
  checkFix(rule, pod('    a: b # a\n    linkerd.io/inject: disabled\n'), pod('    a: b # a\n'), forbidden);
});
