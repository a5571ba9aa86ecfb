import { loadRules } from '../rules/load';
import type { RuleFileText } from '../rules/model';
import { finished } from '../values/steps';
import { casesOfFileInSteps, type CaseOutcome } from './cases';
import { declared, folderOf, rule, ruleFile } from './testing/rules';

const limited = rule('late', { conditions: { all: [{ fact: 'late', operator: 'greaterThan', value: { fact: 'limit' } }] } });
const tiered = rule('tiered', { conditions: { all: [{ fact: 'tier', operator: 'greaterThan', value: 1 }] } });
const elsewhere = rule('elsewhere', { conditions: { all: [{ fact: 'others', operator: 'greaterThan', value: 0 }] } });
/** Reads another file's fact, which reads one of this file again. */
const around = rule('around', { conditions: { all: [{ fact: 'far', operator: 'greaterThan', value: 0 }] } });
const PARAMETERS = { limit: declared({ value: 15, unit: 'minute' }), step: declared({ value: 19, unit: 'minute' }) };
const FACTS = { tier: declared({ unit: 'count', formula: '=TIER(steps, late)' }), others: declared({ unit: 'count', formula: '=COUNTIFS(work.much, 1)' }), far: declared({ unit: 'count', formula: '=COUNTIFS(work.over, 1)' }), near: declared({ unit: 'count', formula: '=IF(late > 5, 1, 0)' }) };
const TABLES = { steps: declared({ kind: 'pick', input: 'late', unit: 'count', rows: [{ upTo: { parameter: 'step' }, value: 1 }, { above: { parameter: 'step' }, value: 2 }] }) };
const more = { parameters: PARAMETERS, facts: FACTS, tables: TABLES };
const file = ruleFile([limited, tiered, elsewhere, around], more);
const OVER = declared({ unit: 'count', formula: '=COUNTIFS(work.near, 1)' });
const OTHER = ruleFile([rule('much', { conditions: { all: [{ fact: 'much', operator: 'greaterThan', value: 0 }] } })], { id: 'other', facts: { much: declared({ unit: 'count', formula: '=IF(late > 10, 1, 0)' }), over: OVER } });

const row = { employee_id: 'E1', work_date: '2026-10-08', late: 20 };
const CASES: RuleFileText = {
  path: 'cases/late.json',
  text: JSON.stringify({ file: 'late.json', cases: ['late', 'tiered', 'elsewhere', 'around'].map((name) => ({ rule: name, row, expect: 'violation' })) }),
};
const BASE = folderOf({ 'late.json': file, 'other.json': OTHER });

function outcomesIn(folder: readonly RuleFileText[], cases: RuleFileText = CASES): readonly CaseOutcome[] {
  const files = [...folder, cases];
  return finished(casesOfFileInSteps(files, 'late.json', loadRules(files)));
}

const drafted = (json: object, path = 'late.json'): RuleFileText[] => BASE.map((one) => (one.path === path ? { path, text: JSON.stringify(json) } : one));

/** Rules whose cases were run again after a change, and whose came out otherwise than they had. */
function runAgain(folder: readonly RuleFileText[], cases: RuleFileText = CASES): { readonly again: readonly string[]; readonly turned: readonly string[] } {
  const before = outcomesIn(BASE);
  const after = outcomesIn(folder, cases);
  expect(after).toEqual(outcomesIn(folder.map((one) => ({ ...one })), { ...cases }));
  return { again: after.filter((one, index) => one !== before[index]).map((one) => one.rule), turned: after.filter(({ ok }, index) => ok !== before[index]!.ok).map((one) => one.rule) };
}

const ALL = ['late', 'tiered', 'elsewhere', 'around'];

test.each<readonly [string, readonly RuleFileText[], readonly string[], readonly string[]]>([
  ['nothing', BASE, [], []],
  ['words alone', drafted(ruleFile([{ ...limited, message: { 'zh-CN': '?', en: '?' }, source: [] }, tiered, elsewhere, around], { ...more, title: { 'zh-CN': '?', en: '?' } })), [], []],
  ['a figure of one rule', drafted(ruleFile([limited, tiered, elsewhere, around], { ...more, parameters: { ...PARAMETERS, limit: declared({ value: 20, unit: 'minute' }) } })), ['late'], ['late']],
  ['a figure in a table', drafted(ruleFile([limited, tiered, elsewhere, around], { ...more, parameters: { ...PARAMETERS, step: declared({ value: 21, unit: 'minute' }) } })), ['tiered'], ['tiered']],
  ['a condition', drafted(ruleFile([{ ...limited, conditions: { all: [{ fact: 'late', operator: 'greaterThan', value: 30 }] } }, tiered, elsewhere, around], more)), ['late'], ['late']],
  ['a fact', drafted(ruleFile([limited, tiered, elsewhere, around], { ...more, facts: { ...FACTS, tier: declared({ unit: 'count', formula: '=TIER(steps, late) - 1' }) } })), ['tiered'], ['tiered']],
  ['a fact that another file’s reads', drafted(ruleFile([limited, tiered, elsewhere, around], { ...more, facts: { ...FACTS, near: declared({ unit: 'count', formula: '=IF(late > 20, 1, 0)' }) } })), ['around'], ['around']],
  ['another file', drafted({ ...OTHER, facts: { much: declared({ unit: 'count', formula: '=IF(late > 20, 1, 0)' }), over: OVER } }, 'other.json'), ALL, ['elsewhere']],
])('%s', (_, folder, again, turned) => expect(runAgain(folder)).toEqual({ again, turned }));

test('other cases of the same file are all run again', () => expect(runAgain(BASE, { path: CASES.path, text: CASES.text.replace('violation', 'pass') })).toEqual({ again: ALL, turned: ['late'] }));
