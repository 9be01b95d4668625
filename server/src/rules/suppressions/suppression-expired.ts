import { defineRule } from '../rule.ts';

/** Found by the engine: see analysis/suppress/report.ts. */
export const suppressionExpired = defineRule({
  id: 'suppression-expired',
  category: 'suppression',
  visits: 'resource',
  kinds: 'any',
  severity: 'warning',
  fix: 'unsafe',
  risk: 1,
  standards: [],
  equivalents: {},
  summary: 'The last day of a suppression is over, or is no day of the calendar.',
  why: `
    The risk was accepted until a day that has passed. From then on the suppression does not hold, and what it covered is reported again: the time
    has come to fix it, or to decide anew.`,
  attack: `
    What was meant to be open for a week is open for good when nobody is reminded. Old exceptions are what attackers find in clusters that look
    hardened.`,
  rollout: `
    Removing the suppression changes nothing in the cluster. Fix what it covered, or give it a new day together with a reason that is still
    true.`,
  docs: 'https://kubernetes.io/docs/concepts/security/security-checklist/',
  examples: {
    bad: `
      hostNetwork: true # manifest-guard-disable-line host-network until=2020-06-30 -- until the proxy is gone
      containers:
        - name: web
          image: registry.example.com/web:1.2`,
    good: `
      hostNetwork: true # manifest-guard-disable-line host-network until=2999-06-30 -- until the proxy is gone
      containers:
        - name: web
          image: registry.example.com/web:1.2`,
  },
  messages: {},
  check: () => [],
});
