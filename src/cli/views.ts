import { dirname, extname, isAbsolute, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Report } from '../checking/report';
import type { Language } from '../i18n/language';
import type { Translator } from '../i18n/translator';
import { renderCsv } from '../report/csv';
import { renderHtml, renderSlips } from '../report/html';
import { countHygiene } from '../report/hygiene';
import { renderJson } from '../report/json';
import { secondView } from '../report/second-view';
import { tableOf } from '../report/tables';
import { TABLES, type TableName } from '../report/tables/table';
import { viewOf, type View } from '../report/tables/view';
import { renderText } from '../report/text';
import { renderXlsx } from '../report/xlsx';
import type { RuleSet } from '../rules/model';
import { Failure } from './failure';
import { namesOf } from './input-files';
import { reportWidth, wantsColour } from './terminal';

export const FORMATS = ['text', 'json', 'csv', 'html', 'xlsx'] as const;
export type Format = (typeof FORMATS)[number];

/** Slips are a page for each person, for html; the others are tables, for csv. */
export const PARTS = [...TABLES, 'slips'] as const;
export type Part = (typeof PARTS)[number];

const isTable = (part: Part): part is TableName => part !== 'slips';

export interface ViewArguments {
  readonly format?: Format;
  readonly part?: Part;
  readonly against?: string;
  readonly output?: string;
  readonly verbose?: boolean;
  readonly hygiene?: boolean;
}

/** The view that was asked for: by name, else by the ending of the file that is to be written. */
export function formatOf({ format, output }: ViewArguments): Format {
  const ending = output === undefined ? '' : extname(output).slice(1).toLowerCase();
  return format ?? FORMATS.find((one) => one === ending) ?? (ending === 'htm' ? 'html' : 'text');
}

/** @throws Failure where the view cannot be written as asked. Asked before any work is done. */
export function refuseView(options: ViewArguments): void {
  const format = formatOf(options);
  const { part, output, against } = options;
  if (format === 'xlsx' && output === undefined && process.stdout.isTTY) throw new Failure('cli.xlsx-needs-output');
  if (part === undefined) return;
  if ((part === 'difference' || part === 'impact') && against === undefined) throw new Failure('cli.part-needs-against', { part });
  if (format !== (isTable(part) ? 'csv' : 'html')) throw new Failure('cli.part-not-for-format', { part, format, tables: TABLES.join(', ') });
}

/** How many findings a list of the month's findings leaves to another table: those of record-keeping. */
export const leftToHygiene = ({ findings }: Report, options: ViewArguments): number => (formatOf(options) === 'csv' && (options.part ?? 'findings') === 'findings' ? countHygiene(findings) : 0);

/** Where each checked file lies, seen from the report's folder: a path relative to it, else (on another drive) in full. */
function pathsFrom(output: string | undefined, inputs: readonly string[]): (file: string) => string | null {
  const folder = output === undefined ? process.cwd() : dirname(resolve(output));
  const names = namesOf(inputs);
  return (file) => {
    const input = inputs[names.indexOf(file)];
    if (input === undefined) return null;
    const path = relative(folder, resolve(input));
    return isAbsolute(path) ? decodeURI(pathToFileURL(path).href) : path.replaceAll('\\', '/');
  };
}

/** The files that were given, and what is to be told of what they carry. */
export interface Given {
  readonly paths: readonly string[];
  readonly notes: readonly string[];
}

/** The report as a text or, for a workbook, as bytes. */
export function renderReport(report: Report, set: RuleSet, given: Given, options: ViewArguments, lang: Language, say: Translator): string | Promise<Uint8Array> {
  const view: View = { ...viewOf(report, set, lang, say), taken: given.notes };
  switch (formatOf(options)) {
    case 'json':
      return renderJson(report);
    case 'csv':
      return renderCsv(tableOf(options.part !== undefined && isTable(options.part) ? options.part : 'findings', view));
    case 'html':
      return (options.part === 'slips' ? renderSlips : renderHtml)(view, secondView(view));
    case 'xlsx':
      return renderXlsx(view, { pathOf: pathsFrom(options.output, given.paths) });
    case 'text':
      return renderText(report, set, {
        lang,
        say,
        width: reportWidth(process.stdout, process.env),
        colour: options.output === undefined && wantsColour(process.stdout, process.env),
        verbose: options.verbose ?? false,
        hygiene: options.hygiene ?? false,
        notes: given.notes,
      });
  }
}
