import { test } from 'vitest';
import { idRange as rule } from '../../server/src/rules/hardening/id-range.ts';
import { checkRule } from '../support/ruleTester.ts';

const options = {
  users: ['10001-19999'],
  groups: ['10001-'],
  supplementalGroups: ['5000', '6000 - 6010'],
  volumeGroups: ['nonsense', '7000'],
};

test('reports ids outside of the ranges of their kind', () => {
  checkRule(
    rule,
    `
    securityContext:
      runAsUser: 20000
      #          ^^^^^ warning: The pod has runAsUser 20000, outside of 10001 to 19999.
      runAsGroup: 30000
      supplementalGroups: [5000, 5001, 6010]
      #                          ^^^^ warning: The pod has supplementary group 5001, outside of 5000, 6000 to 6010.
      fsGroup: 6999
      #        ^^^^ warning: The pod has fsGroup 6999, outside of 7000.
    containers:
      - name: web
        image: registry.example.com/web:1
        securityContext: { runAsUser: 10001, runAsGroup: 1000 }
        #                                                ^^^^ warning: Container "web" has runAsGroup 1000, outside of 10001 and above.
    `,
    { options },
  );
});

test('is silent without ranges, and about what is not set or not known', () => {
  const pod = 'securityContext: { runAsUser: 5 }\ncontainers: [{ name: a, image: a:1 }]\n';
  checkRule(rule, pod);
  checkRule(rule, pod, { options: { users: ['from here'] } });
  checkRule(rule, 'securityContext: { runAsUser: "5" }\ncontainers: [{ name: a, image: a:1 }]\n', {
    options,
  });
});
