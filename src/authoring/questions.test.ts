import { join } from 'node:path';
import { readRulesFolder } from '../cli/rules-folder';
import { createTranslator } from '../i18n/translator';
import { answerText, questionText } from '../report/question-text';
import { loadRules } from '../rules/load';
import type { RuleFile } from '../rules/model';
import type { RuleFileShape } from '../rules/shapes';
import { changed, load } from '../rules/testing/fixture';
import { withEdits } from './edit';
import { questionsOfTable, type Question } from './questions';
import { saidByTables } from './restated';
import { questionsOfRule } from './rule-questions';

const FILES = readRulesFolder(join(__dirname, '../../rules'), { cases: false }).files;
const SET = loadRules(FILES);
const file = (path: string): RuleFile => SET.files.find((one) => one.path === path)!;
const textOf = (path: string): string => FILES.find((one) => one.path === path)!.text;
const say = createTranslator('zh-CN');
const words = (question: Question): string[] => [questionText(question, 'zh-CN', say), ...question.answers.map((answer) => `${answer.isNow ? '●' : '○'} ${answerText(answer, 'zh-CN', say)}`)];
const ofTable = (path: string, name: string, text = textOf(path)): readonly Question[] => questionsOfTable(SET, file(path), text, name);
const ofRule = (path: string, name: string, text = textOf(path)): readonly Question[] => questionsOfRule(SET, file(path), text, name);
/** The text with the `answer`-th answer of a question taken. */
const taken = (text: string, question: Question, answer: number): string => withEdits(text, question.answers[answer]!.edits);
const shape = (text: string): RuleFileShape => JSON.parse(text) as RuleFileShape;

test('to which row a bound belongs', () => {
  const [first] = ofTable('commission.json', 'commission_rates');
  expect(words(first!)).toEqual(['当月业务量正好 11 万元，算哪一行？', '○ 第 1 行：0.1%', '● 第 2 行：0.15%']);
  const text = taken(textOf('commission.json'), first!, 0);
  expect(shape(text).tables!['commission_rates']!.rows.slice(0, 2)).toMatchObject([{ from: 0, upTo: 11 }, { above: 11, below: 51 }]);
  // The switch says what the tables now are, and nothing else has changed.
  expect(shape(text).switches!['TIER_EDGE']).toEqual(['from', 'above']);
  const back = ofTable('commission.json', 'commission_rates', text)[0]!;
  expect(back.answers.map(({ isNow }) => isNow)).toEqual([true, false]);
  expect(JSON.parse(taken(text, back, 1))).toEqual(JSON.parse(textOf('commission.json')));
});

test('what a row gives is told by the titles of its outputs', () => {
  const [first] = ofTable('attendance.json', 'lateness');
  expect(words(first!)[1]).toBe('● 第 1 行：扣款 0.00 元、折算事假 0 天');
});

test('of all, or of what is above: with what it comes to', () => {
  const rate = ofTable('commission.json', 'commission_rates').find(({ code }) => code === 'rate')!;
  expect(words(rate)).toEqual(['比例乘的是全部，还是各段分别乘？例如当月业务量 11 万元：', '● 乘全部，得 165.00 元', '○ 各段乘各段的比例再相加，得 110.00 元']);
  const text = taken(textOf('commission.json'), rate, 1);
  expect([shape(text).tables!['commission_rates']!.kind, shape(text).switches!['TIER_MODE']]).toEqual(['marginal rate', 'marginal']);
});

test('several rows, and values in none', () => {
  const path = 'trips.json';
  const holed = withEdits(textOf('commission.json'), [{ at: ['tables', 'commission_rates', 'rows', 0, 'below'], json: 10 }]);
  const gap = ofTable('commission.json', 'commission_rates', holed).find(({ code }) => code === 'gap')!;
  expect(words(gap)).toEqual(['当月业务量 不小于 10 万元、小于 11 万元，没有一行管，例如 10 万元。条文怎么说？', '○ 归前一档（第 1 行）', '○ 归后一档（第 2 行）', '○ 另加一行，数值以后再填', '○ 条文没有规定，遇到就列为无法判断']);
  const rows = (answer: number) => shape(taken(holed, gap, answer)).tables!['commission_rates']!.rows.map(({ from, below }) => [from, below]);
  expect(rows(0).slice(0, 2)).toEqual([[0, 11], [11, 51]]);
  expect(rows(1).slice(0, 2)).toEqual([[0, 10], [10, 51]]);
  expect(rows(2).slice(0, 3)).toEqual([[0, 10], [10, 11], [11, 51]]);
  expect(shape(taken(holed, gap, 3)).tables!['commission_rates']!.gaps).toBe('meant');
  // Holes that are meant are not asked for.
  expect(ofTable(path, 'lodging_caps').filter(({ code }) => code === 'gap')).toEqual([]);
  const several = ofTable('expenses.json', 'transport_standards').find(({ code }) => code === 'several')!;
  expect(words(several).slice(1)).toEqual(['● 从上往下，取第一个符合的行', '○ 不许同时符合，各行要写得不重叠']);
});

describe('does the bound itself count in a rule?', () => {
  /** The question of the fixture's rule "late", with these conditions. */
  const asked = (conditions: string): string[][] => {
    const text = changed('attendance.json', '{ "all": [{ "condition": "is_late" }, { "fact": "result", "operator": "equal", "value": "迟到" }] }', conditions);
    const set = load({ 'attendance.json': text });
    const questions = questionsOfRule(set, set.files.find(({ path }) => path === 'attendance.json')!, text, 'late');
    // Whatever is answered otherwise, the same question is then answered so.
    for (const { answers } of questions) expect(answers.map(({ isNow, edits }) => isNow === (edits.length === 0))).toEqual([true, true]);
    return questions.map(words);
  };
  const leaf = (operator: string, value = '15'): string => `{ "fact": "late_minutes", "operator": "${operator}", "value": ${value} }`;
  const counts = (yes: boolean): string[][] => [['迟到正好 15 分钟，算不算「late」？', yes ? '● 算' : '○ 算', yes ? '○ 不算' : '● 不算']];

  test.each<[string, boolean]>([
    [`{ "all": [${leaf('greaterThan')}] }`, false],
    [`{ "any": [${leaf('greaterThanInclusive')}] }`, true],
    [`{ "all": [${leaf('not:greaterThan')}] }`, true],
    [`{ "not": ${leaf('lessThan')} }`, true],
    [`{ "not": { "all": [${leaf('not:lessThanInclusive')}] } }`, true],
    [`{ "all": [${leaf('swap:greaterThan')}] }`, false],
  ])('%s: %s', (conditions, yes) => expect(asked(conditions)).toEqual(counts(yes)));

  test('a bound that a parameter gives, one that nobody knows yet, a named condition, nothing to ask', () => {
    expect(asked(`{ "all": [${leaf('lessThan', '{ "fact": "grace" }')}, { "condition": "is_late" }, { "fact": "absent", "operator": "equal", "value": true }] }`)).toEqual([
      ['迟到和宽限正好相等，算不算「late」？', '○ 算', '● 不算'],
      ['迟到正好 0 分钟，算不算「late」？', '○ 算', '● 不算'],
    ]);
  });

  test('an answer changes that operator and nothing else, in the company’s own files', () => {
    const path = 'leave.json';
    const all = file(path).rules.flatMap(({ name }) => ofRule(path, name).map((question) => ({ name, question })));
    expect(all.length).toBeGreaterThan(3);
    for (const { name, question } of all) {
      const other = question.answers.find(({ isNow }) => !isNow)!;
      const text = withEdits(textOf(path), other.edits);
      const again = ofRule(path, name, text).find(({ answers }) => JSON.stringify(answers.find(({ isNow }) => !isNow)!.edits[0]!.at) === JSON.stringify(other.edits[0]!.at))!;
      expect(again.answers.map(({ isNow }) => isNow)).toEqual(question.answers.map(({ isNow }) => !isNow));
      expect(withEdits(text, again.answers.find(({ isNow }) => !isNow)!.edits)).toBe(textOf(path));
    }
  });
});

test('what the switches of the company state of its tables is what the tables say', () => {
  for (const { path, text } of FILES) {
    const { switches = {}, ...rest } = JSON.parse(text) as RuleFileShape;
    for (const name of ['TIER_EDGE', 'TIER_MODE']) if (switches[name] !== undefined) expect([path, name, [...saidByTables(name, rest)].sort()]).toEqual([path, name, [switches[name]].flat().sort()]);
  }
});
