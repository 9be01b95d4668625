import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEFAULT_CONFIG } from '../../server/src/config/config.ts';
import { diagnose } from '../../server/src/service/diagnose.ts';
import { createSnapshot, type Snapshot } from '../../server/src/service/snapshot.ts';

const folder = new URL('../../samples/shop/insecure/', import.meta.url);
const documents = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .flatMap((name) => readFileSync(new URL(name, folder), 'utf8').split(/^---$/m))
  .map((text) => text.trim());

/** What somebody does to a file: a document goes or comes back, or one of its lines does. */
const edit = fc.record({
  document: fc.nat({ max: documents.length - 1 }),
  line: fc.option(fc.nat({ max: 60 })),
});

const told = (snapshot: Snapshot) =>
  diagnose(snapshot).findings.map(({ key, range, finding }) => [
    key,
    range,
    finding.message,
    finding.fixes().map(({ title }) => title),
  ]);

test('after any edits a file is judged as if it had just been opened', () => {
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
      const left = new Map<string, boolean>();
      const text = () =>
        documents
          .map((document, index) =>
            left.get(`${index}`)
              ? ''
              : document
                  .split('\n')
                  .filter((_, line) => !left.get(`${index} ${line}`))
                  .join('\n'),
          )
          .join('\n---\n');
      let snapshot = createSnapshot(text(), DEFAULT_CONFIG);
      diagnose(snapshot);
      for (const { document, line } of edits) {
        const key = line === null ? `${document}` : `${document} ${line}`;
        left.set(key, !left.get(key));
        snapshot = createSnapshot(text(), DEFAULT_CONFIG, { previous: snapshot });
        diagnose(snapshot);
      }
      expect(told(snapshot)).toEqual(told(createSnapshot(text(), DEFAULT_CONFIG)));
    }),
    { numRuns: 25 },
  );
});
