import type { Language } from './language';
import enCell from './messages/en/cell.json';
import enChecking from './messages/en/checking.json';
import enCli from './messages/en/cli.json';
import enClosing from './messages/en/closing.json';
import enFormat from './messages/en/format.json';
import enFormula from './messages/en/formula.json';
import enFunctions from './messages/en/functions.json';
import enHandover from './messages/en/handover.json';
import enLedger from './messages/en/ledger.json';
import enPane from './messages/en/pane.json';
import enPreview from './messages/en/preview.json';
import enRecognise from './messages/en/recognise.json';
import enRecords from './messages/en/records.json';
import enReport from './messages/en/report.json';
import enRules from './messages/en/rules.json';
import enWaive from './messages/en/waive.json';
import enWalk from './messages/en/walk.json';
import enWhatif from './messages/en/whatif.json';
import enWorkbook from './messages/en/workbook.json';
import cnCell from './messages/zh-CN/cell.json';
import cnChecking from './messages/zh-CN/checking.json';
import cnCli from './messages/zh-CN/cli.json';
import cnClosing from './messages/zh-CN/closing.json';
import cnFormat from './messages/zh-CN/format.json';
import cnFormula from './messages/zh-CN/formula.json';
import cnFunctions from './messages/zh-CN/functions.json';
import cnHandover from './messages/zh-CN/handover.json';
import cnLedger from './messages/zh-CN/ledger.json';
import cnPane from './messages/zh-CN/pane.json';
import cnPreview from './messages/zh-CN/preview.json';
import cnRecognise from './messages/zh-CN/recognise.json';
import cnRecords from './messages/zh-CN/records.json';
import cnReport from './messages/zh-CN/report.json';
import cnRules from './messages/zh-CN/rules.json';
import cnWaive from './messages/zh-CN/waive.json';
import cnWalk from './messages/zh-CN/walk.json';
import cnWhatif from './messages/zh-CN/whatif.json';
import cnWorkbook from './messages/zh-CN/workbook.json';
import twCell from './messages/zh-TW/cell.json';
import twChecking from './messages/zh-TW/checking.json';
import twCli from './messages/zh-TW/cli.json';
import twClosing from './messages/zh-TW/closing.json';
import twFormat from './messages/zh-TW/format.json';
import twFormula from './messages/zh-TW/formula.json';
import twFunctions from './messages/zh-TW/functions.json';
import twHandover from './messages/zh-TW/handover.json';
import twLedger from './messages/zh-TW/ledger.json';
import twPane from './messages/zh-TW/pane.json';
import twPreview from './messages/zh-TW/preview.json';
import twRecognise from './messages/zh-TW/recognise.json';
import twRecords from './messages/zh-TW/records.json';
import twReport from './messages/zh-TW/report.json';
import twRules from './messages/zh-TW/rules.json';
import twWaive from './messages/zh-TW/waive.json';
import twWalk from './messages/zh-TW/walk.json';
import twWhatif from './messages/zh-TW/whatif.json';
import twWorkbook from './messages/zh-TW/workbook.json';

/** ICU message texts: language → room → code. A room's words stand in one flat file a language, `messages/<lang>/<room>.json`. */
export const CATALOGUE: Readonly<Record<Language, Readonly<Record<string, Readonly<Record<string, string>>>>>> = {
  'zh-CN': { cell: cnCell, checking: cnChecking, cli: cnCli, closing: cnClosing, format: cnFormat, formula: cnFormula, functions: cnFunctions, handover: cnHandover, ledger: cnLedger, pane: cnPane, preview: cnPreview, recognise: cnRecognise, records: cnRecords, report: cnReport, rules: cnRules, waive: cnWaive, walk: cnWalk, whatif: cnWhatif, workbook: cnWorkbook },
  'zh-TW': { cell: twCell, checking: twChecking, cli: twCli, closing: twClosing, format: twFormat, formula: twFormula, functions: twFunctions, handover: twHandover, ledger: twLedger, pane: twPane, preview: twPreview, recognise: twRecognise, records: twRecords, report: twReport, rules: twRules, waive: twWaive, walk: twWalk, whatif: twWhatif, workbook: twWorkbook },
  en: { cell: enCell, checking: enChecking, cli: enCli, closing: enClosing, format: enFormat, formula: enFormula, functions: enFunctions, handover: enHandover, ledger: enLedger, pane: enPane, preview: enPreview, recognise: enRecognise, records: enRecords, report: enReport, rules: enRules, waive: enWaive, walk: enWalk, whatif: enWhatif, workbook: enWorkbook },
};
