import { declared, folderOf, rule, ruleFile } from '../../checking/testing/rules';
import { WAIVERS } from '../../checking/testing/waivers';
import { loadRules } from '../../rules/load';
import type { RuleFileText } from '../../rules/model';
import type { Drafting, DraftingState } from '../drafting';
import { ownRules } from '../rules-source';
import { putInForce } from '../rules-in-force';

const LATE = ruleFile(
  [rule('late', { conditions: { all: [{ fact: 'late', operator: 'greaterThan', value: { fact: 'limit' } }] }, line: { item: 'fine', amount: '=-rate * (late / minute)' }, message: { 'zh-CN': '迟到 {late} 分钟', en: '{late} minutes late' } })],
  { parameters: { limit: declared({ unit: 'minute', value: 15 }), rate: declared({ unit: 'yuan', value: 1 }), minute: declared({ unit: 'minute', value: 1 }) } },
);
const CASES = {
  file: 'late.json',
  cases: [15, 16].map((late) => ({ rule: 'late', row: { employee_id: 'E1', employee_name: 'Ann', work_date: '2026-10-09', late }, expect: late > 15 ? 'violation' : 'pass' })),
};

/** A company with one rule file, its cases and whatever else is given, one thing a line, as people write it. */
export const draftedFolder = (profile: Readonly<Record<string, unknown>> = {}): readonly RuleFileText[] =>
  [...folderOf({ 'late.json': LATE, 'waivers.json': WAIVERS }, { inForce: [{ file: 'late.json', from: '2026-01-01' }], ...profile }), { path: 'cases/late.json', text: JSON.stringify(CASES) }].map(({ path, text }) => ({ path, text: `${JSON.stringify(JSON.parse(text), null, 2)}\n` }));

/** Puts it in force as the rules that a workbook brought with it. */
export function draftedCompany(): readonly RuleFileText[] {
  const folder = draftedFolder();
  putInForce({ ...ownRules(folder, loadRules(folder)), from: 'bundled' });
  return folder;
}

/** The state when the draft was read and its cases were run. */
export const settledDraft = ({ state }: Drafting): Promise<DraftingState> =>
  new Promise((resolve) => {
    const look = (): void => {
      if (state.get().isReading) return;
      stop();
      resolve(state.get());
    };
    const stop = state.subscribe(look);
    look();
  });
