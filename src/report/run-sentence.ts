import type { Report } from '../checking/report';
import type { Translator } from '../i18n/translator';
import type { Names } from './names';

const sum = (report: Report, field: 'rows' | 'notJudged' | 'notData'): number => report.coverage.reduce((total, ledger) => total + ledger[field], 0);

/** "42 rules × 1,310 rows, 0 findings, 3 not judged": the whole run in one sentence. */
export const runInOneSentence = ({ report, names, say }: { readonly report: Report; readonly names: Names; readonly say: Translator }): string =>
  say('report.run-sentence', {
    rules: names.rulesWithLedger,
    rows: sum(report, 'rows') - sum(report, 'notData'),
    findings: report.findings.filter((finding) => finding.verdict === 'violation').length,
    notJudged: sum(report, 'notJudged'),
  });
