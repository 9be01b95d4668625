import { expect, test } from 'vitest';
import { recommendedLabels as rule } from '../../server/src/rules/metadata/recommended-labels.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';
import { workload } from '../support/workload.ts';

const NAME = 'app.kubernetes.io/name';

test('reports an object and its pods', () => {
  expect(messagesOf(rule, workload())).toEqual([
    'hint: Deployment "web" has none of the recommended labels.',
    'hint: The pods of Deployment "web" have none of the recommended labels.',
  ]);
  expect(messagesOf(rule, workload({ labels: `{ ${NAME}: web }` }))).toHaveLength(1);
});

test('is silent about one of them, an empty option, templates and patches', () => {
  const pod = (labels: string, image = 'web:1') =>
    `apiVersion: v1\nkind: Pod\nmetadata: { name: web, labels: ${labels} }\nspec: { containers: [{ name: web, ${image === '' ? 'args: []' : `image: "${image}"`} }] }\n`;
  checkRule(rule, pod('{ app.kubernetes.io/part-of: shop }'));
  checkRule(rule, pod('{ owner: shop }'), { options: { labels: ['team', 'owner'] } });
  checkRule(rule, pod('{ app: web }'), { options: { labels: [] } });
  checkRule(rule, pod('"{{ labels }}"'));
  checkRule(rule, pod('{}', ''));
});

test('the fix sets the first of them', () => {
  const pod = (labels: string) =>
    `apiVersion: v1\nkind: Pod\nmetadata:\n  name: web # the site\n${labels}spec:\n  containers: [{ name: web, image: "web:1" }]\n`;
  checkFix(rule, pod(''), pod(`  labels:\n    ${NAME}: web\n`));
});
