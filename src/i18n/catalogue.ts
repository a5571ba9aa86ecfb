import type { Language } from './language';
import enCell from './messages/en/cell.json';
import enChecking from './messages/en/checking.json';
import enCli from './messages/en/cli.json';
import enFormat from './messages/en/format.json';
import enFormula from './messages/en/formula.json';
import enFunctions from './messages/en/functions.json';
import enLedger from './messages/en/ledger.json';
import enPane from './messages/en/pane.json';
import enPreview from './messages/en/preview.json';
import enReport from './messages/en/report.json';
import enRules from './messages/en/rules.json';
import enWorkbook from './messages/en/workbook.json';
import cnCell from './messages/zh-CN/cell.json';
import cnChecking from './messages/zh-CN/checking.json';
import cnCli from './messages/zh-CN/cli.json';
import cnFormat from './messages/zh-CN/format.json';
import cnFormula from './messages/zh-CN/formula.json';
import cnFunctions from './messages/zh-CN/functions.json';
import cnLedger from './messages/zh-CN/ledger.json';
import cnPane from './messages/zh-CN/pane.json';
import cnPreview from './messages/zh-CN/preview.json';
import cnReport from './messages/zh-CN/report.json';
import cnRules from './messages/zh-CN/rules.json';
import cnWorkbook from './messages/zh-CN/workbook.json';
import twCell from './messages/zh-TW/cell.json';
import twChecking from './messages/zh-TW/checking.json';
import twCli from './messages/zh-TW/cli.json';
import twFormat from './messages/zh-TW/format.json';
import twFormula from './messages/zh-TW/formula.json';
import twFunctions from './messages/zh-TW/functions.json';
import twLedger from './messages/zh-TW/ledger.json';
import twPane from './messages/zh-TW/pane.json';
import twPreview from './messages/zh-TW/preview.json';
import twReport from './messages/zh-TW/report.json';
import twRules from './messages/zh-TW/rules.json';
import twWorkbook from './messages/zh-TW/workbook.json';

/** ICU message texts: language → room → code. A room's words stand in one flat file a language, `messages/<lang>/<room>.json`. */
export const CATALOGUE: Readonly<Record<Language, Readonly<Record<string, Readonly<Record<string, string>>>>>> = {
  'zh-CN': { cell: cnCell, checking: cnChecking, cli: cnCli, format: cnFormat, formula: cnFormula, functions: cnFunctions, ledger: cnLedger, pane: cnPane, preview: cnPreview, report: cnReport, rules: cnRules, workbook: cnWorkbook },
  'zh-TW': { cell: twCell, checking: twChecking, cli: twCli, format: twFormat, formula: twFormula, functions: twFunctions, ledger: twLedger, pane: twPane, preview: twPreview, report: twReport, rules: twRules, workbook: twWorkbook },
  en: { cell: enCell, checking: enChecking, cli: enCli, format: enFormat, formula: enFormula, functions: enFunctions, ledger: enLedger, pane: enPane, preview: enPreview, report: enReport, rules: enRules, workbook: enWorkbook },
};
