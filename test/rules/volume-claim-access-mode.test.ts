import { expect, test } from 'vitest';
import { volumeClaimAccessMode as rule } from '../../server/src/rules/volumes/volume-claim-access-mode.ts';
import { checkRule, messagesOf } from '../support/ruleTester.ts';

const claim = (modes: string) => `
  apiVersion: v1
  kind: PersistentVolumeClaim
  metadata: { name: data }
  spec: { accessModes: ${modes} }
`;

test('reports modes for several nodes, in claims and in templates', () => {
  expect(messagesOf(rule, claim('[ReadWriteMany]'))).toEqual([
    'hint: Claim "data" asks for ReadWriteMany: expected is ReadWriteOnce or ReadWriteOncePod.',
  ]);
  checkRule(
    rule,
    `
    apiVersion: apps/v1
    kind: StatefulSet
    metadata: { name: db }
    spec:
      volumeClaimTemplates:
        - metadata: { name: data }
          spec:
            accessModes:
              - ReadOnlyMany
              # ^^^^^^^^^^^^ hint: Claim "data" asks for ReadOnlyMany: expected is ReadWriteOnce or ReadWriteOncePod.
    `,
  );
});

test('is silent about allowed ones and templates', () => {
  checkRule(rule, claim('[ReadWriteOnce]'));
  checkRule(rule, claim('[ReadWriteOncePod]'));
  checkRule(rule, claim('["{{ .Values.mode }}"]'));
  checkRule(rule, claim('ReadWriteMany'));
  expect(
    messagesOf(rule, claim('[ReadWriteOnce]'), { options: { allowed: ['ReadWriteOncePod'] } }),
  ).toHaveLength(1);
});
