import { test } from 'vitest';
import { resourceRange as rule } from '../../server/src/rules/resources/resource-range.ts';
import { checkRule } from '../support/ruleTester.ts';

const POD = `
containers:
  - name: web
    image: web:1
    resources:
      requests: { cpu: 1, memory: 128Mi }
      limits: { cpu: 2, memory: 4Gi }
`;

test('reports what is below and above the bounds', () => {
  checkRule(
    rule,
    `
    containers:
      - name: web
        image: web:1
        resources:
          requests:
            cpu: 1m
            #    ^^ hint: Container "web" has a CPU request of 1m, below the agreed 10m.
          limits:
            memory: 100Gi
            #       ^^^^^ hint: Container "web" has a memory limit of 100Gi, above the agreed 8Gi.
    `,
    { options: { cpuRequestMin: '10m', memoryLimitMax: '8Gi' } },
  );
});

test('is silent without options, within bounds, with bounds that are no quantities, and about templates', () => {
  checkRule(rule, POD);
  checkRule(rule, POD, {
    options: { cpuRequestMin: '1', cpuLimitMax: '2', memoryRequestMin: '128Mi', memoryLimitMax: '4Gi' },
  });
  checkRule(rule, POD, { options: { memoryLimitMax: 'small' } });
  checkRule(rule, POD.replace('4Gi', '"{{ m }}"'), { options: { memoryLimitMax: '1Gi' } });
});
