import { expect, test } from 'vitest';
import { gitSyncCommandInjection as rule } from '../../server/src/rules/images/git-sync-command-injection.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';

test('reports the variable', () => {
  checkRule(
    rule,
    `
    initContainers:
      - name: sync
        image: registry.k8s.io/git-sync/git-sync:v4.4.2
        env:
          - name: GITSYNC_GIT
            #     ^^^^^^^^^^^ warning unsafe: GITSYNC_GIT makes git-sync in container "sync" run another program than git.
            valueFrom: { configMapKeyRef: { name: sync, key: git } }
    containers: [{ name: web, image: registry.example.com/web:1 }]
    `,
  );
});

test.each([
  '{ name: GITSYNC_GIT, value: git }',
  '{ name: GITSYNC_REPO, value: x }',
  '{ name: "{{ .Values.name }}" }',
])('is silent about %s', (item) => {
  expect(messagesOf(rule, `containers: [{ name: a, image: a:1, env: [${item}] }]\n`)).toEqual([]);
});

test('the fix removes the entry and keeps comments', () => {
  checkFix(
    rule,
    `
    containers:
      - name: sync
        image: registry.k8s.io/git-sync/git-sync:v4.4.2
        env:
          - name: GITSYNC_REPO # ours
            value: https://git.example.com/shop.git
          - name: GITSYNC_GIT
            value: /repo/run.sh
    `,
    `
    containers:
      - name: sync
        image: registry.k8s.io/git-sync/git-sync:v4.4.2
        env:
          - name: GITSYNC_REPO # ours
            value: https://git.example.com/shop.git
    `,
  );
});
