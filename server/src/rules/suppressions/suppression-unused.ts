import { defineRule } from '../rule.ts';

/** Found by the engine, which alone knows what a suppression was needed for: see analysis/suppress/report.ts. */
export const suppressionUnused = defineRule({
  id: 'suppression-unused',
  category: 'suppression',
  visits: 'resource',
  kinds: 'any',
  severity: 'info',
  fix: 'unsafe',
  risk: 1,
  standards: [],
  equivalents: {},
  summary: 'A suppression suppresses nothing.',
  why: `
    What was accepted here is not there any more: it was fixed, or has moved away from the comment. A suppression that stays behind
    will hide the same gap when it comes back, and nobody will have decided about it.`,
  attack: `
    Nobody attacks a comment. But a gap that opens again below an old suppression is reported to no one, so it stays open for as long as the
    file lives.`,
  rollout: `
    Removing it changes nothing in the cluster. Suppressions of rules that are off, and of rules that depend on other files, are never called
    unused.`,
  docs: 'https://kubernetes.io/docs/concepts/security/security-checklist/',
  examples: {
    bad: `
      # manifest-guard-disable host-network -- needed by the old proxy
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
