import { expect, test } from 'vitest';
import { sccPrivileged as rule } from '../../server/src/rules/admission/scc-privileged.ts';
import { objectOf } from '../support/manifests.ts';
import { checkFix, messagesOf } from '../support/ruleTester.ts';

const scc = (rest: string) => objectOf('security.openshift.io/v1', 'SecurityContextConstraints', rest);

test('reports a written true', () => {
  expect(messagesOf(rule, scc('allowPrivilegedContainer: true\n'))).toEqual([
    'warning: SecurityContextConstraints "example" allow privileged containers: whoever may use them controls nodes.',
  ]);
});

test.each(['allowPrivilegedContainer: false', 'allowPrivilegedContainer: "{{ .Values.x }}"', 'users: []'])(
  'is silent about %s',
  (line) => {
    expect(messagesOf(rule, scc(`${line}\n`))).toEqual([]);
  },
);

test('the fix keeps the comment', () => {
  checkFix(
    rule,
    scc('allowPrivilegedContainer: true # csi\n'),
    scc('allowPrivilegedContainer: false # csi\n'),
  );
});
