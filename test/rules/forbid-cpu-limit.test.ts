import { test } from 'vitest';
import { forbidCpuLimit as rule } from '../../server/src/rules/resources/forbid-cpu-limit.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';

const pod = (resources: string) =>
  `containers:\n  - name: web\n    image: web:1\n    resources:\n${resources}`;

test('reports a CPU limit', () => {
  checkRule(
    rule,
    pod(
      '      limits:\n        cpu: 500m\n        #    ^^^^ hint unsafe: Container "web" has a CPU limit of 500m: it is throttled while processors are idle.\n        memory: 1Gi\n',
    ),
  );
});

test('is silent about requests, other limits and templates', () => {
  checkRule(rule, pod('      requests: { cpu: 1 }\n      limits: { memory: 1Gi }\n'));
  checkRule(rule, pod('      limits: { cpu: "{{ cpu }}" }\n'));
  checkRule(rule, pod('      limits: "{{ limits }}"\n'));
});

test('the fix removes it, and keeps what it reserved', () => {
  checkFix(
    rule,
    pod('      requests: { cpu: 100m }\n      limits:\n        cpu: 500m\n        memory: 1Gi # most\n'),
    pod('      requests: { cpu: 100m }\n      limits:\n        memory: 1Gi # most\n'),
  );
  checkFix(rule, pod('      limits: { cpu: 500m }\n'), pod('      requests:\n        cpu: 500m\n'));
});
