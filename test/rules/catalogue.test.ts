import { describe, expect, test } from 'vitest';
import { RULES } from '../../server/src/rules/index.ts';
import { messagesOf } from '../support/ruleTester.ts';

/** Examples may need a newer or older target, or a registry list; rules with such examples say so in their own test. */
const EXAMPLE_SETTING = { config: { trustedRegistries: ['registry.example.com'] } };

describe.each(RULES.map((rule) => [rule.meta.id, rule] as const))('%s', (_id, rule) => {
  test('its bad example has exactly one finding, its good one none', () => {
    expect(messagesOf(rule, rule.meta.examples.bad, EXAMPLE_SETTING)).toHaveLength(1);
    expect(messagesOf(rule, rule.meta.examples.good, EXAMPLE_SETTING)).toEqual([]);
  });

  test('its documentation is complete', () => {
    const { summary, why, attack, rollout, docs, risk } = rule.meta;
    for (const text of [summary, why, attack, rollout]) expect(text.trim()).toMatch(/^[A-Z`].*[.]$/s);
    expect(summary).not.toMatch(/\n/);
    expect(docs).toMatch(/^https:\/\/kubernetes\.io\/docs\//);
    expect(risk).toBeGreaterThanOrEqual(1);
    expect(risk).toBeLessThanOrEqual(10);
  });

  test('supersedes only rules that exist', () => {
    const ids = RULES.map(({ meta }) => meta.id);
    for (const id of [...(rule.meta.supersedes ?? []), ...(rule.meta.supersedesInRestricted ?? [])])
      expect(ids).toContain(id);
  });
});

test('ids are unique', () => {
  const ids = RULES.map(({ meta }) => meta.id);
  expect(new Set(ids).size).toBe(ids.length);
});
