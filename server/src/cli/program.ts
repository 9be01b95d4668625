import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { PROFILE_NAMES } from '../config/config.ts';
import type { CheckOptions } from './check.ts';
import { FAIL_ON } from './exitStatus.ts';
import type { FixOptions } from './fix.ts';
import type { Io } from './io.ts';
import { UsageError } from './usageError.ts';
import { VERSION } from './version.ts';

const WRONG_USAGE = 2;
const INPUT_FAILED = 3;

const EXIT_STATUS_HELP = `
Exit status:
  0  nothing at or above --fail-on (default: warning)
  1  findings
  2  wrong usage or configuration
  3  some input could not be read or parsed; the rest is still reported`;

const EXAMPLES_HELP = `
Examples:
  manifest-guard check .                          every manifest below this folder
  manifest-guard check --format json k8s/web.yaml
  helm template chart | manifest-guard check -    what a chart renders
  manifest-guard fix --dry-run k8s                what would change, as a diff
  manifest-guard explain privileged-container`;

/**
 * Runs the command line.
 *
 * @param args without the names of program and script
 * @returns the exit status of the contract; never throws
 */
export async function main(args: readonly string[], io: Io): Promise<number> {
  let status = 0;
  const program = createProgram(io, (result) => {
    status = result;
  });
  try {
    await program.parseAsync([...args], { from: 'user' });
    return status;
  } catch (error) {
    return handleError(error, io);
  }
}

function handleError(error: unknown, io: Io): number {
  const say = (message: string): void => io.stderr.write(`manifest-guard: ${message}\n`);
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    say(toSentence(error));
    return WRONG_USAGE;
  }
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof UsageError) {
    say(message.replaceAll(/\s*\n\s*/g, ' '));
    return WRONG_USAGE;
  }
  say(`Stopped by a bug in Manifest Guard: ${message.split('\n')[0]}`);
  return INPUT_FAILED;
}

/** Commander's messages as one sentence: `error: unknown option '--x'\n(Did you mean --y?)`. */
function toSentence(error: CommanderError): string {
  if (error.code === 'commander.help')
    return 'Say what to do: check, fix, rules, explain, init or lsp. See "manifest-guard --help".';
  const text = error.message
    .replace(/^error: /, '')
    .replaceAll(/\s*\n\s*/g, ' ')
    .trim();
  const sentence = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.?!)]$/.test(sentence) ? sentence : `${sentence}.`;
}

function createProgram(io: Io, done: (status: number) => void): Command {
  const program = new Command('manifest-guard')
    .description('Makes Kubernetes manifests secure: warns, explains and fixes, offline.')
    .version(VERSION, '-v, --version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .helpCommand('help [command]', 'show help for a command')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: () => {},
      outputError: () => {},
    })
    .addHelpText('after', EXAMPLES_HELP)
    .addHelpText('after', EXIT_STATUS_HELP);
  addCheck(program, io, done);
  addFix(program, io, done);
  addRules(program, io, done);
  addInit(program, io);
  addLanguageServer(program);
  return program;
}

function withConfigOptions(command: Command): Command {
  return command
    .addOption(new Option('--profile <name>', 'which rules are on').choices(PROFILE_NAMES))
    .option('--kubernetes-version <version>', 'the version that the manifests are for: 1.34 or latest')
    .option('--config <file>', 'configuration file instead of the nearest .manifest-guard.yaml')
    .option('--no-config', 'ignore configuration files')
    .option('--no-color', 'no colours (also: NO_COLOR=1)');
}

const PATHS_HELP = 'files, folders, or - for standard input';

function addCheck(program: Command, io: Io, done: (status: number) => void): void {
  withConfigOptions(program.command('check').description('report what is insecure in files and folders'))
    .addOption(
      new Option('--format <format>', 'output format')
        .choices(['text', 'json', 'sarif', 'github'])
        .default('text'),
    )
    .addOption(
      new Option('--fail-on <severity>', 'findings from here on make the exit status 1')
        .choices(FAIL_ON)
        .default('warning'),
    )
    .option(
      '--threads <number>',
      'how many threads share the work (default: as many as it is worth)',
      toThreads,
    )
    .argument('<path...>', PATHS_HELP)
    .addHelpText('after', EXIT_STATUS_HELP)
    .action(async (paths: string[], options: Omit<CheckOptions, 'config'> & { config?: string | false }) => {
      const { check } = await import('../engine.ts');
      done(await check(paths, { ...options, config: options.config ?? true }, io));
    });
}

function toThreads(value: string): number {
  const threads = Number(value);
  if (Number.isInteger(threads) && threads >= 1 && threads <= 64) return threads;
  throw new InvalidArgumentError('Write a number from 1 to 64.');
}

function addFix(program: Command, io: Io, done: (status: number) => void): void {
  withConfigOptions(program.command('fix').description('fix files in place, keeping comments and layout'))
    .option('--rule <id>', 'only this rule; repeat it or separate ids by commas', addIds, [])
    .option('--unsafe', 'also fixes that may change behaviour or insert default values', false)
    .option('--dry-run', 'print a unified diff and change nothing', false)
    .argument('<path...>', PATHS_HELP)
    .addHelpText('after', `${EXIT_STATUS_HELP}\n\nWhat is left after fixing counts as findings.`)
    .action(async (paths: string[], options: Omit<FixOptions, 'config'> & { config?: string | false }) => {
      const { fix } = await import('../engine.ts');
      done(await fix(paths, { ...options, config: options.config ?? true }, io));
    });
}

function addIds(value: string, before: readonly string[]): string[] {
  const ids = value.split(',').map((id) => id.trim());
  if (ids.includes('')) throw new InvalidArgumentError('Write rule ids separated by commas.');
  return [...before, ...ids];
}

function addRules(program: Command, io: Io, done: (status: number) => void): void {
  program
    .command('rules')
    .description('list every rule')
    .addOption(new Option('--format <format>', 'output format').choices(['text', 'json']).default('text'))
    .action(async (options: { format: 'text' | 'json' }) => {
      const { listRules } = await import('../engine.ts');
      done(listRules(options, io));
    });
  program
    .command('explain')
    .description('show the page of a rule: why, how it is attacked, what may break')
    .argument('<rule>', 'rule id')
    .action(async (rule: string) => {
      const { explain } = await import('../engine.ts');
      done(explain(rule, io));
    });
}

function addInit(program: Command, io: Io): void {
  program
    .command('init')
    .description('write a .manifest-guard.yaml to start from')
    .argument('[folder]', 'where to write it', '.')
    .action(async (folder: string) => {
      const { init } = await import('../engine.ts');
      init(folder, io);
    });
}

function addLanguageServer(program: Command): void {
  program
    .command('lsp')
    .description('run the language server for any editor')
    .option('--stdio', 'talk over standard input and output, as it does unless told otherwise')
    // Editors add their own, such as --clientProcessId.
    .allowUnknownOption()
    .allowExcessArguments()
    .action(async () => {
      const { startServerProcess } = await import('../engine.ts');
      startServerProcess();
    });
}
