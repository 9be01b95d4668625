/**
 * `npm test`: sets a fresh checkout up and runs everything, or with `--quick` what needs no editor (`npm run ready`).
 * Every step runs even when one before it failed, so that one run shows all that is wrong. Plain Node 20.
 */
import { spawnSync } from 'node:child_process';
import { installDependencies, root, toolEnvironment } from './setup.mjs';

const quick = process.argv.includes('--quick');

const steps = [
  ['types', 'tsc', ['-p', 'tsconfig.json']],
  ['lint', 'biome', ['ci', '.']],
  ['layers', 'npm', ['run', '--silent', 'boundaries']],
  ['dead code', 'knip', []],
  ['generated files', 'npm', ['run', '--silent', 'gen', '--', '--check']],
  ['build', 'npm', ['run', '--silent', 'build']],
  ['unit and properties', 'vitest', ['run']],
  ['language server over stdio', 'npm', ['run', '--silent', 'test:lsp']],
  ...(quick ? [] : [['editor', 'npm', ['run', '--silent', 'e2e']]]),
];

installDependencies();
const results = steps.map(([name, command, args]) => {
  console.log(`\n== ${name}`);
  const started = performance.now();
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: toolEnvironment(),
    shell: process.platform === 'win32',
  });
  return { name, ok: status === 0, seconds: (performance.now() - started) / 1000 };
});

console.log('\n== summary');
for (const { name, ok, seconds } of results)
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${name} (${seconds.toFixed(1)} s)`);
const failed = results.filter(({ ok }) => !ok).length;
console.log(`steps: ${results.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
