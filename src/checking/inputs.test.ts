import { makeRules } from '../formula/testing/formulas';
import { makeWorld } from '../formula/testing/world';
import { missingInputs } from './inputs';

/* The rules know four ledgers' columns; the workbook lacks the ledger `trips`, and of `work` the column `early`. */
const rules = makeRules({
  ledgers: {
    work: { columns: { id: 'text', late: 'duration', early: 'duration', from: 'datetime', to: 'datetime' }, rows: [] },
    people: { columns: { id: 'text', limit: 'duration' }, rows: [] },
    trips: { columns: { id: 'text', start: 'datetime', end: 'datetime' }, rows: [] },
  },
  facts: { both: { unit: 'minute', formula: '=late + early' } },
  parameters: [
    { name: 'given', file: 'test', unit: 'minute', kind: 'duration', value: { n: 15n, d: 1n } },
    { name: 'open', file: 'test', unit: 'minute', kind: 'duration', value: null },
  ],
});
const world = makeWorld({ ledgers: { work: { columns: { id: 'text', late: 'duration', from: 'datetime', to: 'datetime' }, rows: [] }, people: { columns: { id: 'text' }, rows: [] } } });

const missing = (formula: string, fallbacks = false): string => {
  const { missingColumns, missingLedgers, missingParameters } = missingInputs([rules.formula(formula)], 'work', world, fallbacks);
  return [...missingColumns, ...missingLedgers.map((one) => `ledger ${one}`), ...missingParameters.map((one) => `figure ${one}`)].join(', ');
};

test.each([
  ['nothing', '=late > given', ''],
  ['an own column', '=early > given', 'early'],
  ['a column behind a fact', '=both > given', 'early'],
  ['a column of another ledger', '=late > XLOOKUP(id, people.id, people.limit)', 'people.limit'],
  ['a ledger', '=COUNTIFS(trips.id, id) > 0', 'ledger trips'],
  ['a figure', '=late > open', 'figure open'],
  ['all of them, each once, sorted', '=OR(early > open, early + open > late, COUNTIFS(trips.id, id) > 0)', 'early, ledger trips, figure open'],
  ['a ledger of windows: none are none', '=COVERED(from, to, id, trips.id, trips.start, trips.end) > given', ''],
  ['what the windows are asked for', '=COVERED(from, to, id, trips.id, trips.start, trips.end) > open', 'figure open'],
])('%s', (_, formula, expected) => expect(missing(formula)).toBe(expected));

describe('what only stands in for something', () => {
  test('is not missed where that is there', () => {
    expect(missing('=IFNA(late, open) > given')).toBe('');
    expect(missing('=IFNA(late, open) > given', true)).toBe('figure open');
  });

  test('is missed, and it alone, where that is not there: either would do', () => expect(missing('=IFNA(early, open) > given')).toBe('figure open'));
});
