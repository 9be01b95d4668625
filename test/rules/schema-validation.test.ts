import { expect, test } from 'vitest';
import { schemaValidation as rule } from '../../server/src/rules/metadata/schema-validation.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';

test('one mistake is one finding, at its key or value', () => {
  checkRule(
    rule,
    `
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: web
      annotations:
        checksum: 12
        #         ^^ error unsafe: "checksum" takes text, not a number without quotes: the object is refused.
    spec:
      replicas: "2"
      #         ^^^ error unsafe: "replicas" takes a whole number, not text in quotes: the object is refused.
      stategy: { type: Recreate }
    # ^^^^^^^ error unsafe: "stategy" is not a field of the spec of the Deployment: it is dropped, or the object is refused. Did you mean "strategy"?
      selector: { matchLabels: { app: web } }
      template:
        metadata: { labels: { app: web } }
        spec:
          containers:
            - name: web
              image: registry.example.com/web:1.4.2
              imagePullPolicy: always
              #                ^^^^^^ error unsafe: "always" is not a value of imagePullPolicy: the object is refused. Write Always, IfNotPresent or Never.
              command: /bin/web
              #        ^^^^^^^^ error unsafe: "command" takes a list, not text: the object is refused.
              env:
                - name: VERBOSE
                  value: true
                  #      ^^^^ error unsafe: "value" takes text, not true without quotes: the object is refused.
              volumeMounts:
                - name: data
                  #     ^^^^ error: "mountPath" is missing in an item of volumeMounts: the object is refused.
              resources:
                limits: { memory: 128 MB }
                #                 ^^^^^^ error unsafe: "128 MB" is not a value of memory: a quantity is a number with a unit such as m, Mi or Gi. Did you mean "128M"?
          volumes:
            - { name: data, emptyDir: {} }
            - { name: data, emptyDir: {} }
            #         ^^^^ error: Two items of volumes have the name "data": the object is refused.
    `,
  );
});

const pod = (spec: string, containerLines = '') => `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
${spec}  containers:
    - name: web
      image: registry.example.com/web:1.4.2
${containerLines}`;

test('says where a misplaced field belongs, and moves it', () => {
  expect(messagesOf(rule, pod('', '      hostNetwork: true\n'))).toEqual([
    'error: "hostNetwork" is not a field of the container, and has no effect here: it belongs to the spec of the pod.',
  ]);
  expect(messagesOf(rule, pod('', '      securityContext: { fsGroup: 1000 }\n'))).toEqual([
    'error: "fsGroup" is not a field of the securityContext of the container, and has no effect here: it belongs to the securityContext of the pod.',
  ]);
  checkFix(
    rule,
    pod('', '      runAsNonRoot: true\n'),
    pod('', '      securityContext:\n        runAsNonRoot: true\n'),
  );
  checkFix(
    rule,
    pod('  securityContext:\n    privileged: false\n'),
    pod('', '      securityContext:\n        privileged: false\n'),
  );
});

test('renames, quotes and writes what was meant', () => {
  checkFix(
    rule,
    pod('', '      securityContxt: { privileged: false }\n'),
    pod('', '      securityContext: { privileged: false }\n'),
  );
  checkFix(rule, pod('  priority: "5" # five\n'), pod('  priority: 5 # five\n'));
  checkFix(rule, pod('  restartPolicy: never\n'), pod('  restartPolicy: Never\n'));
  checkFix(rule, pod('  nodeSelector: { gpu: 1 }\n'), pod('  nodeSelector: { gpu: "1" }\n'));
});

test('is silent about templates, placeholders, patches, null and kinds that it does not know', () => {
  const silent = [
    pod('  priority: <PRIORITY>\n'),
    pod('  priority: "{{ .Values.priority }}"\n'),
    pod('  restartPolicy: $(POLICY)\n'),
    pod('  hostname: null\n'),
    pod('', '      ports:\n'),
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec: { replicas: 2 }\n',
    'apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec: { containers: [{ name: web, $patch: delete }] }\n',
    'apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: { name: web }\nspec: { minReplicas: 2 }\n',
    'apiVersion: example.com/v1\nkind: Pod\nspec: { anything: goes }\n',
    'apiVersion: extensions/v1beta1\nkind: Ingress\nspec: { anything: goes }\n',
  ];
  for (const text of silent) expect(messagesOf(rule, text)).toEqual([]);
});

test('the entry that SOPS adds to an encrypted file is no field of the object', () => {
  const secret = (entry: string): string =>
    `apiVersion: v1\nkind: Secret\nmetadata: { name: db }\nstringData: { password: "ENC[AES256_GCM,data:a]" }\nsops: ${entry}\n`;
  expect(messagesOf(rule, secret('{ mac: "ENC[a]", version: 3.9.0, age: [] }'))).toEqual([]);
  expect(messagesOf(rule, secret('{ enabled: true }'))).toHaveLength(1);
});
