import fc from 'fast-check';
import { State } from '../../values/column';
import { cellOf } from '../exactly';
import { makeRules, show } from '../testing/formulas';
import { MISSING, UNREADABLE, type TestCell } from '../testing/world';

const PEOPLE = ['甲', '乙', '丙'] as const;
const DAYS = ['2026-10-01', '2026-10-02', '2026-10-03'] as const;
const unknown: readonly TestCell[] = [null, MISSING, UNREADABLE];
const among = (...known: readonly TestCell[]): fc.Arbitrary<TestCell> => fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: fc.constantFrom(...unknown) });

const asking = fc.record({ who: among(...PEOPLE), day: among(...DAYS), from: among(0, 60, 120), to: among(60, 120, 300), size: among('1', '2') });
const listed = fc.record({ who: among(...PEOPLE), day: among(...DAYS), start: among(0, 50, 90), end: among(90, 130), size: among('1', '2.5'), flag: among(true, false) });

const COLUMNS = {
  asking: { who: 'text', day: 'date', from: 'datetime', to: 'datetime', size: 'money' },
  listed: { who: 'text', day: 'date', start: 'datetime', end: 'datetime', size: 'money', flag: 'yesno' },
} as const;

const FORMULAS = [
  '=COUNTIFS(listed.who,who)',
  '=COUNTIFS(listed.who,who,listed.day,day)',
  '=COUNTIFS(listed.who,who,listed.flag,TRUE,listed.size,">1")',
  '=COUNTIFS(listed.who,who,listed.day,"<="&day)',
  '=COUNTIFS(asking.who,who,asking.day,day)',
  '=SUMIFS(listed.size,listed.who,who,listed.day,day,listed.flag,TRUE)',
  '=MAXIFS(listed.size,listed.who,who,listed.size,"<>2.5")',
  '=XLOOKUP(who,listed.who,listed.size)',
  '=LOOKUPS(listed.size,listed.who,who,listed.day,day)',
  '=COVERED(from,to,who,listed.who,listed.start,listed.end)',
  '=UNCOVERED(from,MAX(from,to),who,listed.who,listed.start,listed.end)',
  '=COVERED(from,IF(size>1,to,from),who,listed.who,listed.start,listed.end)>0',
  '=MINIFS(listed.size,listed.who,who)',
  '=COUNTIFS(listed.size,"<"&SUMIFS(listed.size,listed.who,who))',
  '=RUNLENGTH(size>1,from<to,who)',
  '=IF(COUNTIFS(listed.who,who,listed.day,day)>0,size,IF(size>1,size,2))',
  '=AND(COUNTIFS(listed.who,who)>=1,COUNTIFS(listed.who,who)<9)',
];

test.each(FORMULAS)('%s: a column says what each row says', (formula) => {
  fc.assert(
    fc.property(fc.array(asking, { minLength: 1, maxLength: 10 }), fc.array(listed, { maxLength: 8 }), (rows, others) => {
      const make = (): ReturnType<typeof makeRules> => makeRules({ ledgers: { asking: { columns: COLUMNS.asking, rows }, listed: { columns: COLUMNS.listed, rows: others } } });
      const columns = make();
      const column = columns.engine.column(columns.formula(formula), 'asking');
      const alone = make();
      const expression = alone.formula(formula);
      rows.forEach((_, row) => {
        const { state, value } = alone.engine.evaluate(expression, { ledger: 'asking', row });
        expect([row, column.state[row]]).toEqual([row, state]);
        if (state === State.Known) expect(show(cellOf(column, row))).toBe(show({ state, value }));
      });
    }),
    { numRuns: 150 },
  );
});
