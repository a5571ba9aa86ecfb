import { readFileSync } from 'node:fs';
import type { Translator } from '../i18n/translator';
import { keysOn } from '../ledgers/regions';
import type { LedgerDefinition, SheetMap } from '../rules/ledger-definition';
import { messageKey } from '../rules/model';
import { readSheetMap } from '../rules/sheet-map';
import type { WorkbookFile } from '../workbook/port';
import { Failure, Failures, systemFailure } from './failure';

/** A map is written by hand: beyond this it is something else that was named by mistake. */
const MOST_BYTES = 1024 * 1024;

function textOf(path: string): string {
  try {
    const bytes = readFileSync(path);
    if (bytes.length > MOST_BYTES) throw new Failure('cli.map-too-large', { file: path, limit: MOST_BYTES / 1024 / 1024 });
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) throw new Failure('cli.rule-file-not-utf8', { file: path });
    throw error instanceof Failure ? error : systemFailure(error, path);
  }
}

/**
 * Reads the file of --map.
 * @throws Failures, each with file, line and column, where it has mistakes; Failure where no sheet of the files is in it.
 */
export function readMapFile(path: string, ledgers: ReadonlyMap<string, LedgerDefinition>, files: readonly WorkbookFile[], say: Translator): ReadonlyMap<string, SheetMap> {
  const { maps, problems } = readSheetMap({ path, text: textOf(path) }, ledgers);
  if (problems.length > 0) {
    throw new Failures(
      problems.map(
        (problem) =>
          new Failure('cli.problem', {
            place: `${problem.file}:${problem.line}:${problem.column}`,
            severity: problem.severity,
            message: say(messageKey(problem), problem.params),
            pointer: problem.pointer === '' ? '/' : problem.pointer,
          }),
      ),
    );
  }
  const sheets = [...new Set(files.flatMap((file) => file.sheets.flatMap(keysOn)))];
  if (!sheets.some((sheet) => maps.has(sheet))) throw new Failure('cli.map-no-sheet', { file: path, mapped: [...maps.keys()].join(', '), sheets: sheets.join(', ') });
  return maps;
}
