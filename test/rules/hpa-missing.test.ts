import { test } from 'vitest';
import { hpaMissing as rule } from '../../server/src/rules/availability/hpa-missing.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';
import { workload } from '../support/workload.ts';

test('reports a workload without autoscaler', () => {
  checkRule(
    rule,
    `
    apiVersion: apps/v1
    kind: StatefulSet
    metadata:
      name: web
      #     ^^^ hint unsafe: StatefulSet "web" has no autoscaler in this workspace.
    spec:
      serviceName: web
      template: { spec: { containers: [{ name: web, image: "web:1" }] } }
    `,
  );
});

test('is silent beside any autoscaler, about what is switched off, templates and kinds that cannot be scaled', () => {
  const vpa =
    'apiVersion: autoscaling.k8s.io/v1\nkind: VerticalPodAutoscaler\nmetadata: { name: v }\nspec: { targetRef: { kind: Deployment, name: web } }\n';
  checkRule(rule, workload(), { beside: vpa });
  checkRule(rule, workload({ spec: 'replicas: 0' }));
  checkRule(rule, workload({ spec: 'replicas: {{ n }}' }));
  checkRule(rule, workload({ kind: 'DaemonSet' }));
});

test('the fix adds an autoscaler and hands the number over to it', () => {
  checkFix(
    rule,
    workload({ namespace: 'shop', spec: 'replicas: 3 # three' }),
    `${workload({ namespace: 'shop', spec: '# three' })}---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: web
  namespace: shop
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: web
  minReplicas: 3
  maxReplicas: 9
  metrics:
    - type: Resource
      resource:
        name: cpu
        target:
          type: Utilization
          averageUtilization: 80
`,
  );
});
