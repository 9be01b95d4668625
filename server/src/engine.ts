/**
 * All that the command line loads when it knows what to do, as a bundle of its own: what is imported without delay runs faster than what
 * waits, in a bundle, until it is asked for.
 */
export { check } from './cli/check.ts';
export { fix } from './cli/fix.ts';
export { init } from './cli/init.ts';
export { serveJudge } from './cli/judgeThread.ts';
export { explain, listRules } from './cli/rules.ts';
export { startServerProcess } from './lsp/serverProcess.ts';
