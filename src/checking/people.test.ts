import fc from 'fast-check';
import { State } from '../values/column';
import { finished } from '../values/steps';
import { joinPeople } from './people';
import { columnDefinition, ledgerDefinition, ledgerOf, texts } from './testing/ledgers';
import { textAt } from './columns';

const reference = { ledger: 'employees', column: 'employee_id', nameHere: 'employee_name', nameThere: 'name', about: true };
const definitions = new Map([
  ['employees', ledgerDefinition('employees', [columnDefinition('employee_id'), columnDefinition('name')])],
  ['leave', ledgerDefinition('leave', [columnDefinition('employee_id', { references: reference }), columnDefinition('employee_name')])],
  ['deals', ledgerDefinition('deals', [columnDefinition('employee_id', { references: reference }), columnDefinition('employee_name')])],
]);

function join(people: readonly (readonly [string, string])[] | null, ids: readonly (string | null)[] | null, names: readonly (string | null)[]) {
  const ledgers = new Map([['leave', ledgerOf('leave', { ...(ids ? { employee_id: texts(ids) } : {}), employee_name: texts(names) })]]);
  if (people) ledgers.set('employees', ledgerOf('employees', { employee_id: texts(people.map(([id]) => id)), name: texts(people.map(([, name]) => name)) }));
  const leave = finished(joinPeople(ledgers, definitions)).get('leave')!;
  const column = leave.columns.get('employee_id');
  return { ids: names.map((_, row) => textAt(column, row)), states: [...(column?.state ?? [])], notes: leave.notes, candidates: column?.candidates };
}

const PEOPLE = [
  ['000101', '李华'],
  ['000102', '王芳'],
  ['000103', '王芳'],
] as const;

test('an id joins as it is, and where a sheet lost its leading zeros', () => {
  const { ids, notes } = join(PEOPLE, ['000101', '101', '0102'], ['李华', '李华', '王芳']);
  expect(ids).toEqual(['000101', '000101', '000102']);
  expect(notes).toEqual([expect.objectContaining({ severity: 'info', code: 'joined-by-zeros', params: { count: '2' } })]);
});

test('without an id a name joins, if it is one person', () => {
  const { ids, states, notes, candidates } = join(PEOPLE, [null, null, null], ['李华', '王芳', '赵云']);
  expect(ids).toEqual(['000101', null, '赵云']);
  expect(states).toEqual([State.Known, State.Unreadable, State.Known]);
  expect(notes.map(({ severity, code }) => `${severity} ${code}`)).toEqual(['unreadable ambiguous-name', 'info joined-by-name', 'info unknown-name']);
  expect(candidates).toEqual(new Map([[1, ['000102', '000103']]]));
});

test('a name joins in 繁體, too', () => {
  expect(join([['000101', '李华']], [null], ['李華']).ids).toEqual(['000101']);
});

test('a sheet of names alone gets ids', () => {
  expect(join(PEOPLE, null, ['李华']).ids).toEqual(['000101']);
});

test('two people whose ids differ in zeros only are told apart by name or not at all', () => {
  const twins = [
    ['0101', '李华'],
    ['00101', '王芳'],
  ] as const;
  const { ids, states } = join(twins, ['0101', '101', '101'], [null, '王芳', null]);
  expect(ids).toEqual(['0101', '00101', null]);
  expect(states[2]).toBe(State.Unreadable);
});

test('somebody who is not among the employees keeps the id', () => {
  expect(join(PEOPLE, ['000999'], ['路人']).ids).toEqual(['000999']);
});

test('without the employees ledger the ids of the other ledgers find each other', () => {
  const ledgers = new Map([
    ['leave', ledgerOf('leave', { employee_id: texts(['101', '102']) })],
    ['deals', ledgerOf('deals', { employee_id: texts(['000101', '000102']) })],
  ]);
  const leave = finished(joinPeople(ledgers, definitions)).get('leave')!;
  expect([0, 1].map((row) => textAt(leave.columns.get('employee_id'), row))).toEqual(['000101', '000102']);
});

test('joining is sure: an id that comes out is the one person that the row can mean', () => {
  const id = fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 1, max: 4 })).map(([zeros, n]) => '0'.repeat(zeros) + String(n));
  fc.assert(
    fc.property(fc.uniqueArray(id, { minLength: 1, maxLength: 6 }), id, (roster, asked) => {
      const { ids } = join(roster.map((one) => [one, `name of ${one}`] as const), [asked], [null]);
      const same = roster.filter((one) => Number(one) === Number(asked));
      const expected = roster.includes(asked) ? asked : same.length === 1 ? same[0] : same.length === 0 ? asked : null;
      expect(ids[0]).toBe(expected);
    }),
  );
});

test('an id beside the name of somebody else means neither for certain', () => {
  const { ids, notes, candidates } = join(PEOPLE, ['000101', '000103', '000101'], ['王芳', '王芳', '李小华']);
  // A name that is nobody's does not shake an id.
  expect(ids).toEqual([null, '000103', '000101']);
  expect(candidates).toEqual(new Map([[0, ['000101', '000102', '000103']]]));
  expect(notes.map(({ severity, code }) => `${severity} ${code}`)).toEqual(['unreadable id-beside-other-name']);
});

test('the space inside a name makes no difference', () => {
  expect(join(PEOPLE, [null], ['李 华']).ids).toEqual(['000101']);
});
