import fc from 'fast-check';
import { createEngine } from './engine';
import type { Expression } from './expression';
import { makeRules, show } from './testing/formulas';
import { makeWorld, MISSING, UNREADABLE, type TestCell } from './testing/world';

const COLUMNS = { who: 'text', day: 'date', size: 'count', flag: 'yesno' } as const;
type Name = keyof typeof COLUMNS;
const NAMES = Object.keys(COLUMNS) as Name[];

const cell = (name: Name): fc.Arbitrary<TestCell> => {
  const known: Record<Name, readonly TestCell[]> = { who: ['甲', '乙', ''], day: ['2026-10-01', '2026-10-02'], size: [0, 1], flag: [true, false] };
  return fc.constantFrom<TestCell>(...known[name], ...known[name], null, MISSING, UNREADABLE);
};
const row = fc.record({ who: cell('who'), day: cell('day'), size: cell('size'), flag: cell('flag') });

const isKnown = (value: TestCell): boolean => value !== null && typeof value !== 'symbol';

test('rows are found by the keys that are known of them, as by looking at each', () => {
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), fc.shuffledSubarray(NAMES, { minLength: 1 }), (rows, keys) => {
      const engine = createEngine(makeWorld({ ledgers: { list: { columns: COLUMNS, rows } } }));
      const args = keys.flatMap((column): Expression[] => {
        const kind = COLUMNS[column];
        const right: Expression = { op: 'column', kind, ledger: 'list', column };
        return [{ op: 'range', kind, ledger: 'list', column }, { op: 'binary', operator: '=', kind: 'yesno', left: { op: 'item', kind }, right }];
      });
      const call: Expression = { op: 'call', name: 'COUNTIFS', kind: 'count', args };
      rows.forEach((asking, index) => {
        if (!keys.every((key) => isKnown(asking[key]))) return;
        const [sure, open] = [[] as unknown[], [] as unknown[]];
        for (const other of rows) {
          // A blank text is nobody's name.
          if (keys.some((key) => (isKnown(other[key]) ? other[key] !== asking[key] : key === 'who' && other[key] === null))) continue;
          (keys.every((key) => isKnown(other[key])) ? sure : open).push(other);
        }
        const { value, low, high } = engine.evaluate(call, { ledger: 'list', row: index });
        const wanted = [BigInt(sure.length), BigInt(sure.length + open.length)];
        expect(typeof value === 'object' && value !== null && 'n' in value ? [value.n, value.n] : [low?.n, high?.n]).toEqual(wanted);
      });
    }),
    { numRuns: 300 },
  );
});

test('a row that is one of several people is found by those and by nobody else', () => {
  const people = ['甲', '乙', '丙', '丁'];
  const who = fc.oneof(fc.constantFrom(...people), fc.subarray(people, { minLength: 1 }), fc.constant(UNREADABLE));
  fc.assert(
    fc.property(fc.array(fc.record({ who, size: fc.constantFrom(0, 1) }), { minLength: 1, maxLength: 12 }), (rows) => {
      const written = rows.map(({ who, size }): Readonly<Record<string, TestCell>> => ({ who: typeof who === 'string' ? who : UNREADABLE, size }));
      const candidates = new Map(rows.flatMap(({ who }, row) => (Array.isArray(who) ? [[row, who] as const] : [])));
      const asking = people.map((name) => ({ who: name, size: 1 }));
      const world = makeWorld({ ledgers: { list: { columns: { who: 'text', size: 'count' }, rows: written }, asking: { columns: { who: 'text', size: 'count' }, rows: asking } } });
      const list = world.table('list')!;
      const columns = new Map(list.columns).set('who', { ...list.columns.get('who')!, candidates });
      const engine = createEngine({ ...world, table: (ledger) => (ledger === 'list' ? { ...list, columns } : world.table(ledger)) });
      const equals = (kind: 'text' | 'count', column: string): Expression[] => [
        { op: 'range', kind, ledger: 'list', column },
        { op: 'binary', operator: '=', kind: 'yesno', left: { op: 'item', kind }, right: { op: 'column', kind, ledger: 'asking', column } },
      ];
      const call: Expression = { op: 'call', name: 'COUNTIFS', kind: 'count', args: [...equals('text', 'who'), ...equals('count', 'size')] };
      const column = engine.column(call, 'asking');
      people.forEach((name, row) => {
        const sure = rows.filter((one) => one.size === 1 && one.who === name).length;
        const perhaps = rows.filter((one) => one.size === 1 && (one.who === UNREADABLE || (Array.isArray(one.who) && one.who.includes(name)))).length;
        const { value, low, high } = engine.evaluate(call, { ledger: 'asking', row });
        expect(typeof value === 'object' && value !== null && 'n' in value ? [value.n, value.n] : [low?.n, high?.n]).toEqual([BigInt(sure), BigInt(sure + perhaps)]);
        expect(column.state[row]).toBe(perhaps === 0 ? 0 : 3);
      });
    }),
    { numRuns: 300 },
  );
});

test('unknown limits with different bounds share no answer', () => {
  const rules = makeRules({
    ledgers: {
      claims: {
        columns: { id: 'text', amount: 'money', kind: 'text' },
        rows: [{ id: 'A', amount: '10', kind: UNREADABLE }, { id: 'B', amount: '1000', kind: UNREADABLE }],
      },
      people: { columns: { pay: 'money' }, rows: [{ pay: '100' }] },
    },
  });
  const formula = '=COUNTIFS(people.pay,">"&SUMIFS(claims.amount,claims.id,id,claims.kind,"food"))';
  expect([0, 1].map((at) => show(rules.at(at, formula)))).toEqual(['1', 'unreadable']);
  const { engine } = rules;
  const expression = rules.formula(formula);
  expect([0, 1].map((at) => show(engine.evaluate(expression, { ledger: 'claims', row: at })))).toEqual(['1', 'unreadable']);
  expect([...engine.column(expression, 'claims').state]).toEqual([0, 3]);
});

test('of many rows with an unknown key each asking row sees its own', () => {
  const count = 20_000;
  const rows = Array.from({ length: count }, (_, at) => ({ who: `p${at % (count / 4)}`, size: at % 4, flag: at % 2 === 0 ? null : true }));
  const engine = createEngine(makeWorld({ ledgers: { list: { columns: { who: 'text', size: 'count', flag: 'yesno' }, rows } } }));
  const test = (right: Expression): Expression => ({ op: 'binary', operator: '=', kind: 'yesno', left: { op: 'item', kind: right.kind }, right });
  const args: Expression[] = [
    { op: 'range', kind: 'text', ledger: 'list', column: 'who' }, test({ op: 'column', kind: 'text', ledger: 'list', column: 'who' }),
    { op: 'range', kind: 'yesno', ledger: 'list', column: 'flag' }, test({ op: 'constant', kind: 'yesno', value: true }),
  ];
  const column = engine.column({ op: 'call', name: 'COUNTIFS', kind: 'count', args }, 'list');
  // Rows with p0, p2 … are all of unknown flag, those with p1, p3 … all true.
  expect([column.state[0], column.state[1], column.values[1]]).toEqual([3, 0, 4]);
});
