import { expect, test } from 'vitest';
import { apparmorProfile as rule } from '../../server/src/rules/hardening/apparmor-profile.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';

const ANNOTATION = 'container.apparmor.security.beta.kubernetes.io';
const one = (name: string) =>
  `hint: No AppArmor profile is declared for container "${name}": on a node without AppArmor nothing would tell.`;

test('reports once which containers declare none', () => {
  const pod = `
    containers:
      - { name: a, image: a:1 }
      - { name: b, image: b:1, securityContext: { appArmorProfile: { type: RuntimeDefault } } }
  `;
  expect(messagesOf(rule, pod)).toEqual([one('a')]);
});

test('is silent where field or annotation declare one, where that is not known, and on Windows', () => {
  checkRule(
    rule,
    'securityContext: { appArmorProfile: { type: Localhost } }\ncontainers: [{ name: a, image: a:1 }]\n',
  );
  checkRule(
    rule,
    `
    apiVersion: v1
    kind: Pod
    metadata:
      name: web
      annotations: { ${ANNOTATION}/a: localhost/web }
    spec:
      containers: [{ name: a, image: a:1 }]
    `,
  );
  checkRule(rule, 'securityContext: "{{ .Values.context }}"\ncontainers: [{ name: a, image: a:1 }]\n');
  checkRule(rule, 'os: { name: windows }\ncontainers: [{ name: a, image: a:1 }]\n');
});

const PLAIN = `
  apiVersion: v1
  kind: Pod
  metadata:
    name: web
  spec:
    containers:
      - name: web # ours
        image: registry.example.com/web:1
`;

test('the fix sets the field, or the annotation of older versions', () => {
  checkFix(
    rule,
    PLAIN,
    `${PLAIN}    securityContext:\n      appArmorProfile:\n        type: RuntimeDefault\n`,
  );
  const annotated = `    name: web\n    annotations:\n      ${ANNOTATION}/web: runtime/default\n`;
  checkFix(rule, PLAIN, PLAIN.replace('    name: web\n', annotated), { config: { kubernetesVersion: 29 } });
});
