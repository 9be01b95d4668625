import { expect, test } from 'vitest';
import { DEFAULT_CONFIG } from '../../../server/src/config/config.ts';
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
