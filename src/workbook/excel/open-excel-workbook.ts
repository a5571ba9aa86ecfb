import { OpenWorkbookError, type OpenWorkbook } from '../open-workbook';
import { describeSheets } from './describing';
import { readPart, readSetting, writePart, writeSetting } from './keeping';
import { markCells, marksThere, unmarkCells } from './marking';
import { selectCell, selectedPlace } from './selecting';
import { Session, type ExcelClient, type SessionOptions } from './session';
import { watchChanges } from './watching';
import { addSheet, removeSheet, renameSheet } from './writing';

export type { ExcelClient, SessionOptions } from './session';

/** Merged areas (1.13) and who made a change (1.14) are needed to judge what is read; all newer features are used where they are there. */
const LEAST_VERSION = '1.14';

/**
 * The workbook that the add-in stands beside in Excel. To be called after Office.onReady.
 * @param client Office.js; in an add-in its own globals.
 * @throws OpenWorkbookError, `unsupported` where this Excel is too old.
 */
export async function openExcelWorkbook(client: ExcelClient = { Excel, Office }, options: SessionOptions = {}): Promise<OpenWorkbook> {
  const session = new Session(client, options);
  if (!session.has(LEAST_VERSION)) throw new OpenWorkbookError('unsupported', { feature: `ExcelApi ${LEAST_VERSION}` });
  const name = await session.run(async (context, trip) => {
    const workbook = context.workbook.load('name');
    await trip();
    return workbook.name;
  });
  return {
    name,
    sheets: () => describeSheets(session),
    read: async (sheets, work = {}) => {
      // What writes numbers as Excel shows them is large, and nothing is read before the pane is there.
      const { readSheets } = await import('./reading');
      return readSheets(session, name, sheets, work);
    },
    writeSheet: (sheet, work) => addSheet(session, sheet, work),
    deleteSheet: (sheet) => removeSheet(session, sheet),
    renameSheet: (sheet, name) => renameSheet(session, sheet, name),
    mark: (marks, work) => markCells(session, marks, work),
    unmark: (work) => unmarkCells(session, work),
    marked: (work) => marksThere(session, work),
    select: (place, reveal = false) => selectCell(session, place, reveal),
    selection: () => selectedPlace(session),
    setting: (key) => readSetting(session, key),
    setSetting: (key, value) => writeSetting(session, key, value),
    part: (namespace) => readPart(session, namespace),
    setPart: (namespace, xml) => writePart(session, namespace, xml),
    recalculate: () =>
      session.run(async (context, trip) => {
        context.workbook.application.calculate('Full');
        await trip();
      }),
    onChange: (listener) => watchChanges(session, listener),
  };
}
