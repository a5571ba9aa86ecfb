import { lintRules } from '../rules/analysis';
import { loadRules } from '../rules/load';
import { parseDateTime } from '../values/time';
import { checkLedgers } from './check';
import { ledgerOf, numbers, texts } from './testing/ledgers';
import { folderOf, rule, ruleFile } from './testing/rules';

type Json = Readonly<Record<string, unknown>>;
const words = (text: string): Json => ({ 'zh-CN': text, en: text });
const TICKETS = {
  key: 'tickets',
  title: words('Tickets'),
  rowKey: ['no'],
  dateColumn: 'received',
  columns: { no: { type: 'text', headers: ['no'] }, received: { type: 'datetime', headers: ['received'] }, answered: { type: 'datetime', headers: ['answered'] } },
};
const late = rule('late', { conditions: { all: [{ fact: 'taken', operator: 'greaterThan', value: 4 }] } });
const taken = { title: words('taken'), unit: 'hour', formula: '=WORKTIME(received, answered)' };
const folder = (calendar: Json) =>
  folderOf(
    { 'ledgers/tickets.json': TICKETS, 'calendar.json': { base: 'CN', days: [], ...calendar }, 'tickets.json': ruleFile([late], { id: 'tickets', ledger: 'tickets', facts: { taken } }) },
    { inForce: [{ file: 'tickets.json', from: '2026-01-01' }] },
  );
const datetimes = (...at: readonly string[]) => numbers('datetime', 0, at.map((one) => parseDateTime(one)));
const tickets = ledgerOf('tickets', {
  no: texts(['1', '2', '3']),
  received: datetimes('2026-10-16 15:00', '2026-10-16 15:00', '2026-10-16 15:00'),
  answered: datetimes('2026-10-19 09:59', '2026-10-19 10:00', '2026-10-19 10:01'),
});
const HOURS = { hours: [['09:00', '12:00'], ['13:00', '18:00']] };

test('four hours of work over a weekend: −1, 0 and +1 minute', async () => {
  const { findings } = await checkLedgers(loadRules(folder(HOURS)), [], [tickets], { month: '2026-10' });
  expect(findings.map(({ key }) => key)).toEqual([{ no: '3' }]);
});

test('without hours the rule waits for them, and says so', async () => {
  const set = loadRules(folder({}));
  const { findings, coverage } = await checkLedgers(set, [], [tickets], { month: '2026-10' });
  expect(findings).toEqual([]);
  expect(coverage[0]!.notJudgedRules).toEqual([{ rule: 'tickets/late', missingColumns: [], missingLedgers: [], missingParameters: ['calendar.hours'] }]);
  const hints = (calendar: Json) => lintRules(loadRules(folder(calendar)), folder(calendar)).filter(({ code }) => code === 'hours-wait').map(({ pointer, params }) => [pointer, params]);
  expect(hints({})).toEqual([['/rules/0', { rules: 'late' }]]);
  expect(hints(HOURS)).toEqual([]);
});

test.each<[string, unknown, string[]]>([
  ['one after the other', [['09:00', '12:00'], ['12:00', '24:00']], []],
  ['overlapping', [['09:00', '12:00'], ['11:59', '18:00']], ['hours-out-of-order']],
  ['ending as they begin', [['09:00', '09:00']], ['hours-out-of-order']],
  ['no time', [['9:00', '12:00']], ['bad-time']],
  ['none', [], ['empty']],
  ['three', [['09:00', '12:00', '13:00']], ['too-many']],
])('hours %s', (_, hours, codes) => {
  expect(loadRules(folder({ hours })).problems.filter(({ file }) => file === 'calendar.json').map(({ code }) => code)).toEqual(codes);
});
