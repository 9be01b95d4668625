import { test } from 'vitest';
import { volumeClaimStorageRequest as rule } from '../../server/src/rules/volumes/volume-claim-storage-request.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';

const set = (spec: string) => `
  apiVersion: apps/v1
  kind: StatefulSet
  metadata: { name: db }
  spec:
    volumeClaimTemplates:
      - metadata: { name: data }
        spec: ${spec}
`;

test('reports a template without a size', () => {
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
        # ^^^^ warning unsafe: Claim template "data" requests no storage: its claims are refused, and no pod starts.
            accessModes: [ReadWriteOnce]
    `,
  );
});

test('is silent about a size, a template, and nothing in view', () => {
  checkRule(rule, set('{ resources: { requests: { storage: 1Gi } } }'));
  checkRule(rule, set('{ resources: "{{ .Values.resources }}" }'));
  checkRule(rule, set('"{{ .Values.claim }}"'));
});

test('the fix adds one', () => {
  const text = (more: string) => `
    apiVersion: apps/v1
    kind: StatefulSet
    metadata:
      name: db
    spec:
      volumeClaimTemplates:
        - metadata:
            name: data
          spec:
            accessModes: [ReadWriteOnce] # one node
${more}`;
  checkFix(
    rule,
    text(''),
    text(`            resources:
              requests:
                storage: 1Gi
`),
  );
});
