import { companyOf, declared, rule, ruleFile } from '../checking/testing/rules';
import { Standing } from './standing';

const fact = (formula: string, more = {}) => declared({ unit: 'count', formula, source: [{ id: 'TST-2' }], ...more });
const rulesUsing = (files: Parameters<typeof companyOf>[0], name: string): readonly string[] => {
  const standing = new Standing(companyOf(files));
  return standing.rulesUsing(standing.parts.filter(({ part }) => part.name === name)).map(({ rule: { id } }) => id);
};

const week = declared({ unit: 'month', formula: '=PERIOD(work_date, "W")' });
const days = fact('=COUNT(late)', { per: ['week'] });

test('a rule goes by the facts that its rows are grouped by', () => {
  const busy = rule('busy', { per: ['week'], conditions: { all: [{ fact: 'as_of', operator: 'greaterThan', value: '2026-01-01' }] } });
  expect(rulesUsing({ 'work.json': ruleFile([busy], { facts: { week } }) }, 'week')).toEqual(['late/busy']);
});

test('and by the facts that a group behind it goes by', () => {
  const many = rule('many', { conditions: { all: [{ fact: 'days', operator: 'greaterThan', value: 1 }] } });
  expect(rulesUsing({ 'work.json': ruleFile([many], { facts: { week, days } }) }, 'week')).toEqual(['late/many']);
});

test('of another file a rule reads the values of rows: a group’s value of that name is not meant', () => {
  const late = rule('late', { conditions: { all: [{ fact: 'sum', operator: 'greaterThan', value: 15 }] } });
  const other = (formula: string, more = {}) => ({ ...ruleFile([rule('other')], { facts: { minutes: fact(formula, more) } }) });
  const files = {
    'work.json': ruleFile([late], { facts: { sum: fact('=SUMIFS(work.minutes, work.late, ">0")') } }),
    'rows.json': { ...other('=1'), id: 'rows' },
    'groups.json': { ...other('=COUNT(late)', { per: ['employee_id'] }), id: 'groups' },
  };
  const standing = new Standing(companyOf(files));
  const using = (id: string): readonly string[] => standing.rulesUsing(standing.parts.filter(({ file, part }) => file.id === id && part.name === 'minutes')).map(({ rule: one }) => one.id);
  expect([using('rows'), using('groups')]).toEqual([['late/late'], []]);
});
