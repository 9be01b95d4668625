import { expect, test } from 'vitest';
import { forbiddenSecretUse as rule } from '../../server/src/rules/secrets/forbidden-secret-use.ts';
import { checkRule, messagesOf } from '../support/ruleTester.ts';

const POD = `
    containers:
      - name: web
        image: registry.example.com/web:1
        env: [{ name: A, valueFrom: { secretKeyRef: { name: payment, key: a } } }]
        #                                                   ^^^^^^^ hint: The pod uses Secret "payment", which is not allowed here.
        envFrom: [{ secretRef: { name: payment } }, { secretRef: { name: "{{ .Values.secret }}" } }]
    volumes:
      - { name: a, secret: { secretName: web-tls } }
      - { name: b, projected: { sources: [{ secret: { name: other } }] } }
      #                                                     ^^^^^ hint: The pod uses Secret "other", which is not allowed here.
`;

test('reports each Secret that is not on the list once', () => {
  checkRule(rule, POD, { options: { allowed: ['web-*'] } });
});

test('allows all until a team says otherwise', () => {
  const text = POD.replace(/\n *#.*/g, '');
  expect(messagesOf(rule, text)).toEqual([]);
  expect(messagesOf(rule, text, { options: { allowed: [] } })).toHaveLength(3);
});
