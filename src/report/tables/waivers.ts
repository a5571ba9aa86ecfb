import { printable } from '../layout';
import { waiverCounts, waiversInWords } from '../waived-words';
import { ordered } from './ordered';
import type { Table, TableCell } from './table';
import type { View } from './view';

/** What people let pass, one waiver a row, with what became of it in this run. */
export function waiversTable(view: View): Table {
  const { report, say } = view;
  const { linkOf } = ordered(view);
  const rows = waiversInWords(view).map(({ waiver, state, category, rule, about }): TableCell[] => {
    const leadsTo = linkOf.get(waiver.finding);
    return [
      state,
      leadsTo === undefined ? printable(rule) : { text: printable(rule), leadsTo },
      printable(about),
      printable(category),
      printable(waiver.reason),
      printable(waiver.by),
      printable(waiver.at),
      waiver.expires ?? '',
      waiver.money ?? '',
      waiver.rule,
      waiver.version,
      printable(waiver.finding),
    ];
  });
  return {
    name: 'waivers',
    title: say('report.table-waivers'),
    columns: [
      { header: say('report.head-state'), kind: 'text' },
      { header: say('report.head-rule'), kind: 'text' },
      { header: say('report.head-about'), kind: 'text' },
      { header: say('report.head-category'), kind: 'text' },
      { header: say('report.head-reason'), kind: 'prose' },
      { header: say('report.head-by'), kind: 'text' },
      { header: say('report.head-said-at'), kind: 'text' },
      { header: say('report.head-expires'), kind: 'date' },
      { header: say('report.head-lifted'), kind: 'money' },
      { header: say('report.head-rule-id'), kind: 'text' },
      { header: say('report.head-version'), kind: 'text' },
      { header: say('report.head-id'), kind: 'text' },
    ],
    rows,
    printed: 9,
    sums: [],
    notes: [waiverCounts(view, report)],
  };
}
