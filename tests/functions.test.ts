import '../src/functions/testing/runtime';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { EXAMPLES, HELP_LANGUAGES } from '../scripts/functions/words';
import { speakLikeHost } from '../src/addin/host-language';
import { putInForce, rulesInForce } from '../src/addin/rules-in-force';
import { calculate, calculateFormula } from '../src/functions/testing/formula';
import { loadRules } from '../src/rules/load';
import { company, companyFolder } from './company';

const column = (...values: unknown[]): unknown[][] => values.map((value) => [value]);
const error = (code: 'divisionByZero' | 'notAvailable'): CustomFunctions.Error => new CustomFunctions.Error(CustomFunctions.ErrorCode[code]);

describe('until rules are loaded', () => {
  test('everything waits, and says so', () => {
    expect(rulesInForce()).toBeNull();
    for (const formula of ['=GUIJU.LATENESS(5)', '=GUIJU.APPROVER(100, 70)', '=GUIJU.TIER("迟到扣款", 1)', '=GUIJU.PARAM("noon")', '=GUIJU.RULESET()', '=GUIJU.EXPLAIN("LATENESS", 5)', '=GUIJU.CHECK({"工号"}, "考勤台账")']) {
      expect(calculateFormula(formula)).toEqual([['#N/A 规则正在载入，载入后自动重算']]);
    }
  });
});

describe('by the default company', () => {
  beforeAll(() => putInForce({ set: company, files: companyFolder, from: 'bundled', cases: () => Promise.resolve([]) }));
  afterEach(() => speakLikeHost('zh-CN'));

  const shown = Object.values(EXAMPLES).flat();
  test.each(shown.map((example) => [example.formula, example]))('%s gives what its help says', (formula, example) => {
    if ('shown' in example) {
      for (const lang of HELP_LANGUAGES) {
        speakLikeHost(lang);
        expect(calculateFormula(formula)).toEqual(example.shown[lang]);
      }
      return;
    }
    const got = calculateFormula(formula).map(([value]) => (typeof value === 'string' && value.startsWith('#') ? value.split(' ')[0] : value));
    expect(got).toEqual(typeof example.result === 'object' ? example.result : [example.result]);
  });

  test.each(['docs/functions.md', 'docs/functions.zh-CN.md'])('every result in %s is what comes out', (path) => {
    const examples = [...readFileSync(join(__dirname, '..', path), 'utf8').matchAll(/^\| `(=GUIJU\.[^`]+)` \| (.+) \|$/gm)];
    expect(examples.length).toBeGreaterThan(8);
    for (const [, formula = '', result] of examples) expect([formula, calculateFormula(formula).map(([value]) => String(value).replace(/^(#\S+).*/, '$1')).join('; ')]).toEqual([formula, result]);
  });

  test('one bad row leaves the others alone', () => {
    expect(calculate('LATENESS', column(5, '迟到', null, '', error('divisionByZero'), 16, 11))).toEqual(
      column(
        -30,
        '#VALUE! “当天迟到合计”“迟到”不是数，请只写数字和单位，例如 1234.50',
        '',
        '',
        '#N/A “当天迟到合计”单元格是错误值 #DIV/0!，请改正公式或填写数值',
        '#N/A 迟到 16 分钟不扣款，按 0.5 天事假扣薪：金额要看底薪，请用 LEAVEPAY 算',
        -80,
      ),
    );
  });

  test('a single cell stands for a whole range; other shapes are told', () => {
    expect(calculate('APPROVER', column(100, 200), [[50]])).toEqual(column('业务员', '业务员'));
    expect(calculate('APPROVER', [[100, 200]], [[50, 150]])).toEqual([['业务员', '总经办']]);
    expect(calculate('APPROVER', column(100, 200), [[50, 150]])).toEqual([['#VALUE! 各参数的区域大小不同（2×1、1×2）：每个参数要么是一个单元格，要么与其他区域行数列数相同']]);
    expect(calculate('APPROVER', column(100, 200), column(50, 60, 70))[0]?.[0]).toMatch(/^#VALUE! .*2×1、3×1/);
  });

  test('a date chooses the rules in force on it', () => {
    expect(calculateFormula('=GUIJU.LATENESS(5, "2026-10-09")')).toEqual([[-30]]);
    expect(calculateFormula('=GUIJU.LATENESS({5;5;5}, {46304;"2025-12-31";"昨天"})')).toEqual(column(-30, '#N/A 2025-12-31 没有生效的 LATENESS 规则', '#VALUE! 日期（最后一个参数）不对：“昨天”不是日期，请写成 2026-10-09'));
    expect(calculate('LATENESS', [[5]], null)).toEqual([[-30]]);
    expect(calculateFormula('=GUIJU.RULESET("2025-12-31")')).toEqual([['#N/A 2025-12-31 没有生效的规则']]);
  });

  test('names are found by key, title, file and result; case, width and 繁體 make no difference', () => {
    for (const name of ['commission_rates', 'commission/commission_rates', '信用贷款提成比例', '信用貸款提成比例', 'COMMISSION_RATES', 'commission on credit loans']) expect(calculate('TIER', [[name]], [[520000]])).toEqual([[1040]]);
    expect(calculateFormula('=GUIJU.TIER("迟到扣款", 5)')).toEqual([['#VALUE! “迟到扣款”有几项结果，请写明取哪一项：attendance/lateness.deduction、attendance/lateness.leave']]);
    expect(calculateFormula('=GUIJU.TIER("迟到扣款.leave", {15;16})')).toEqual(column(0, 0.5));
    expect(calculateFormula('=GUIJU.TIER("lodging_cap", "省内", "业务员")')).toEqual([['#VALUE! 没有叫“lodging_cap”的分档表。是不是“lodging_caps”？']]);
    expect(calculateFormula('=GUIJU.TIER("信用贷款", 1)')).toEqual([['#VALUE! 没有叫“信用贷款”的分档表。是不是“信用贷款提成比例”？']]);
    expect(calculateFormula('=GUIJU.TIER("信", 1)')).toEqual([['#VALUE! 没有叫“信”的分档表。']]);
    expect(calculateFormula('=GUIJU.COMMISSION("保险", 1)')).toEqual([['#VALUE! “业务类别”“保险”不在选项之内，可以写：信用贷款 / 民间借贷 / 找资金 / 其他；或在台账定义里加上']]);
    expect(calculateFormula('=GUIJU.TIER("lodging_caps", "省内")')).toEqual([['#VALUE! “住宿费最高标准（每晚）”要按 2 个值来查：出差范围、出差人职级']]);
    expect(calculateFormula('=GUIJU.PARAM("noon")')).toEqual([[0.5]]);
  });

  test('amounts are in yuan wherever the table is in 10,000 yuan, and a figure in hours is in hours', () => {
    expect(calculateFormula('=GUIJU.TIER("commission_rates", {109999.99;110000;"11万"})')).toEqual(column(110, 165, 165));
    expect(calculateFormula('=GUIJU.PARAM({"commission/top_tier_from";"hours_of_a_day";"day_starts";"half_day_share"})')).toEqual(column(1000000, 8, 570 / 1440, 0.5));
  });

  test('a figure that nobody has set is not zero', () => {
    expect(calculateFormula('=GUIJU.PARAM("private_lending_rate")')).toEqual([['#N/A “民间借贷提成比例”还没有数字：请在规则文件或 profile.json 里设定（commission/private_lending_rate）']]);
    expect(calculateFormula('=GUIJU.COMMISSION("民间借贷", 1)')).toEqual([['#N/A “民间借贷提成比例”还没有数字，请在规则文件或 profile.json 里设定']]);
    expect(calculateFormula('=GUIJU.TIER("tier_bonus", 520000)')).toEqual([['#N/A “档位奖金”还没有数字，请在规则文件或 profile.json 里设定']]);
  });

  test('Excel’s own language is spoken, and no message is longer than Excel shows', () => {
    const long = `"${'长'.repeat(400)}"`;
    const asked = [`=GUIJU.TIER(${long}, 1)`, `=GUIJU.LATENESS(${long})`, `=GUIJU.PARAM(${long})`, `=GUIJU.CHECK({"工号"}, ${long})`, '=GUIJU.LATENESS(16)', '=GUIJU.APPROVER(100, )'];
    for (const tag of ['zh-CN', 'zh-TW', 'en-US']) {
      speakLikeHost(tag);
      for (const formula of asked) {
        const [[text]] = calculateFormula(formula) as [[string]];
        const message = text.slice(text.indexOf(' ') + 1);
        expect([formula, message.length <= 255, message.length > 8]).toEqual([formula, true, true]);
      }
    }
    speakLikeHost('en-GB');
    expect(calculateFormula('=GUIJU.APPROVER(100, )')).toEqual([['#N/A “cost” is blank: please fill it in']]);
    speakLikeHost('zh-HK');
    expect(calculateFormula('=GUIJU.LATENESS(16)')).toEqual([['#N/A 遲到 16 分鐘不扣款，按 0.5 天事假扣薪：金額要看底薪，請用 LEAVEPAY 算']]);
    speakLikeHost('fr-FR');
    expect(calculateFormula('=GUIJU.LATENESS(16)')[0]?.[0]).toMatch(/遲到/);
  });

  const minutes = fc.oneof(fc.integer({ min: -5, max: 40 }), fc.constantFrom('', null, 'x', '12分钟', 0.5, 1e9, true), fc.constant(error('notAvailable')));
  const amount = fc.oneof(fc.integer({ min: -200, max: 200000 }).map((fen) => fen / 100), fc.constantFrom('', null, 'x', '1万', false, 1e300), fc.constant(error('divisionByZero')));
  const text = (...known: string[]): fc.Arbitrary<unknown> => fc.oneof(fc.constantFrom(...known), fc.constantFrom('', null, 'x', 5));
  const day = fc.oneof(fc.integer({ min: 46280, max: 46310 }).map((serial) => serial + 0.25), fc.constantFrom('2026-10-09 12:00', '2026-10-09 12:01', '', 'x', 20261009));
  const asOf = fc.constantFrom(null, '', 46304, '2025-01-01', 'x');
  const rowOf = (...cells: fc.Arbitrary<unknown>[]): fc.Arbitrary<unknown[]> => fc.tuple(...cells, asOf);
  const calls: readonly [string, fc.Arbitrary<unknown[]>][] = [
    ['APPROVER', rowOf(amount, amount)],
    ['LATENESS', rowOf(minutes)],
    ['LEAVEPAY', rowOf(text('事假', '病假', '年假'), amount, fc.integer({ min: 0, max: 23 }), fc.constantFrom(0.5, 1, 3, '半天'), fc.integer({ min: 0, max: 4 }))],
    ['COMMISSION', rowOf(text('信用贷款', '民间借贷', '其他'), amount)],
    ['PERDIEM', rowOf(day, day)],
    ['TIER', rowOf(fc.constantFrom('lateness.deduction', 'authority', '迟到扣款', 'x', ''), minutes)],
    ['PARAM', rowOf(fc.constantFrom('noon', 'private_lending_rate', 'x', ''))],
    ['RULESET', rowOf()],
  ];
  test.each(calls)('%s on a range is the same on each of its cells', (name, row) => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 40 }), (rows) => {
        const columns = rows[0]!.map((_, index) => rows.map((cells) => [cells[index]]));
        // TIER's third argument is a second value, which these tables do not take.
        const args = (all: unknown[][][]): (unknown[][] | null)[] => (name === 'TIER' ? [all[0]!, all[1]!, null, all[2]!] : all);
        const range = calculate(name, ...args(columns));
        const cells = rows.map((one) => calculate(name, ...args(one.map((cell) => [[cell]])))[0]);
        expect(range).toEqual(cells);
      }),
      { numRuns: 60 },
    );
  });

  test('rules that are published are what the next calculation goes by', () => {
    const changed = companyFolder.map((file) => (file.path === 'attendance.json' ? { ...file, text: file.text.replace(/"upTo": 5, "deduction": 30/, '"upTo": 5, "deduction": 35') } : file));
    const before = calculateFormula('=GUIJU.RULESET()');
    putInForce({ set: loadRules(changed), files: changed, from: 'workbook', cases: () => Promise.resolve([]) });
    expect(calculateFormula('=GUIJU.LATENESS(5)')).toEqual([[-35]]);
    expect(calculateFormula('=GUIJU.RULESET()')).not.toEqual(before);
    putInForce({ set: company, files: companyFolder, from: 'bundled', cases: () => Promise.resolve([]) });
    expect(calculateFormula('=GUIJU.LATENESS(5)')).toEqual([[-30]]);
    expect(calculateFormula('=GUIJU.RULESET()')).toEqual(before);
  });
});
