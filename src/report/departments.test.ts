import fc from 'fast-check';
import type { Report } from '../checking/report';
import { LANGUAGES } from '../i18n/language';
import { createTranslator } from '../i18n/translator';
import { amountOf, fenOf } from '../values/amount';
import { chartOf, largestOf, sumOfBars, thousandths } from './chart';
import { departmentsOf, ofDepartment, ofPerson } from './departments';
import { documentOf, documentsOf, DOCUMENTS } from './documents';
import { renderProposal, renderSlips } from './html';
import { secondView } from './second-view';
import { reportSheets } from './sheets';
import { tableOf } from './tables';
import { textOf } from './tables/table';
import { viewOf, type View } from './tables/view';
import { changed, finding, line, report, SET } from './testing/sample';

const view = (value: Report): View => viewOf(value, SET, 'zh-CN', createTranslator('zh-CN'));

/** Each person's lines as a report: who, where they belong, item and fen. */
type Amount = readonly [person: number, fen: bigint, item: 'lateness' | 'full-attendance'];
const DEPARTMENTS = ['=业务部', '客服部', null];

function reportOf(amounts: readonly Amount[]): Report {
  const people = [...new Set(amounts.map(([person]) => person))];
  const idOf = (person: number): string => `E${person}X`;
  const total = (person: number): Report['totals'][number] => {
    const own = amounts.filter(([one]) => one === person);
    const items = new Map<string, bigint>();
    for (const [, fen, item] of own) items.set(item, (items.get(item) ?? 0n) + fen);
    return {
      employee_id: idOf(person), employee_name: `人${person}员`, department: DEPARTMENTS[person % 3]!, month: '2026-10',
      items: Object.fromEntries([...items].map(([item, fen]) => [item, amountOf(fen)])), net: amountOf(own.reduce((sum, [, fen]) => sum + fen, 0n)),
    };
  };
  return report({
    lines: amounts.map(([person, fen, item], at) => line({ employee_id: idOf(person), item, amount: amountOf(fen), key: { n: String(at) } })),
    totals: people.map(total),
    findings: people.map((person) => finding({ id: `f${person}`, person: { employee_id: idOf(person), employee_name: `人${person}员` }, message: `人${person}员 迟到` })),
    reconciliation: people.map((person) => ({ employee_id: idOf(person), employee_name: `人${person}员`, month: '2026-10', rule: 'attendance/late', version: '2026-01-01', name: null, items: ['lateness'], due: '1.00', paid: null, file: '', sheet: '工资', row: 1 })),
  });
}

const amounts = fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.bigInt(-(10n ** 12n), 10n ** 12n).filter((fen) => fen !== 0n), fc.constantFrom('lateness' as const, 'full-attendance' as const)), { minLength: 1, maxLength: 40 });
const sum = (texts: readonly string[]): bigint => texts.reduce((all, text) => all + fenOf(text), 0n);

describe('a report by department', () => {
  test('parts the amounts to the fen: each is in one department, and all of them are everything', () => {
    fc.assert(
      fc.property(amounts, (of) => {
        const whole = view(reportOf(of));
        const parts = departmentsOf(whole.report).map(({ department }) => ofDepartment(whole, department));
        expect(parts.flatMap(({ report: { lines } }) => lines.map(({ key }) => key['n'])).sort()).toEqual(whole.report.lines.map(({ key }) => key['n']).sort());
        expect(sum(parts.flatMap(({ report: { totals } }) => totals.map(({ net }) => net)))).toBe(sum(whole.report.lines.map(({ amount }) => amount)));
        const chart = chartOf(whole);
        for (const bars of [chart.departments, chart.items]) {
          const all = sumOfBars(bars);
          expect([fenOf(all.added) + fenOf(all.deducted), fenOf(all.net)]).toEqual([fenOf(all.net), sum(whole.report.lines.map(({ amount }) => amount))]);
        }
        expect(chart.departments.map(({ net }) => net)).toEqual(parts.map(({ report: { totals } }) => amountOf(sum(totals.map(({ net }) => net)))));
      }),
    );
  });

  test('holds nobody else: not in its sheets, its pages, its slips or its tables', () => {
    const whole = view(reportOf([[1, -3100n, 'lateness'], [2, 20000n, 'full-attendance'], [3, -7700n, 'lateness'], [4, -1200n, 'lateness']]));
    for (const { department } of departmentsOf(whole.report)) {
      const part = ofDepartment(whole, department);
      const own = whole.report.totals.filter((total) => total.department === department).map(({ employee_id }) => employee_id);
      const others = whole.report.totals.filter((total) => total.department !== department).flatMap(({ employee_id, employee_name, net }) => [employee_id, employee_name!, net]);
      const texts = [
        renderProposal(part, secondView(part)),
        renderSlips(part, secondView(part)),
        JSON.stringify(reportSheets(part, { file: '台账.xlsx', taken: [], tables: ['lines', 'totals', 'reconciliation'] })),
        ...documentsOf(part).map((kind) => documentOf(kind, part).text),
      ];
      for (const text of texts) {
        for (const other of others) expect([department, other, text.includes(other)]).toEqual([department, other, false]);
        for (const id of own) expect([department, id, text.includes(id)]).toEqual([department, id, true]);
      }
    }
    expect(departmentsOf(whole.report)).toEqual([{ department: '客服部', people: 2 }, { department: null, people: 1 }, { department: '=业务部', people: 1 }].sort((a, b) => (a.department === null ? 1 : b.department === null ? -1 : a.department < b.department ? -1 : 1)));
    const person = ofPerson(whole, 'E2X');
    expect(person.report.totals.map(({ employee_id }) => employee_id)).toEqual(['E2X']);
    expect(renderSlips(person, secondView(person))).not.toMatch(/E[134]X/);
  });

  test('of what an amount is summed up, a department is told the number of values alone', () => {
    const explain = { name: 'override', formula: '=team * share', unit: 'yuan', value: '15', inputs: [{ name: 'team', unit: 'yuan', value: '4711.00' }, { name: 'team', unit: 'yuan', value: '200.00' }, { name: 'share', unit: 'percent', value: '0.05' }] };
    const value = { ...reportOf([[2, 1500n, 'full-attendance']]) };
    const whole = view({ ...value, lines: value.lines.map((one) => ({ ...one, explain })) });
    const arithmetic = (of: View): string => textOf(tableOf('lines', of).rows[0]![7]!);
    expect(arithmetic(whole)).toContain('4,711.00');
    expect(arithmetic(ofDepartment(whole, null))).not.toContain('4,711.00');
    expect(arithmetic(ofDepartment(whole, null))).toContain('共 2 个');
  });

  test('a department’s name makes a name that a sheet may have', () => {
    const value = reportOf([[1, -100n, 'lateness']]);
    const odd = view({ ...value, totals: value.totals.map((total) => ({ ...total, department: "市场/销售*[一]部?".repeat(4) })) });
    const [sheet] = reportSheets(ofDepartment(odd, odd.report.totals[0]!.department), { file: '台账.xlsx', taken: [], tables: ['lines'] });
    expect(sheet!.name).toMatch(/^工资调整明细 · 市场 销售/);
    expect(sheet!.name.length).toBeLessThanOrEqual(31);
  });
});

test('bars: the largest is a thousand, what is anything at all is seen', () => {
  const bars = chartOf(view(reportOf([[1, -1n, 'lateness'], [2, 100_000n, 'full-attendance'], [4, 50_000n, 'full-attendance']]))).items;
  const largest = largestOf(bars);
  expect([largest, thousandths('1500.00', largest), thousandths('-0.01', largest), thousandths('0.00', largest), thousandths('1.00', '0.00'), thousandths('750.00', largest)]).toEqual(['1500.00', 1000, 1, 0, 0, 500]);
});

test('findings are counted by rule: grave ones first, waived ones not', () => {
  const { rules } = chartOf(view(report({ findings: [finding({ id: 'a' }), finding({ id: 'b', verdict: 'cannot-judge' }), finding({ id: 'c', rule: 'attendance/absent', severity: 'block' }), finding({ id: 'd', waived: { category: 'x', reason: 'y', by: 'z', at: '2026-11-01 09:00', expires: null } })] })));
  expect(rules.map(({ severity, violations, cannotJudge }) => [severity, violations, cannotJudge])).toEqual([['block', 1, 0], ['warn', 1, 1]]);
});

describe('documents', () => {
  test.each(LANGUAGES)('in %s each has a name for a file and is what the command line writes; a department has no report of everybody', (lang) => {
    const whole = viewOf(changed, SET, lang, createTranslator(lang));
    expect(documentsOf(whole)).toEqual(DOCUMENTS.filter((kind) => kind !== 'reconciliation.csv' && kind !== 'hygiene.csv'));
    for (const kind of documentsOf(whole)) {
      const { name, type, text } = documentOf(kind, whole);
      expect(name).toMatch(new RegExp(`^[^\\\\/:*?"<>|]+\\.${kind.slice(kind.indexOf('.') + 1)}$`));
      expect(name).not.toContain('report.document');
      expect([type, text.length > 0]).toEqual([{ html: 'text/html;charset=utf-8', csv: 'text/csv;charset=utf-8', json: 'application/json;charset=utf-8' }[kind.slice(kind.indexOf('.') + 1)], true]);
    }
    expect(documentsOf(ofPerson(whole, '000102'))).toEqual(['proposal.html', 'slips.html', 'lines.csv', 'totals.csv']);
  });

  test('no cell of a table runs as a formula: a department may be called =1+1', () => {
    const { text } = documentOf('lines.csv', view(reportOf([[3, -100n, 'lateness']])));
    expect(text.startsWith('\ufeff')).toBe(true);
    expect(text).toContain(",'=业务部,");
  });
});
