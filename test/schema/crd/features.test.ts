import { expect, test } from 'vitest';
import { DEFAULT_CONFIG } from '../../../server/src/config/config.ts';
import { complete } from '../../../server/src/service/complete/complete.ts';
import { hover } from '../../../server/src/service/hover.ts';
import { createSnapshot } from '../../../server/src/service/snapshot.ts';
import { object, widget } from './support.ts';

test('a field of an object is explained by the definition of its kind', () => {
  const definition = widget(
    'type: object\nproperties:\n  size: { type: integer, description: How many there are., default: 3 }\n',
  );
  const text = `${object('size: 1\n')}---\n${definition}`;
  const snapshot = createSnapshot(text, DEFAULT_CONFIG, { file: 'web.yaml' });
  const markdown = hover(snapshot, { line: 4, character: 3 })?.markdown;
  expect(markdown).toContain('How many there are.');
  expect(markdown).toContain('3');
});

test('keys of an object are completed from the definition of its kind', () => {
  const definition = widget(
    'type: object\nproperties:\n  size: { type: integer }\n  color: { type: string }\n',
  );
  const text = `${object('size: 1\nc\n')}---\n${definition}`;
  const snapshot = createSnapshot(text, DEFAULT_CONFIG, { file: 'web.yaml' });
  const labels = complete(snapshot, { line: 5, character: 3 }, { snippets: true }).map(({ label }) => label);
  expect(labels).toContain('color');
});
