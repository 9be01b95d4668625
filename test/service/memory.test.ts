import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { DEFAULT_CONFIG } from '../../server/src/config/config.ts';
import { diagnose } from '../../server/src/service/diagnose.ts';
import { createSnapshot } from '../../server/src/service/snapshot.ts';

const field = (name: string): string =>
  `            ${name}:\n              description: The ${name} of the thing.\n              type: string\n`;

const definition = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: things.example.com
spec:
  versions:
    - name: v1
      schema:
        openAPIV3Schema:
          properties:
${Array.from({ length: 4_000 }, (_, index) => field(`field${index}`)).join('')}`;

const pod = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\nspec:\n  containers:\n    - name: c\n';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/** Live memory in MiB. Weak references are let go of only between turns of the event loop. */
async function liveMemory(): Promise<number> {
  for (let round = 0; round < 3; round += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    collectGarbage();
  }
  return process.memoryUsage().heapUsed / 1024 ** 2;
}

test('old versions of a file are forgotten', async () => {
  const text = `${pod}---\n${definition}`;
  let snapshot = createSnapshot(text, DEFAULT_CONFIG);
  const type = async (from: number, to: number): Promise<void> => {
    for (let stroke = from; stroke < to; stroke += 1) {
      const at = text.indexOf(`The field${stroke * 19} of`);
      snapshot = createSnapshot(`${text.slice(0, at)}x${text.slice(at)}`, DEFAULT_CONFIG, {
        previous: snapshot,
      });
      diagnose(snapshot);
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  await type(0, 20);
  const before = await liveMemory();
  await type(20, 200);
  expect((await liveMemory()) - before).toBeLessThan(8);
});
