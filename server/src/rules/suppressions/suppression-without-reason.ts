import { defineRule } from '../rule.ts';

/** Found by the engine: see analysis/suppress/report.ts. */
export const suppressionWithoutReason = defineRule({
  id: 'suppression-without-reason',
  category: 'suppression',
  visits: 'resource',
  kinds: 'any',
  severity: 'warning',
  fix: 'unsafe',
  risk: 1,
  standards: [],
  equivalents: {},
  summary: 'A suppression gives no reason, and therefore does not hold.',
  why: `
    Who reads the manifest next year must be able to tell an accepted risk from a forgotten one. The reason stands behind two dashes: what needs
    this, and who decided so.`,
  attack: `
    Gaps that were silenced in a hurry are the ones nobody comes back to. Whoever gets into a container finds them before a reviewer
    does.`,
  rollout: `
    Writing a reason changes nothing in the cluster. A team that does not want reasons says so in its configuration
    (\`suppressions.requireReason\`).`,
  docs: 'https://kubernetes.io/docs/concepts/security/security-checklist/',
  examples: {
    bad: `
      hostNetwork: true # manifest-guard-disable-line host-network
      containers:
        - name: web
          image: registry.example.com/web:1.2`,
    good: `
      hostNetwork: true # manifest-guard-disable-line host-network -- needed by the proxy
      containers:
        - name: web
          image: registry.example.com/web:1.2`,
  },
  messages: {},
  check: () => [],
});
