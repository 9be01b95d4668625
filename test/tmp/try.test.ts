import { it } from 'vitest';
import { labels, taken, cursorIn, offered, applied } from '../service/complete/support.ts';
const POD = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
        - name: web
          image: x
`;
it('x', () => {
  const out = (m: string) => console.log(m.split('\n').slice(-4).join('\n'), '\n   =>', labels(m).slice(0,40).join(' ; '));
  out('|'); out('kind: |'); out('kind: Deployment\napiVersion: |'); out('apiVersion: |');
  out(POD + '          |'); out(POD + '      |'); out(POD + '          sec|'); out(POD + '        |'); out(POD + '          securityContext:\n            |');
  out(POD + '          securityContext: |'); out(POD + '          securityContext:\n          |');out(POD + '          env:\n          |');out(POD + '          env: |');
  out(POD + '          imagePullPolicy: |');out(POD + '          imagePullPolicy: "|"'); out(POD + '          resources:\n            limits:\n              |'); out(POD+'|'); out(POD + '# manif|'); out(POD + '          image: |');
  for (const [m, l] of [['|', 'Deployment'], ['kind: |', 'CronJob'], ['kind: De|', 'Deployment'], ['apiVersion: v1\n|', 'Service'], [POD+'          |', 'volumeMounts (writable /tmp)'], [POD+'        |', 'name, image, … (hardened container)'], [POD + '          securityContext: |','restricted'], [POD + '          securityContext:\n          |','restricted'],[POD + '          env:\n          |','name, valueFrom (key of a Secret)'],[POD + '          env: |','name, value'], [POD + '          |','env'],[POD + '          |','ports'], [POD + '          |','command'], ['|', 'Ingress'], ['|','HorizontalPodAutoscaler'], ['|','ClusterRoleBinding'], ['|','CustomResourceDefinition']] as const) console.log('=== ', l, '\n' + taken(m, l));
});
