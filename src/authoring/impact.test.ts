import fc from 'fast-check';
import { join } from 'node:path';
import { checkLedgers } from '../checking/check';
import { definitionsForCases, workbookOf, type CaseLedgers } from '../checking/case-sheets';
import { compareReports } from '../checking/difference';
import type { Report } from '../checking/report';
import { applyDifference, comparedOf } from '../checking/testing/apply';
import { readRulesFolder } from '../cli/rules-folder';
import { readLedgers } from '../ledgers/read';
import { loadRules } from '../rules/load';
import type { RuleFileText, RuleSet } from '../rules/model';
import { literalText } from '../rules/analysis/literal-text';
import { isRational } from '../formula/exactly';
import { draftOf, replacing, type DraftFile } from './draft';
import { withEdits, type Edit } from './edit';
import { questionsOfTable } from './questions';
import { questionsOfRule } from './rule-questions';
import { TierEdits } from './tier-edits';

const FOLDER = readRulesFolder(join(__dirname, '../../rules'), { cases: false }).files;
const SET = loadRules(FOLDER);

/** A month of three people: late and on time, deals from nothing to the top tier, quotes at every margin. */
const MONTH: CaseLedgers = {
  employees: ['E1', 'E2', 'E3'].map((employee_id, index) => ({ employee_id, name: ['李华', '王芳', '唐立峰'][index]!, department: ['客服部', '业务部', '业务部'][index]!, role: ['客服', '业务员', '业务员'][index]!, base_salary: 3600 + index * 900, hire_date: `20${18 + index * 3}-03-01` })),
  attendance: ['E1', 'E2', 'E3'].flatMap((employee_id, person) =>
    [12, 13, 14, 15, 16, 19].map((day, index) => ({ employee_id, employee_name: null, work_date: `2026-10-${day}`, in_time: '09:30', out_time: '18:30', late_minutes: [0, 4, 5, 9, 15, 16][(index + person * 2) % 6]!, early_minutes: [0, 0, 3, 0, 40, 0][(index + person) % 6]! }))),
  deals: ['E2', 'E3'].flatMap((employee_id, person) =>
    [50_000, 60_000, 400_000, 800_000].map((amount, index) => ({ deal_no: `D${person}${index}`, employee_id, product_line: '信用贷款', signed_at: `2026-10-${12 + index}`, amount: amount + person * 10_000, returned: '否', wrong_order: '否', grabbed: '否' }))),
  quotes: [2000, 4999, 5000, 6500, 7100].map((cost, index) => ({ quote_no: `Q${index}`, quote_date: '2026-10-14', salesperson_id: 'E2', price_total: 10_000, cost_total: cost, decided_by_role: ['业务员', '业务经理'][index % 2]! })),
};
const DEFINITIONS = definitionsForCases(SET.ledgers, MONTH);
const LEDGERS = readLedgers([workbookOf(MONTH)], DEFINITIONS, SET.roles, { ledgerOf: new Map(Object.keys(MONTH).map((key) => [key, key])) }).ledgers;
const judged = (set: RuleSet): Promise<Report> => checkLedgers({ ...set, ledgers: DEFINITIONS }, [], LEDGERS, { month: '2026-10' });

/** All that a draft of these files may be asked to say otherwise, one change at a time: figures, tiers, answers to questions. */
const PATHS = ['attendance.json', 'commission.json', 'quotes.json'];
type Change = (text: string, size: number) => readonly Edit[];
const changesOf = (path: string): readonly Change[] => {
  const file = SET.files.find((one) => one.path === path)!;
  const figures = [...file.parameters.values()].map(({ name, unit, value }): Change => (_, size) => {
    if (!isRational(value)) return [];
    return [{ at: ['parameters', name, 'value'], json: size === 0 ? null : (JSON.parse(literalText({ n: value.n * BigInt(size + 1), d: value.d * 4n }, unit)) as number | string) }];
  });
  const tiers = [...file.tables.values()].flatMap(({ name, rows }): Change[] => {
    const of = (text: string): TierEdits | null => TierEdits.in(SET, file, text, name);
    return rows.flatMap((_, row): Change[] => [
      (text, size) => of(text)?.move({ row, input: 0, side: 'high' }, size * 3 + 1) ?? [],
      (text, size) => of(text)?.split(row, 0, size * 4 + 2) ?? [],
      (text) => of(text)?.remove(row) ?? [],
      (text) => of(text)?.merge(row) ?? [],
    ]);
  });
  const answered = (ask: (text: string) => ReturnType<typeof questionsOfTable>): Change => (text, size) => {
    const questions = ask(text);
    return questions[size % Math.max(questions.length, 1)]?.answers.find(({ isNow }) => !isNow)?.edits ?? [];
  };
  return [...figures, ...tiers, ...[...file.tables.keys()].map((name) => answered((text) => questionsOfTable(SET, file, text, name))), ...file.rules.map(({ name }) => answered((text) => questionsOfRule(SET, file, text, name)))];
};
const CHANGES = new Map(PATHS.map((path) => [path, changesOf(path)]));

test('the difference that a draft makes, applied to the old report, is the new one', async () => {
  const before = await judged(SET);
  expect([before.findings.length > 5, before.totals.length]).toEqual([true, 3]);
  let different = 0;
  const one = fc.record({ path: fc.constantFrom(...PATHS), pick: fc.nat(), size: fc.integer({ min: 0, max: 6 }) });
  await fc.assert(
    fc.asyncProperty(fc.array(one, { minLength: 1, maxLength: 5 }), async (changes) => {
      const drafts = new Map<string, DraftFile>();
      for (const { path, pick, size } of changes) {
        const draft = drafts.get(path) ?? draftOf(FOLDER, path)!;
        const known = CHANGES.get(path)!;
        drafts.set(path, { ...draft, text: withEdits(draft.text, known[pick % known.length]!(draft.text, size)) });
      }
      const folder: readonly RuleFileText[] = replacing(FOLDER, { authors: [], files: [...drafts.values()] });
      const set = loadRules(folder);
      // What the loader refuses has no impact yet.
      if (set.problems.some(({ severity }) => severity === 'error')) return;
      const now = await judged(set);
      const difference = compareReports(before, now);
      expect(applyDifference(before, difference, now)).toEqual(comparedOf(now));
      if (difference.lines.changed.length + difference.lines.new.length + difference.lines.gone.length + difference.findings.new.length + difference.findings.fixed.length > 0) different += 1;
    }),
    { numRuns: 12, seed: 20261130 },
  );
  expect(different).toBeGreaterThan(3);
});
