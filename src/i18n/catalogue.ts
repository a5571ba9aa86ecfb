import type { Language } from './language';
import enChecking from './messages/en/checking.json';
import enCli from './messages/en/cli.json';
import enFormat from './messages/en/format.json';
import enFormula from './messages/en/formula.json';
import enReport from './messages/en/report.json';
import enRules from './messages/en/rules.json';
import cnChecking from './messages/zh-CN/checking.json';
import cnCli from './messages/zh-CN/cli.json';
import cnFormat from './messages/zh-CN/format.json';
import cnFormula from './messages/zh-CN/formula.json';
import cnReport from './messages/zh-CN/report.json';
import cnRules from './messages/zh-CN/rules.json';
import twChecking from './messages/zh-TW/checking.json';
import twCli from './messages/zh-TW/cli.json';
import twFormat from './messages/zh-TW/format.json';
import twFormula from './messages/zh-TW/formula.json';
import twReport from './messages/zh-TW/report.json';
import twRules from './messages/zh-TW/rules.json';

/** ICU message texts: language → room → code. A room's words stand in one flat file a language, `messages/<lang>/<room>.json`. */
export const CATALOGUE: Readonly<Record<Language, Readonly<Record<string, Readonly<Record<string, string>>>>>> = {
  'zh-CN': { checking: cnChecking, cli: cnCli, format: cnFormat, formula: cnFormula, report: cnReport, rules: cnRules },
  'zh-TW': { checking: twChecking, cli: twCli, format: twFormat, formula: twFormula, report: twReport, rules: twRules },
  en: { checking: enChecking, cli: enCli, format: enFormat, formula: enFormula, report: enReport, rules: enRules },
};
