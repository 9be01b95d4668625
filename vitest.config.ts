import { defineConfig } from 'vitest/config';

/** What measures memory wants a process of its own. */
const ALONE = ['test/service/memory.test.ts'];

const NOT_HERE = ['test/e2e/**', 'test/lsp/**'];

export default defineConfig({
  test: {
    testTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: [...NOT_HERE, ...ALONE],
          // Files share a process: nothing in the engine changes, so that loading it once for each of 400 files only takes time.
          isolate: false,
        },
      },
      { extends: true, test: { name: 'alone', include: ALONE } },
    ],
  },
});
