import { defineRule } from '../rule.ts';

/** Found by the engine: see analysis/suppress/report.ts. */
export const suppressionUnknownRule = defineRule({
  id: 'suppression-unknown-rule',
  category: 'suppression',
  visits: 'resource',
  kinds: 'any',
  severity: 'warning',
  fix: 'unsafe',
  risk: 1,
  standards: [],
  equivalents: {},
  summary: 'A suppression names no rule, or one that does not exist.',
  why: `
    A misspelt id suppresses nothing, so what it was written for is still reported. Rules are named one by one, so that a comment for one
    gap never hides another.`,
  attack: `
    Nobody attacks a comment. But a report full of findings that were meant to be silent is one that nobody reads any more, and the one that
    matters is among them.`,
  rollout: `
    Correcting the id changes nothing in the cluster. Broken YAML and findings about suppressions cannot be suppressed by
    comments.`,
  docs: 'https://kubernetes.io/docs/concepts/security/security-checklist/',
  examples: {
    bad: `
      hostNetwork: true # manifest-guard-disable-line host-networking -- needed by the proxy
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
