import { createTranslator } from '../../i18n/translator';
import { phraseText } from '../../report/remark-text';
import { lintRules, type Phrase } from './index';
import { loadRules } from '../load';
import { changed, files, FIXTURE } from '../testing/fixture';

function lint(changes: Readonly<Record<string, string | null>> = {}): { file: string; pointer: string; code: string; params: Readonly<Record<string, string>> }[] {
  const folder = files(changes);
  const set = loadRules(folder);
  expect(set.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  return lintRules(set, folder).map(({ file, pointer, code, params, phrases }) => ({ file, pointer, code, params: { ...params, ...(phrases?.['example'] ? { example: exampleText(phrases['example']) } : {}) } }));
}
const exampleText = (phrase: Phrase): string => phraseText(phrase, 'en', createTranslator('en'));
const brief = (changes?: Readonly<Record<string, string | null>>): string[] => lint(changes).map(({ file, pointer, code }) => `${file} ${pointer} ${code}`);

test('the fixture', () => {
  expect(brief()).toEqual(['attendance.json /facts/day_pay unused-fact', 'attendance.json /facts/late_net unused-fact', 'attendance.json /parameters/grace unused-parameter', 'quotes.json /rules/0/name rule-without-cases']);
});

test('what others read is used', () => {
  const found = brief({ 'quotes.json': changed('quotes.json', '"=(price - cost) / price"', '"=(price - cost) / price * COUNTIFS(attendance.late_net, 0)"') });
  expect(found).not.toContain('attendance.json /facts/late_net unused-fact');
  expect(found).not.toContain('attendance.json /parameters/grace unused-parameter');
});

test('an unused table', () => {
  expect(brief({ 'attendance.json': changed('attendance.json', '"=TIER(lateness, late_minutes)"', '"=0"') })).toContain('attendance.json /tables/lateness unused-table');
});

describe('gaps', () => {
  const rows = (text: string): { pointer: string; witness: string | undefined }[] =>
    lint({ 'attendance.json': FIXTURE['attendance.json']!.replace(/"rows": \[[^\]]*\]/, () => `"rows": [${text}]`) })
      .filter(({ code }) => code === 'tier-gap' || code === 'table-gap')
      .map(({ pointer, params }) => ({ pointer, witness: params['example'] }));

  test.each([
    ['{ "upTo": 5, "value": 0 }, { "above": 5, "value": 1 }', null],
    ['{ "below": 5, "value": 0 }, { "from": 5, "value": 1 }', null],
    ['{ "below": 5, "value": 0 }, { "above": 5, "value": 1 }', '5 minutes'],
    ['{ "upTo": 5, "value": 0 }, { "from": 6, "value": 1 }', null],
    ['{ "upTo": 5, "value": 0 }, { "above": 6, "value": 1 }', '6 minutes'],
    ['{ "upTo": 5, "value": 0 }, { "from": 7, "value": 1 }', '6 minutes'],
    ['{ "from": 7, "value": 1 }, { "upTo": 5, "value": 0 }', '6 minutes'],
    // The rule asks for minutes above 0: it never looks 0 up.
    ['{ "above": 0, "value": 1 }', null],
    ['{ "from": 0, "value": 1 }', null],
    ['{ "from": 1, "value": 1 }', null],
    ['{ "from": 2, "value": 1 }', '1 minute'],
  ])('%s', (text, witness) => {
    expect(rows(text).map((gap) => gap.witness)).toEqual(witness === null ? [] : [witness]);
  });

  test('between percentages there is always a value', () => {
    const found = lint({
      'profile.json': changed('profile.json', '"60%"', '"60%"'),
      'quotes.json': changed('quotes.json', '{ "below": "30%", "value": "总经理" }', '{ "upTo": "29.99%", "value": "总经理" }'),
    }).filter(({ code }) => code === 'tier-gap');
    expect(found).toEqual([{ file: 'quotes.json', pointer: '/tables/authority/rows/2', code: 'tier-gap', params: { row: '3', from: '"upTo": "29.99%"', to: '"below": "30%"', example: '29.995%' } }]);
  });
});

test('a row that is never reached', () => {
  const table = `"tables": { "pay": { "title": { "zh-CN": "表", "en": "t" }, "kind": "decision", "hitPolicy": "first", "inputs": ["result", "late_minutes"], "unit": "yuan", "rows": [
    { "when": { "result": ["迟到"], "late_minutes": { "above": 0 } }, "value": 1 },
    { "when": { "result": ["迟到"], "late_minutes": { "from": 1, "upTo": 5 } }, "value": 2 },
    { "when": { "result": ["迟到"] }, "value": 3 } ] },`;
  const text = changed('attendance.json', '"tables": {', table).replace('"=TIER(lateness, late_minutes)"', '"=TIER(pay, result, late_minutes) + TIER(lateness, late_minutes)"');
  expect(lint({ 'attendance.json': text }).filter(({ code }) => code === 'row-unreachable')).toEqual([
    { file: 'attendance.json', pointer: '/tables/pay/rows/1', code: 'row-unreachable', params: { row: '2', by: '1' } },
  ]);
});

test.each([
  ['2026-01-01', 1, '"end"', null],
  ['2026-01-02', 1, '"end"', '2026-02-01'],
  ['2026-01-25', 26, '25', '2026-01-26'],
  ['2026-01-26', 26, '25', null],
])('a second version from %s in months from %i to %s', (day, from, to, start) => {
  const found = lint({
    'attendance-2025.json': changed('attendance.json', '"2026-01-01"', '"2025-12-10"'),
    'attendance.json': changed('attendance.json', '"2026-01-01"', `"${day}"`),
    'profile.json': changed('profile.json', '"from": 1, "to": "end"', `"from": ${from}, "to": ${to}`),
  }).filter(({ code, file }) => code === 'not-period-start' && file === 'attendance.json');
  expect(found.map(({ params }) => params['start'])).toEqual(start === null ? [] : [start]);
});

test('the first version of a file splits no month', () => {
  expect(lint({ 'attendance.json': changed('attendance.json', '"2026-01-01"', '"2026-01-02"') }).map(({ code }) => code)).not.toContain('not-period-start');
});

test('rules without a clause, but for what is only good to know', () => {
  const bare = (severity: string): string => FIXTURE['quotes.json']!.replace('"source": [{ "id": "QUO-1" }]', '"source": []').replace('"block"', `"${severity}"`);
  expect(brief({ 'quotes.json': bare('warn') })).toContain('quotes.json /rules/0/name rule-without-source');
  expect(brief({ 'quotes.json': bare('info') })).not.toContain('quotes.json /rules/0/name rule-without-source');
});

test('record-keeping, which is shown on request, must neither block nor write money', () => {
  const told = (file: string, severity: string): readonly string[] => brief({ [file]: FIXTURE[file]!.replace(/"severity": "\w+"/, `"severity": "${severity}", "hygiene": true`) }).filter((text) => text.endsWith('hygiene-holds-more'));
  expect(told('quotes.json', 'block')).toEqual(['quotes.json /rules/0/event/params/hygiene hygiene-holds-more']);
  expect(told('quotes.json', 'warn')).toEqual([]);
  const withLine = loadRules(files({})).files.find(({ rules }) => rules[0]?.line)!.path;
  expect(told(withLine, 'warn')).toEqual([`${withLine} /rules/0/event/params/hygiene hygiene-holds-more`]);
});

test('what is used, and in force, is not asked while a file is broken', () => {
  const folder = files({ 'quotes.json': '{', 'library/x/more.json': FIXTURE['quotes.json']!.replace('"id": "quotes"', '"id": "more"') });
  const codes = lintRules(loadRules(folder), folder).map(({ code }) => code);
  expect(codes).toContain('rule-without-cases');
  for (const code of ['unused-fact', 'unused-parameter', 'unused-table', 'never-in-force']) expect(codes).not.toContain(code);
});

test('a file that is never in force', () => {
  expect(brief({ 'more.json': FIXTURE['quotes.json']!.replace('"id": "quotes"', '"id": "more"') })).toContain('more.json  never-in-force');
  expect(brief({ 'library/x/quotes.json': FIXTURE['quotes.json']!.replace('"id": "quotes"', '"id": "more"') })).not.toContain('library/x/quotes.json  never-in-force');
});

test('a named condition that no rule asks', () => {
  const text = FIXTURE['attendance.json']!.replace('"conditions": {\n    "is_late"', '"conditions": {\n    "spare": { "all": [{ "fact": "late_minutes", "operator": "equal", "value": 1 }] },\n    "is_late"');
  expect(brief({ 'attendance.json': text })).toContain('attendance.json /conditions/spare unused-condition');
  expect(brief()).not.toContain('attendance.json /conditions/is_late unused-condition');
});

test('a parameter without a figure, and the rules that wait for it through a table', () => {
  const found = lint({ 'profile.json': changed('profile.json', ',\n  "parameters": { "quotes": { "top_from": "60%" } }', '') }).filter(({ code }) => code === 'parameter-waits');
  expect(found).toEqual([{ file: 'quotes.json', pointer: '/parameters/top_from/value', code: 'parameter-waits', params: { name: 'top_from', rules: 'too-low' } }]);
  expect(brief().filter((text) => text.includes('waits'))).toEqual([]);
});
