import { describe, expect, test } from 'vitest';
import { RULES } from '../../server/src/rules/index.ts';
import type { Rule } from '../../server/src/rules/rule.ts';
import { messagesOf, type Setting } from '../support/ruleTester.ts';

/** An example is about its own rule: others, which may supersede it, are off, unless it is about their suppressions. */
function settingFor(rule: Rule): Setting {
  const isAboutOthers = rule.meta.category === 'suppression';
  const others = RULES.filter((other) => other !== rule && !isAboutOthers);
  const rules = Object.fromEntries(others.map(({ meta }) => [meta.id, 'off'] as const));
  return {
    config: { trustedRegistries: ['registry.example.com'], rules, today: '2026-06-01' },
    ...(rule.meta.examples.options ? { options: rule.meta.examples.options } : {}),
  };
}

describe.each(RULES.map((rule) => [rule.meta.id, rule] as const))('%s', (_id, rule) => {
  test('its bad example has exactly one finding, its good one none', () => {
    expect(messagesOf(rule, rule.meta.examples.bad, settingFor(rule))).toHaveLength(1);
    expect(messagesOf(rule, rule.meta.examples.good, settingFor(rule))).toEqual([]);
  });

  test('its documentation is complete', () => {
    const { summary, why, attack, rollout, docs, risk } = rule.meta;
    for (const text of [summary, why, attack, rollout]) expect(text.trim()).toMatch(/^[A-Z`].*[.]$/s);
    expect(summary).not.toMatch(/\n/);
    expect(docs).toMatch(/^https:\/\//);
    expect(risk).toBeGreaterThanOrEqual(1);
    expect(risk).toBeLessThanOrEqual(10);
  });

  test('supersedes and yields to rules that exist', () => {
    const ids = RULES.map(({ meta }) => meta.id);
    const { supersedes = [], supersedesInRestricted = [], yieldsTo = [] } = rule.meta;
    for (const id of [...supersedes, ...supersedesInRestricted, ...yieldsTo]) expect(ids).toContain(id);
  });
});

test('ids are unique', () => {
  const ids = RULES.map(({ meta }) => meta.id);
  expect(new Set(ids).size).toBe(ids.length);
});
