/**
 * The Pod Security verdicts once more, through the command line as a pipeline calls it: one run for each level, version and
 * expected verdict, over the whole folder. usage: node commandLine.mjs FOLDER
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const cli = fileURLToPath(new URL('../../dist/cli.cjs', import.meta.url));
const [folder] = process.argv.slice(2);
if (!folder || !existsSync(folder)) {
  console.error(`The Pod Security fixtures are not there: ${folder ?? 'no folder given'}.`);
  process.exit(1);
}

let passed = 0;
let failed = 0;
for (const level of readdirSync(folder)) {
  for (const version of readdirSync(`${folder}/${level}`)) {
    for (const expected of ['pass', 'fail']) {
      const files = readdirSync(`${folder}/${level}/${version}/${expected}`).filter((name) =>
        name.endsWith('.yaml'),
      );
      const options = [
        '--profile',
        `pss-${level}`,
        '--kubernetes-version',
        version,
        '--no-config',
        '--format',
        'json',
      ];
      const { stdout, status } = spawnSync(
        process.execPath,
        [cli, 'check', ...options, `${folder}/${level}/${version}/${expected}`],
        {
          encoding: 'utf8',
          maxBuffer: 1 << 28,
        },
      );
      const report = JSON.parse(stdout);
      const reported = new Set(report.findings.map(({ file }) => file.split('/').at(-1)));
      const wrong = files.filter((name) => reported.has(name) !== (expected === 'fail'));
      const statusWrong = files.length > 0 && status !== (expected === 'fail' ? 1 : 0);
      if (wrong.length > 0) console.error(`${level} ${version} ${expected}: ${wrong.join(', ')}`);
      if (statusWrong) console.error(`${level} ${version} ${expected}: exit status ${status}`);
      passed += files.length - wrong.length + (statusWrong ? 0 : 1);
      failed += wrong.length + (statusWrong ? 1 : 0);
    }
  }
}
console.log(`command line: ${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
