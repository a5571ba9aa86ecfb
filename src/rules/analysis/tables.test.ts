import { createTranslator } from '../../i18n/translator';
import { remarkText } from '../../report/remark-text';
import { loadRules } from '../load';
import { files } from '../testing/fixture';
import { lintRules } from './index';

const DEALS = `{ "key": "deals", "title": { "zh-CN": "业务", "en": "Deals" }, "rowKey": ["deal_no"], "dateColumn": "signed_at",
  "columns": { "deal_no": { "type": "text", "headers": ["单号"] }, "employee_id": { "type": "text", "headers": ["工号"] }, "signed_at": { "type": "date", "headers": ["日期"] },
    "amount": { "type": "money", "unit": "wan yuan", "headers": ["业务量"] }, "minutes": { "type": "duration", "headers": ["分钟"] }, "grade": { "type": "enum", "headers": ["级别"], "values": { "经理": [], "主管": [], "员工": [] } },
    "note": { "type": "text", "headers": ["备注"] } } }`;

/** A rule file with one table and one rule that looks it up in its condition. */
function remarks(table: string, { applies = '', formula = 'TIER(t, amount)', facts = '', others = {} }: { applies?: string; formula?: string; facts?: string; others?: Readonly<Record<string, string>> } = {}): { text: string; code: string; severity: string; pointer: string }[] {
  const file = `{ "id": "deals", "title": { "zh-CN": "业务", "en": "Deals" }, "ledger": "deals", "effectiveFrom": "2026-01-01",
    "parameters": { "top_from": { "title": { "zh-CN": "最高档", "en": "top" }, "value": 1000000, "unit": "yuan" } },
    "facts": { ${facts} "found": { "title": { "zh-CN": "结果", "en": "found" }, "unit": "yuan", "formula": "=${formula}" } },
    "tables": { "t": { "title": { "zh-CN": "表", "en": "table" }, ${table} } },
    "rules": [{ "name": "r", ${applies} "conditions": { "all": [{ "fact": "found", "operator": "greaterThan", "value": 0 }] }, "event": { "type": "e", "params": { "severity": "info" } },
      "message": { "zh-CN": "{deal_no}", "en": "{deal_no}" }, "source": [] }] }`;
  const folder = files({ 'ledgers/deals.json': DEALS, 'deals.json': file, ...others });
  const set = loadRules(folder);
  expect(set.problems.filter(({ severity, file: path }) => severity === 'error' && path === 'deals.json')).toEqual([]);
  const say = createTranslator('zh-CN');
  return lintRules(set, folder)
    .filter(({ file: path, pointer }) => path === 'deals.json' && pointer.startsWith('/tables/t/rows'))
    .map((remark) => ({ text: remarkText(remark, 'zh-CN', say), code: remark.code, severity: remark.severity, pointer: remark.pointer }));
}
const decision = (policy: string, inputs: string, rows: string): string => `"kind": "decision", "hitPolicy": "${policy}", "inputs": [${inputs}], "unit": "yuan", "rows": [${rows}]`;

test('the commission table of 003-T as it is printed: 1–10, 11–50, 51–99, and the top tier', () => {
  const found = remarks(`"kind": "whole rate", "input": "amount", "unit": "percent", "rows": [
    { "from": 1, "upTo": 10, "value": "0.1%" }, { "from": 11, "upTo": 50, "value": "0.15%" }, { "from": 51, "upTo": 99, "value": "0.2%" }, { "from": { "parameter": "top_from" }, "value": "0.25%" }]`);
  expect(found.map(({ text }) => text)).toEqual([
    '业务量 不小于 0 万元、小于 1 万元 不属于任何一行：例如 0 万元，用到它就无法判断。可以加一行：{ "from": 0, "below": 1, "value": … }；没有金额或奖金也要写 0。',
    '业务量 大于 10 万元、小于 11 万元 不属于任何一行：例如 10.5 万元，用到它就无法判断。建议把第 1 行的 "upTo": 10 改成 "below": 11。',
    '业务量 大于 50 万元、小于 51 万元 不属于任何一行：例如 50.5 万元，用到它就无法判断。建议把第 2 行的 "upTo": 50 改成 "below": 51。',
    '业务量 大于 99 万元、小于 100 万元 不属于任何一行：例如 99.5 万元，用到它就无法判断。建议把第 3 行的 "upTo": 99 改成 "below": 100。',
  ]);
});

test('the same table made continuous, as the company reads it, has no hole', () => {
  expect(
    remarks(`"kind": "whole rate", "input": "amount", "unit": "percent", "rows": [
      { "below": 11, "value": "0.1%" }, { "from": 11, "below": 51, "value": "0.15%" }, { "from": 51, "below": { "parameter": "top_from" }, "value": "0.2%" }, { "from": { "parameter": "top_from" }, "value": "0.25%" }]`),
  ).toEqual([]);
});

describe('several inputs', () => {
  const rows = `{ "when": { "minutes": { "upTo": 9 } }, "value": 1 }, { "when": { "minutes": { "from": 16 } }, "value": 2 }, { "when": { "grade": ["主管", "员工"], "minutes": { "from": 10, "upTo": 15 } }, "value": 3 }`;
  const formula = 'TIER(t, minutes, grade)';

  test('a hole is a box, told once', () => {
    const found = remarks(decision('unique', '"minutes", "grade"', rows), { formula });
    expect(found.map(({ text }) => text)).toEqual([
      '分钟 10 分钟 至 15 分钟，且级别为 经理 不属于任何一行：例如 分钟 10 分钟、级别 经理，用到它就无法判断。可以加一行：{ "when": { "minutes": { "from": 10, "upTo": 15 }, "grade": ["经理"] }, "value": … }；没有金额或奖金也要写 0。',
    ]);
  });

  test('no hole where no rule falls into it', () => {
    const applies = '"appliesWhen": { "fact": "grade", "operator": "notEqual", "value": "经理" },';
    expect(remarks(decision('unique', '"minutes", "grade"', rows), { formula, applies })).toEqual([]);
    expect(remarks(decision('unique', '"minutes", "grade"', rows), { formula: `IF(grade = \\"经理\\", 0, ${formula})` })).toEqual([]);
    expect(remarks(decision('unique', '"minutes", "grade"', rows), { formula: `IF(grade = \\"主管\\", 0, ${formula})` })).toHaveLength(1);
  });

  test('a hole that a rule of another file falls into, whose facts may be called the same', () => {
    const applies = '"appliesWhen": { "fact": "grade", "operator": "notEqual", "value": "经理" },';
    const facts = `"shared": { "title": { "zh-CN": "共用", "en": "shared" }, "unit": "yuan", "formula": "=${formula}" },`;
    const reading = (of: string): string => `{ "id": "other", "title": { "zh-CN": "另", "en": "other" }, "ledger": "deals", "effectiveFrom": "2026-01-01",
      "facts": { "found": { "title": { "zh-CN": "结果", "en": "found" }, "unit": "yuan", "formula": "=${of}" } },
      "rules": [{ "name": "r", "conditions": { "all": [{ "fact": "found", "operator": "greaterThan", "value": 0 }] }, "event": { "type": "e", "params": { "severity": "info" } },
        "message": { "zh-CN": "{deal_no}", "en": "{deal_no}" }, "source": [] }] }`;
    const holes = (of: string): number => remarks(decision('unique', '"minutes", "grade"', rows), { formula, applies, facts, others: { 'other.json': reading(of) } }).length;
    expect([holes('SUMIFS(deals.shared, deals.minutes, minutes)'), holes('SUMIFS(deals.amount, deals.minutes, minutes)')]).toEqual([1, 0]);
  });

  test('a hole that is meant is only a hint', () => {
    expect(remarks(`"gaps": "meant", ${decision('unique', '"minutes", "grade"', rows)}`, { formula }).map(({ severity }) => severity)).toEqual(['hint']);
    expect(remarks(decision('unique', '"minutes", "grade"', rows), { formula }).map(({ severity }) => severity)).toEqual(['warning']);
  });

  test('texts that nobody lists leave no hole', () => {
    expect(remarks(decision('unique', '"note"', '{ "when": { "note": ["a"] }, "value": 1 }'), { formula: 'TIER(t, note)' })).toEqual([]);
  });

  test('a row that waits for a figure may close the hole', () => {
    expect(remarks(decision('unique', '"minutes"', '{ "when": { "minutes": { "upTo": 9 } }, "value": 1 }, { "when": { "minutes": { "above": null } }, "value": 1 }'), { formula: 'TIER(t, minutes)' }).filter(({ code }) => code === 'table-gap')).toEqual([]);
  });

  test('more holes than are told are counted', () => {
    const thin = Array.from({ length: 20 }, (_, index) => `{ "when": { "minutes": { "from": ${index * 10}, "upTo": ${index * 10 + 1} } }, "value": 1 }`).join();
    const found = remarks(decision('unique', '"minutes"', thin), { formula: 'TIER(t, minutes)' });
    expect(found.at(-1)).toMatchObject({ code: 'table-more', text: expect.stringContaining('还有 8 处') as string });
    expect(found).toHaveLength(13);
  });
});

describe('where the first row decides', () => {
  const first = (rows: string): { text: string; code: string; severity: string; pointer: string }[] => remarks(decision('first', '"minutes", "grade"', rows), { formula: 'TIER(t, minutes, grade)' });

  test('a row that several before it hide together is never reached', () => {
    const found = first('{ "when": { "minutes": { "upTo": 9 } }, "value": 1 }, { "when": { "minutes": { "above": 9 } }, "value": 2 }, { "when": { "grade": ["经理"] }, "value": 3 }');
    expect(found).toMatchObject([{ code: 'row-unreachable', severity: 'error', pointer: '/tables/t/rows/2', text: expect.stringContaining('第 1, 2 行') as string }]);
  });

  test('a row that another crosses is partly hidden; a special case before a general one is not', () => {
    const crossed = first('{ "when": { "minutes": { "upTo": 9 } }, "value": 1 }, { "when": { "grade": ["经理"] }, "value": 2 }, { "value": 3 }');
    expect(crossed).toMatchObject([{ code: 'row-partly-hidden', severity: 'hint', text: '第 2 行有一部分轮不到：分钟 0 分钟 至 9 分钟，且级别为 经理 由前面的第 1 行决定，例如 分钟 0 分钟、级别 经理。如非本意，请调换次序。' }]);
    expect(first('{ "when": { "minutes": { "upTo": 9 } }, "value": 1 }, { "when": { "grade": ["经理"] }, "value": 1 }, { "value": 3 }')).toEqual([]);
    expect(first('{ "when": { "minutes": { "upTo": 9 }, "grade": ["经理"] }, "value": 1 }, { "when": { "grade": ["经理"] }, "value": 2 }, { "value": 3 }')).toEqual([]);
  });
});

test('rows of several inputs that overlap beyond those that loading compares', () => {
  const many = Array.from({ length: 310 }, (_, index) => `{ "when": { "minutes": { "from": ${index * 2 + 10}, "below": ${index * 2 + 12} } }, "value": 1 }`);
  const rows = ['{ "when": { "minutes": { "below": 10 } }, "value": 1 }', ...many, '{ "when": { "minutes": { "from": 20, "below": 21 } }, "value": 1 }', '{ "when": { "minutes": { "from": 630 } }, "value": 1 }'];
  const found = remarks(decision('unique', '"minutes"', rows.join()), { formula: 'TIER(t, minutes)' });
  expect(found).toMatchObject([{ code: 'table-overlap', severity: 'error', text: expect.stringContaining('例如 20 分钟') as string }]);
});

describe('tiers', () => {
  const codes = (rows: string, kind = '"whole rate"', unit = 'percent'): string[] => remarks(`"kind": ${kind}, "input": "amount", "unit": "${unit}", "rows": [${rows}]`).map(({ code }) => code);

  test('5 times where 5 % is meant', () => {
    expect(codes('{ "below": 10, "value": 0.05 }, { "from": 10, "value": 5 }', '"whole rate"', 'number')).toEqual(['rate-above-whole']);
    expect(codes('{ "below": 10, "value": "5%" }, { "from": 10, "value": "6%" }')).toEqual([]);
  });

  test('a cliff is told with what is lost', () => {
    const found = remarks('"kind": "single amount", "input": "amount", "unit": "yuan", "rows": [{ "below": 10, "value": 100 }, { "from": 10, "below": 20, "value": 300 }, { "from": 20, "value": 250 }]');
    expect(found.map(({ text }) => text)).toEqual(['到 20 万元 这一点，结果反而从 300.00 元 降到 250.00 元，少 50.00 元：多一点反而少得。如非本意，请核对第 3 行。']);
  });

  test('amounts that only fall are meant to', () => {
    expect(codes('{ "below": 10, "value": 300 }, { "from": 10, "value": 200 }', '"single amount"', 'yuan')).toEqual([]);
  });
});
