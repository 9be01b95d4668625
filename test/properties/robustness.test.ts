import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEFAULT_CONFIG } from '../../server/src/config/config.ts';
import { offerActions, resolveAction } from '../../server/src/service/codeActions.ts';
import { diagnose } from '../../server/src/service/diagnose.ts';
import { fixAll } from '../../server/src/service/fixAll.ts';
import { hover } from '../../server/src/service/hover.ts';
import { decodeText } from '../../server/src/service/input.ts';
import { podSecurityLevels } from '../../server/src/service/level.ts';
import { createSnapshot, type Snapshot } from '../../server/src/service/snapshot.ts';
import { manifestValue, textOf } from '../support/manifestArbitraries.ts';
import { dedent } from '../support/ruleTester.ts';

const SAMPLE = dedent(`
  # The shop
  apiVersion: apps/v1
  kind: Deployment
  metadata: { name: web, labels: {app: shop} }
  spec:
    template:
      spec:
        hostNetwork: yes
        containers:
        - name: web # the site
          image: "nginx:1.27"
          command: ["sh", '-c', "echo hi"]
          securityContext: &sc
            privileged: true
            capabilities: { add: [SYS_ADMIN], drop: [] }
          env:
          - {name: PASSWORD, value: hunter2}
          - name: NOTE
            value: |
              one
              two
        - name: api
          image: api
          securityContext: *sc
        volumes:
        - name: sock
          hostPath: {path: /var/run/docker.sock}
  ---
  {"apiVersion": "v1", "kind": "ServiceAccount", "metadata": {"name": "x"}}
`);

/** Asks everything that an editor asks, for actions at every fifth place only. Throws where the engine does; returns the snapshot for the next version. */
function askEverything(text: string, at: number, previous?: Snapshot): Snapshot {
  const snapshot = createSnapshot(text, DEFAULT_CONFIG, { previous: previous });
  const { failures, findings } = diagnose(snapshot);
  if (failures[0]) throw failures[0].error;
  podSecurityLevels(snapshot);
  const place = findings[at % (findings.length || 1)]?.range;
  const position = place?.start ?? { line: at % 30, character: at % 20 };
  hover(snapshot, position);
  if (at % 5 > 0) return snapshot;
  const [offer] = offerActions(snapshot, place ?? { start: position, end: position });
  if (offer) resolveAction(snapshot, offer.request);
  return snapshot;
}

/** No text of this size may take longer. Far above what is needed, so that a busy machine does not fail the test. */
const LIMIT_MS = 5_000;

function expectQuick(work: () => void): void {
  const start = performance.now();
  work();
  expect(performance.now() - start).toBeLessThan(LIMIT_MS);
}

test('every beginning of a manifest can be judged, as it is typed', () => {
  let previous: Snapshot | undefined;
  for (let end = 0; end <= SAMPLE.length; end += 1) {
    const text = SAMPLE.slice(0, end);
    expectQuick(() => {
      previous = askEverything(text, end, previous);
    });
  }
});

test('every character of a manifest can be missing, doubled or another', () => {
  for (let at = 0; at < SAMPLE.length; at += 7) {
    const [before, character, after] = [SAMPLE.slice(0, at), SAMPLE[at] ?? '', SAMPLE.slice(at + 1)];
    const other = '\t{}[]:-#&*!|>\'"%@`?,~\n\r\u2028\uFEFF\0{{'[at % 27] ?? '';
    for (const text of [before + after, before + character + character + after, before + other + after])
      askEverything(text, at);
  }
});

const mutation = fc.record({
  what: fc.constantFrom('delete', 'repeat', 'insert', 'cut', 'swap', 'indent'),
  from: fc.nat(),
  length: fc.integer({ min: 1, max: 60 }),
  text: fc.oneof(
    fc.constantFrom(
      '{{ .Values.x }}',
      '<<: *a',
      '- - ',
      '? ',
      '|+\n',
      '---\n',
      '...\n',
      '\t',
      '\r',
      '&x ',
      '*x ',
      '!!map ',
      '#',
      '"',
    ),
    fc.string({ maxLength: 5, unit: 'binary' }),
  ),
});

function mutate(
  text: string,
  { what, from, length, text: added }: typeof mutation extends fc.Arbitrary<infer T> ? T : never,
): string {
  const start = from % (text.length + 1);
  const part = text.slice(start, start + length);
  const [before, after] = [text.slice(0, start), text.slice(start + length)];
  switch (what) {
    case 'delete':
      return before + after;
    case 'repeat':
      return before + part + part + after;
    case 'insert':
      return before + added + part + after;
    case 'cut':
      return before;
    case 'swap':
      return before + [...part].reverse().join('') + after;
    default:
      return before + part.replace(/\n/g, '\n  ') + after;
  }
}

test('mutated manifests never make the engine throw or hang', () => {
  fc.assert(
    fc.property(
      textOf(manifestValue, 2),
      fc.array(mutation, { minLength: 1, maxLength: 4 }),
      fc.nat(),
      (sample, mutations, at) => {
        const text = mutations.reduce(mutate, sample.text);
        expectQuick(() => {
          const snapshot = askEverything(text, at);
          fixAll(snapshot, { unsafe: true });
        });
      },
    ),
    { seed: 31, numRuns: 80 },
  );
});

test('random bytes and random text are read or refused', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 300 }),
      fc.string({ maxLength: 300, unit: 'binary' }),
      (bytes, text) => {
        const decoded = decodeText(bytes);
        if ('text' in decoded) askEverything(decoded.text, 0);
        askEverything(text, 0);
        askEverything(`apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - ${text}`, 0);
      },
    ),
    { seed: 32, numRuns: 200 },
  );
});
