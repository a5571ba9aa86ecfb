import { Argument, Command, InvalidArgumentError, Option, type OptionValues } from 'commander';
import { parseLanguage, type Language } from '../i18n/language';
import type { Translator } from '../i18n/translator';
import { FORMATS, PARTS, type Format, type Part } from './views';

export interface CheckArguments {
  readonly rules?: string;
  readonly month?: string;
  readonly asOf?: string;
  readonly ledger?: readonly string[];
  readonly map?: string;
  /** False: without the waivers that the workbooks carry. */
  readonly waivers: boolean;
  /** An earlier report (JSON) to compare with. */
  readonly against?: string;
  readonly format?: Format;
  readonly part?: Part;
  readonly output?: string;
  readonly verbose?: boolean;
  readonly hygiene?: boolean;
  readonly quiet?: boolean;
}

export interface RulesArguments {
  readonly rules?: string;
  readonly format: 'text' | 'json';
}

export interface LintArguments extends RulesArguments {
  readonly hints?: boolean;
  readonly boundaries?: boolean;
}

export interface CoverageArguments extends RulesArguments {
  readonly domain?: readonly string[];
}

export interface DiffArguments {
  readonly on?: readonly string[];
  readonly month?: string;
  readonly asOf?: string;
  readonly verbose?: boolean;
  readonly quiet?: boolean;
  readonly format: 'text' | 'json';
}

/** What the command line can be asked to do. Each gives its exit code. */
export interface Commands {
  readonly check: (files: readonly string[], options: CheckArguments) => Promise<number>;
  readonly lint: (options: LintArguments) => Promise<number>;
  readonly test: (options: RulesArguments) => Promise<number>;
  readonly coverage: (options: CoverageArguments) => Promise<number>;
  readonly diff: (before: string, after: string, options: DiffArguments) => Promise<number>;
  readonly show: (id: string, options: RulesArguments) => Promise<number>;
  readonly formats: (ledger: string | undefined, options: RulesArguments) => Promise<number>;
}

const HELP_WIDTH = 100;
/** Commander's own headings, as it writes them. */
const TITLES: Readonly<Record<string, string>> = {
  'Usage:': 'cli.help-usage',
  'Options:': 'cli.help-options',
  'Arguments:': 'cli.help-arguments',
  'Commands:': 'cli.help-commands',
};

/** A language in any of its writings. */
function languageOf(tag: string): Language {
  const lang = parseLanguage(tag);
  if (!lang) throw new InvalidArgumentError('');
  return lang;
}

/** The command line of Guiju, with its help in the language of `say`. `done` gets the exit code of the command that ran. */
export function buildProgram(say: Translator, lang: Language, version: string, commands: Commands, done: (exitCode: number) => void): Command {
  const word = (key: string, params?: Readonly<Record<string, string>>): string => say(`cli.${key}`, params);
  const prepare = (command: Command): Command =>
    command
      .helpOption('-h, --help', word('option-help'))
      .helpCommand(false)
      .exitOverride()
      .configureOutput({ outputError: () => undefined })
      .configureHelp({
        helpWidth: HELP_WIDTH,
        styleTitle: (title) => (TITLES[title] ? say(TITLES[title]) : title),
        optionDescription: (option) => option.description,
        argumentDescription: (argument) => argument.description,
      });
  const choice = (flags: string, key: string, choices: readonly string[], standard: string): Option =>
    new Option(flags, word(key)).choices(choices).default(standard);
  const language = (): Option => new Option('--lang <lang>', word('option-lang')).argParser(languageOf).default(lang);
  const rules = (): Option => new Option('--rules <dir>', word('option-rules'));
  const format = (): Option => choice('--format <format>', 'option-format', ['text', 'json'], 'text');
  const collect = (value: string, before: readonly string[] = []): string[] => [...before, value];

  const program = prepare(new Command('guiju'))
    .description(word('about'))
    .version(version, '-V, --version', word('option-version'))
    .addHelpText('after', () => `\n${word('help-examples')}\n`);

  prepare(program.command('check'))
    .description(word('check-about'))
    .addArgument(new Argument('<file...>', word('argument-files')))
    .addOption(rules())
    .addOption(new Option('--month <month>', word('option-month')))
    .addOption(new Option('--as-of <date>', word('option-as-of')))
    .addOption(new Option('--ledger <ledger=sheet>', word('option-ledger')).argParser(collect))
    .addOption(new Option('--map <file>', word('option-map')))
    .addOption(new Option('--no-waivers', word('option-no-waivers')))
    .addOption(new Option('--against <report>', word('option-against')))
    .addOption(language())
    .addOption(new Option('--format <format>', word('option-view')).choices(FORMATS))
    .addOption(new Option('--part <part>', word('option-part')).choices(PARTS))
    .addOption(new Option('--output <path>', word('option-output')))
    .addOption(new Option('--hygiene', word('option-hygiene')))
    .addOption(new Option('--verbose', word('option-verbose')))
    .addOption(new Option('--quiet', word('option-quiet')))
    .action(async (files: string[], options: CheckArguments & OptionValues) => {
      done(await commands.check(files, options));
    });

  prepare(program.command('formats'))
    .description(word('formats-about'))
    .addArgument(new Argument('[ledger]', word('argument-ledger')))
    .addOption(rules())
    .addOption(language())
    .addOption(format())
    .action(async (ledger: string | undefined, options: RulesArguments) => {
      done(await commands.formats(ledger, options));
    });

  const folder = prepare(program.command('rules')).description(word('rules-about'));
  prepare(folder.command('lint'))
    .description(word('lint-about'))
    .addOption(rules())
    .addOption(new Option('--hints', word('option-hints')))
    .addOption(new Option('--boundaries', word('option-boundaries')))
    .addOption(language())
    .addOption(format())
    .action(async (options: LintArguments) => {
      done(await commands.lint(options));
    });
  prepare(folder.command('test'))
    .description(word('test-about'))
    .addOption(rules())
    .addOption(language())
    .addOption(format())
    .action(async (options: RulesArguments) => {
      done(await commands.test(options));
    });
  prepare(folder.command('coverage'))
    .description(word('coverage-about'))
    .addOption(rules())
    .addOption(new Option('--domain <list>', word('option-domain')).argParser(collect))
    .addOption(language())
    .addOption(format())
    .action(async (options: CoverageArguments) => {
      done(await commands.coverage(options));
    });
  prepare(folder.command('diff'))
    .description(word('diff-about'))
    .addArgument(new Argument('<before>', word('argument-before')))
    .addArgument(new Argument('<after>', word('argument-after')))
    .addOption(new Option('--on <file...>', word('option-on')))
    .addOption(new Option('--month <month>', word('option-month')))
    .addOption(new Option('--as-of <date>', word('option-as-of')))
    .addOption(language())
    .addOption(format())
    .addOption(new Option('--verbose', word('option-diff-verbose')))
    .addOption(new Option('--quiet', word('option-quiet')))
    .action(async (before: string, after: string, options: DiffArguments) => {
      done(await commands.diff(before, after, options));
    });
  prepare(folder.command('show'))
    .description(word('show-about'))
    .addArgument(new Argument('<id>', word('argument-id')))
    .addOption(rules())
    .addOption(language())
    .addOption(format())
    .action(async (id: string, options: RulesArguments) => {
      done(await commands.show(id, options));
    });
  return program;
}
