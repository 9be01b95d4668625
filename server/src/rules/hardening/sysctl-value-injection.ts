import { defineRule } from '../rule.ts';

/** CVE-2022-0811 of CRI-O ("cr8escape"): https://nvd.nist.gov/vuln/detail/CVE-2022-0811 */
export const sysctlValueInjection = defineRule({
  id: 'sysctl-value-injection',
  visits: 'pod',
  category: 'workload',
  kinds: 'pods',
  severity: 'error',
  fix: 'unsafe',
  risk: 1,
  standards: ['ATT&CK T1611'],
  equivalents: { kyverno: ['prevent-cr8escape'] },

  summary: 'The value of a sysctl contains + or =, with which it sets other sysctls too.',
  why: `
    CRI-O before 1.23.2 handed sysctls to a helper as one text, with + between them and = before the value. A value that
    contains these characters sets any kernel parameter of the node. No sysctl has a value with them.
  `,
  attack: `
    The attacker smuggles kernel.core_pattern into the value of a harmless sysctl, lets a process crash, and the kernel runs
    his program as root on the node (CVE-2022-0811).
  `,
  rollout: 'Nothing stops working: other runtimes refuse such a value.',
  docs: 'https://nvd.nist.gov/vuln/detail/CVE-2022-0811',
  messages: {
    injected: ({ name }: { name: string }) =>
      `The value of sysctl "${name}" contains + or =: it can set any kernel parameter of the node.`,
  },

  *check(pod) {
    for (const sysctl of pod.at('securityContext', 'sysctls').items) {
      const at = sysctl.at('value');
      if (at.string !== undefined && /[+=]/.test(at.string))
        yield { message: 'injected', at, data: { name: sysctl.at('name').string ?? '' } };
    }
  },

  fixes: ({ at, data }) => [
    {
      title: `Remove the sysctl "${data.name}"`,
      safety: 'unsafe',
      caution: "The program runs with the kernel's default.",
      operations: [{ kind: 'remove', path: at.path.slice(0, -1) }],
    },
  ],

  examples: {
    bad: `
      securityContext:
        sysctls:
          - name: kernel.shm_rmid_forced
            value: "1+kernel.core_pattern=|/tmp/run #"
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
    good: `
      securityContext:
        sysctls:
          - name: kernel.shm_rmid_forced
            value: "1"
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
  },
});
