import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** The language server as a process of its own, as `npm run build` made it. */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('../../', import.meta.url)),
    include: ['test/lsp/**/*.test.ts'],
    testTimeout: 20_000,
    // One process each for tests and server is what two cores do well.
    fileParallelism: false,
  },
});
