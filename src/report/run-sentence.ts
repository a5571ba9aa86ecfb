import type { Report } from '../checking/report';
import type { Translator } from '../i18n/translator';
import type { Names } from './names';

const sum = (report: Report, field: 'rows' | 'notJudged' | 'notData'): number => report.coverage.reduce((total, ledger) => total + ledger[field], 0);

type Ran = { readonly report: Report; readonly names: Names };

/** What ran: rules, rows, violations, rows that could not be judged. */
export const runCounts = ({ report, names }: Ran): { readonly rules: number; readonly rows: number; readonly findings: number; readonly notJudged: number } => ({
  rules: names.rulesWithLedger,
  rows: sum(report, 'rows') - sum(report, 'notData'),
  findings: report.findings.filter((finding) => finding.verdict === 'violation').length,
  notJudged: sum(report, 'notJudged'),
});

/** "42 rules × 1,310 rows, 0 findings, 3 not judged": the whole run in one sentence. */
export const runInOneSentence = (ran: Ran & { readonly say: Translator }): string => ran.say('report.run-sentence', runCounts(ran));
