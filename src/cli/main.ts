import { CommanderError } from 'commander';
import manifest from '../../package.json';
import '../i18n/every-language';
import { DEFAULT_LANGUAGE, parseLanguage } from '../i18n/language';
import { createTranslator, type Translator } from '../i18n/translator';
import { printable } from '../report/layout';
import { checkCommand } from './check-command';
import { coverageCommand } from './coverage-command';
import { diffCommand } from './diff-command';
import { Failure, Failures } from './failure';
import { buildProgram } from './program';
import { formatsCommand } from './formats-command';
import { lintCommand } from './lint-command';
import { testCommand } from './rules-commands';
import { showCommand } from './show-command';

/** The tag after --lang, wherever it stands: help and complaints are in that language, too. */
function askedLanguage(args: readonly string[]): string | undefined {
  const index = args.findIndex((argument) => argument === '--lang' || argument.startsWith('--lang='));
  const argument = args[index];
  return argument?.startsWith('--lang=') ? argument.slice('--lang='.length) : index < 0 ? undefined : args[index + 1];
}

/** Commander's complaints by its codes; each is about the word that its own message quotes. */
const USAGE_KEYS: Readonly<Record<string, string>> = {
  'commander.unknownOption': 'cli.unknown-option',
  'commander.unknownCommand': 'cli.unknown-command',
  'commander.missingArgument': 'cli.missing-argument',
  'commander.optionMissingArgument': 'cli.option-needs-value',
  'commander.excessArguments': 'cli.too-many-arguments',
  'commander.invalidArgument': 'cli.invalid-value',
};

function usageFailure(error: CommanderError): Failure {
  const [, what = '', value = ''] = /'([^']*)'(?:.*?'([^']*)')?/s.exec(error.message) ?? [];
  return new Failure(USAGE_KEYS[error.code] ?? 'cli.bad-usage', { what, value, detail: error.message });
}

function complain(error: unknown, say: Translator): void {
  const failures = error instanceof Failures ? error.all : error instanceof Failure ? [error] : null;
  if (!failures) {
    console.error(say('cli.internal-error', { detail: error instanceof Error ? (error.stack ?? error.message) : String(error) }));
    return;
  }
  for (const failure of failures) console.error(printable(say(failure.key, failure.params)));
}

/** Runs the command line and returns its exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const asked = askedLanguage(args);
  const lang = (asked === undefined ? null : parseLanguage(asked)) ?? DEFAULT_LANGUAGE;
  const say = createTranslator(lang);
  let exitCode = 0;
  const program = buildProgram(
    say,
    lang,
    manifest.version,
    {
      check: (files, options) => checkCommand(files, options, lang, say),
      lint: (options) => lintCommand(options, lang, say),
      test: (options) => testCommand(options, say),
      coverage: (options) => coverageCommand(options, lang, say),
      diff: (before, after, options) => diffCommand(before, after, options, lang, say),
      formats: (ledger, options) => formatsCommand(ledger, options, lang, say),
      show: (id, options) => showCommand(id, options, lang, say),
    },
    (code) => {
      exitCode = code;
    },
  );
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    if (error instanceof CommanderError && error.code === 'commander.help') return 2;
    complain(error instanceof CommanderError ? usageFailure(error) : error, say);
    return 2;
  }
}

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
