import { expect, test } from 'vitest';
import { isDay, isExpired } from '../../server/src/config/exemption.ts';

test.each([
  ['2027-01-31', true],
  ['2024-02-29', true],
  ['2023-02-29', false],
  ['2100-02-29', false],
  ['2000-02-29', true],
  ['2027-04-31', false],
  ['2027-13-01', false],
  ['2027-00-10', false],
  ['2027-1-1', false],
  ['tomorrow', false],
])('%s is a day of the calendar: %s', (text, expected) => {
  expect(isDay(text)).toBe(expected);
});

test('an exemption holds on its last day, and for ever where no host tells the day', () => {
  expect(isExpired('2027-01-31', '2027-01-31')).toBe(false);
  expect(isExpired('2027-01-31', '2027-02-01')).toBe(true);
  expect(isExpired('2027-01-31', undefined)).toBe(false);
  expect(isExpired(undefined, '2027-02-01')).toBe(false);
});
