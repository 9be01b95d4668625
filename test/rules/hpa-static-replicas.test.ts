import { expect, test } from 'vitest';
import { hpaStaticReplicas as rule } from '../../server/src/rules/availability/hpa-static-replicas.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';
import { workload } from '../support/workload.ts';

const scaler = (namespace = '', kind = 'Deployment') => `
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web-hpa${namespace} }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: ${kind}, name: web }
  minReplicas: 2
  maxReplicas: 5
`;

test('reports replicas beside an autoscaler of the workload, in the file or beside it', () => {
  const message =
    'Deployment "web" sets 3 replicas, but HorizontalPodAutoscaler "web-hpa" changes that number: each apply undoes its work.';
  const text = workload({ spec: `replicas: 3\n#         ^ info unsafe: ${message}` });
  checkRule(rule, `${text}---${scaler()}`);
  checkRule(rule, text, { beside: scaler() });
  const keda =
    'apiVersion: keda.sh/v1alpha1\nkind: ScaledObject\nmetadata: { name: q }\nspec: { scaleTargetRef: { name: web } }\n';
  expect(messagesOf(rule, workload({ spec: 'replicas: 3' }), { beside: keda })).toHaveLength(1);
});

test.each([
  ['no replicas', workload(), scaler()],
  ['a workload that is switched off', workload({ spec: 'replicas: 0' }), scaler()],
  ['an autoscaler of another kind of target', workload({ spec: 'replicas: 3' }), scaler('', 'StatefulSet')],
  ['an autoscaler of a named namespace', workload({ spec: 'replicas: 3' }), scaler(', namespace: shop')],
  ['a template', workload({ spec: 'replicas: "{{ .Values.n }}"' }), scaler()],
])('is silent about %s', (_what, text, beside) => {
  checkRule(rule, text, { beside });
});

test('is silent about an autoscaler in another folder', () => {
  checkRule(rule, workload({ spec: 'replicas: 3' }), { beside: scaler(), file: 'other/manifest.yaml' });
});

test('the fix removes the line and keeps comments', () => {
  checkFix(
    rule,
    workload({ spec: '# size\nreplicas: 3\npaused: true' }),
    workload({ spec: '# size\npaused: true' }),
    { beside: scaler() },
  );
});
