#!/usr/bin/env node
import { isMainThread } from 'node:worker_threads';
import { processIo } from './cli/io.ts';
import { main } from './cli/program.ts';

if (isMainThread) {
  main(process.argv.slice(2), processIo()).then((status) => {
    process.exitCode = status;
  });
} else {
  import('./engine.ts').then(({ serveJudge }) => serveJudge());
}
