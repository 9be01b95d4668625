/**
 * `npm run new-rule GROUP/RULE-ID`: writes a rule file and its test, which fail until they are filled in.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { root, run } from './setup.mjs';

const [name] = process.argv.slice(2);
const match = /^([a-z][a-z0-9-]*)\/([a-z][a-z0-9-]*)$/.exec(name ?? '');
if (!match) {
  console.error(
    'usage: npm run new-rule GROUP/RULE-ID   (lower case, words joined by -; the id names what is flagged)',
  );
  process.exit(2);
}
const [, group = '', id = ''] = match;
const variable = id.replace(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase());
const rulePath = `server/src/rules/${group}/${id}.ts`;
const testPath = `test/rules/${id}.test.ts`;
for (const path of [rulePath, testPath]) {
  if (existsSync(`${root}${path}`)) {
    console.error(`${path} exists already.`);
    process.exit(2);
  }
}

const rule = `import { defineRule } from '../rule.ts';

/** Condition: name the upstream file or page here. */
export const ${variable} = defineRule({
  id: '${id}',
  visits: 'container',
  category: 'workload',
  kinds: 'pods',
  severity: 'warning',
  fix: null,
  risk: 1,
  standards: [],
  equivalents: {},

  summary: '',
  why: '',
  attack: '',
  rollout: '',
  docs: 'https://kubernetes.io/docs/',
  messages: {
    found: ({ container }: { container: string }) => \`Container "\${container}" …\`,
  },

  *check(container) {
    const field = container.at('image');
    if (field.is('')) yield { message: 'found', at: field, data: { container: container.name } };
  },

  examples: {
    bad: \`
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    \`,
    good: \`
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    \`,
  },
});
`;

const test = `import { test } from 'vitest';
import { ${variable} as rule } from '../../server/src/rules/${group}/${id}.ts';
import { checkRule } from '../support/ruleTester.ts';

test('reports …', () => {
  checkRule(
    rule,
    \`
    containers:
      - name: web
        image: registry.example.com/web:1
        #      ^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: Container "web" …
    \`,
  );
});
`;

mkdirSync(`${root}server/src/rules/${group}`, { recursive: true });
writeFileSync(`${root}${rulePath}`, rule);
writeFileSync(`${root}${testPath}`, test);
run('npm', ['run', '--silent', 'gen']);
console.log(
  `Fill in ${rulePath} and ${testPath}, then: npx vitest run ${testPath} test/rules/catalogue.test.ts`,
);
