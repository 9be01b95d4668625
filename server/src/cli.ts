#!/usr/bin/env node
import { processIo } from './cli/io.ts';
import { main } from './cli/program.ts';

main(process.argv.slice(2), processIo()).then((status) => {
  process.exitCode = status;
});
