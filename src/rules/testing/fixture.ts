import { loadRules } from '../load';
import type { RuleFileText, RuleProblem, RuleSet } from '../model';

/** A small company whose rules use every part of the language. */
export const FIXTURE: Readonly<Record<string, string>> = {
  'profile.json': `{
  "company": { "zh-CN": "试验公司", "en": "Test company" },
  "payrollPeriod": { "from": 1, "to": "end" },
  "inForce": [
    { "file": "attendance.json", "from": "2026-01-01" },
    { "file": "quotes.json", "from": "2026-01-01", "for": { "department": ["服务部"] } }
  ],
  "parameters": { "quotes": { "top_from": "60%" } }
}
`,
  'roles.json': `{
  "roles": [
    { "key": "业务员", "rank": 1, "aliases": ["業務員", "salesperson"] },
    { "key": "业务经理", "rank": 2, "aliases": ["manager"] },
    { "key": "总经理", "rank": 4, "aliases": ["GM"] }
  ]
}
`,
  'items.json': `{
  "items": [
    { "key": "lateness", "title": { "zh-CN": "迟到扣款", "en": "lateness" }, "payrollColumn": null, "legalNote": null }
  ]
}
`,
  'waivers.json': `{
  "categories": [
    { "key": "agreed", "title": { "zh-CN": "特批", "en": "agreed" }, "description": { "zh-CN": "有人同意", "en": "Somebody agreed" }, "money": "lifted", "longestDays": 31 }
  ]
}
`,
  'calendar.json': `{
  "base": "CN",
  "days": [
    { "date": "2026-10-10", "kind": "work", "note": "国庆调休" }
  ]
}
`,
  'ledgers/employees.json': `{
  "key": "employees",
  "title": { "zh-CN": "员工", "en": "Employees" },
  "rowKey": ["employee_id"],
  "dateColumn": null,
  "columns": {
    "employee_id": { "type": "text", "headers": ["工号"] },
    "name": { "type": "text", "headers": ["姓名"] },
    "department": { "type": "enum", "headers": ["部门"], "values": { "服务部": ["客服部"], "业务部": [] } },
    "base_salary": { "type": "money", "headers": ["底薪"] }
  }
}
`,
  'ledgers/attendance.json': `{
  "key": "attendance",
  "title": { "zh-CN": "考勤", "en": "Attendance" },
  "rowKey": ["employee_id", "work_date"],
  "dateColumn": "work_date",
  "columns": {
    "employee_id": { "type": "text", "headers": ["工号"], "references": { "ledger": "employees", "column": "employee_id" } },
    "work_date": { "type": "date", "headers": ["日期"] },
    "in_time": { "type": "time", "headers": ["上班"] },
    "late_minutes": { "type": "duration", "unit": "minute", "headers": ["迟到"] },
    "absent": { "type": "yesno", "headers": ["旷工"] },
    "result": { "type": "enum", "headers": ["结果"], "values": { "normal": ["正常"], "late": ["迟到", "严重迟到"] } },
    "tags": { "type": "list", "headers": ["标记"] }
  },
  "formats": {
    "export": {
      "title": { "zh-CN": "导出", "en": "export" },
      "recognise": { "sheet": "每日统计", "headers": ["姓名", "日期"] },
      "notData": { "firstCell": ["合计"] },
      "columns": { "late_minutes": ["迟到时长", "严重迟到时长"], "absent": { "header": "旷工天数", "yes": ">0" } }
    }
  }
}
`,
  'ledgers/quotes.json': `{
  "key": "quotes",
  "title": { "zh-CN": "报价", "en": "Quotes" },
  "rowKey": ["quote_no"],
  "dateColumn": "quote_date",
  "columns": {
    "quote_no": { "type": "text", "headers": ["报价单号"] },
    "quote_date": { "type": "date", "headers": ["报价日期"] },
    "employee_id": { "type": "text", "headers": ["工号"], "references": { "ledger": "employees", "column": "employee_id" } },
    "price": { "type": "money", "headers": ["报价"] },
    "cost": { "type": "money", "headers": ["成本"] },
    "decided_by": { "type": "role", "headers": ["决定人"] },
    "decided_on": { "type": "date", "headers": ["决定日期"] }
  }
}
`,
  'attendance.json': `{
  "id": "attendance",
  "title": { "zh-CN": "考勤", "en": "Attendance" },
  "ledger": "attendance",
  "effectiveFrom": "2026-01-01",
  "parameters": {
    "allowed": { "title": { "zh-CN": "允许次数", "en": "allowed" }, "value": 3, "unit": "count" },
    "grace": { "title": { "zh-CN": "宽限", "en": "grace" }, "value": null, "unit": "minute" }
  },
  "facts": {
    "day_pay": { "title": { "zh-CN": "日薪", "en": "day's pay" }, "unit": "yuan", "formula": "=XLOOKUP(employee_id, employees.employee_id, employees.base_salary) / 21" },
    "deduction": { "title": { "zh-CN": "扣款", "en": "deduction" }, "unit": "yuan", "formula": "=TIER(lateness, late_minutes)" },
    "late_net": { "title": { "zh-CN": "净迟到", "en": "net lateness" }, "unit": "minute", "formula": "=MAX(late_minutes - grace, 0)" },
    "times": { "title": { "zh-CN": "次数", "en": "times" }, "unit": "count", "per": ["employee_id", "month"], "formula": "=COUNTIFS(late_minutes, \\">0\\")" }
  },
  "tables": {
    "lateness": {
      "title": { "zh-CN": "迟到扣款", "en": "lateness" },
      "kind": "single amount",
      "input": "late_minutes",
      "unit": "yuan",
      "rows": [
        { "upTo": 0, "value": 0 },
        { "above": 0, "upTo": 5, "value": 30 },
        { "above": 5, "upTo": 15, "value": 50 },
        { "above": 15, "value": 80 }
      ]
    }
  },
  "conditions": {
    "is_late": { "all": [{ "fact": "late_minutes", "operator": "greaterThan", "value": 0 }] }
  },
  "rules": [
    {
      "name": "late",
      "conditions": { "all": [{ "condition": "is_late" }, { "fact": "result", "operator": "equal", "value": "迟到" }] },
      "event": { "type": "late", "params": { "severity": "warn" } },
      "line": { "item": "lateness", "amount": "=-deduction" },
      "message": { "zh-CN": "{employee_id} {work_date} 迟到 {late_minutes} 分钟", "en": "{employee_id} was late" },
      "source": [{ "id": "ATT-25", "document": "004-U", "clause": "七 2" }]
    },
    {
      "name": "too-often",
      "per": ["employee_id", "month"],
      "conditions": { "all": [{ "fact": "times", "operator": "greaterThan", "value": { "fact": "allowed" } }] },
      "event": { "type": "too-often", "params": { "severity": "warn" } },
      "message": { "zh-CN": "{employee_id} {month} 迟到 {times} 次", "en": "late {times} times" },
      "source": [{ "id": "ATT-5" }]
    }
  ]
}
`,
  'quotes.json': `{
  "id": "quotes",
  "title": { "zh-CN": "报价", "en": "Quotes" },
  "ledger": "quotes",
  "effectiveFrom": "2026-01-01",
  "parameters": {
    "top_from": { "title": { "zh-CN": "最高档", "en": "top tier" }, "value": null, "unit": "percent" }
  },
  "facts": {
    "margin": { "title": { "zh-CN": "毛利率", "en": "margin" }, "unit": "percent", "formula": "=(price - cost) / price" },
    "required": { "title": { "zh-CN": "应由谁决定", "en": "authority" }, "unit": "role", "formula": "=TIER(authority, margin)" }
  },
  "tables": {
    "authority": {
      "title": { "zh-CN": "权限", "en": "authority" },
      "kind": "pick",
      "input": "margin",
      "unit": "role",
      "rows": [
        { "from": { "parameter": "top_from" }, "value": "业务员" },
        { "from": "30%", "below": { "parameter": "top_from" }, "value": "manager" },
        { "below": "30%", "value": "总经理" }
      ]
    }
  },
  "rules": [
    {
      "name": "too-low",
      "conditions": { "all": [{ "fact": "decided_by", "operator": "ranksBelow", "value": { "fact": "required" } }] },
      "event": { "type": "unauthorised", "params": { "severity": "block" } },
      "requiredRole": "required",
      "message": { "zh-CN": "报价 {quote_no} 毛利率 {margin}", "en": "quote {quote_no}" },
      "source": [{ "id": "QUO-1" }]
    }
  ]
}
`,
  'cases/attendance.json': `{
  "file": "attendance.json",
  "cases": [
    { "rule": "late", "row": { "employee_id": "E1", "late_minutes": 5, "result": "迟到" }, "expect": "violation", "line": { "lateness": "-30.00" } },
    { "rule": "too-often", "rows": [{ "employee_id": "E1", "late_minutes": 5 }], "expect": "pass" }
  ]
}
`,
};

/** The fixture's files, some of them changed; null takes one away. */
export const files = (changes: Readonly<Record<string, string | null>> = {}): RuleFileText[] =>
  Object.entries({ ...FIXTURE, ...changes }).flatMap(([path, text]) => (text === null ? [] : [{ path, text }]));

export const load = (changes: Readonly<Record<string, string | null>> = {}): RuleSet => loadRules(files(changes));

/** A file of the fixture with `find` replaced once. */
export function changed(path: string, find: string, replacement: string): string {
  const text = FIXTURE[path];
  if (text === undefined || text.split(find).length !== 2) throw new Error(`${find} is not there once in ${path}`);
  return text.replace(find, () => replacement);
}

/** A text without its marks `§`, and the places (line, column, from 1) where they stood. */
export function unmark(marked: string): { readonly text: string; readonly places: readonly { readonly line: number; readonly column: number }[] } {
  const parts = marked.split('§');
  let before = '';
  const places = parts.slice(0, -1).map((part) => {
    before += part;
    const lines = before.split('\n');
    return { line: lines.length, column: lines.at(-1)!.length + 1 };
  });
  return { text: parts.join(''), places };
}

export const brief = ({ file, line, column, pointer, code }: RuleProblem): string => `${file}:${line}:${column} ${pointer} ${code}`;
