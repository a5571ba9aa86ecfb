import type { CheckResult } from '../check';
import type { Waiver } from '../waiver';

/** A waiver of a finding as it stands in a report, said on 2026-11-02 by somebody else. */
export function waiverOf({ report, valuesOf }: CheckResult, id: string, more: Partial<Waiver> = {}): Waiver {
  const finding = report.findings.find((one) => one.id === id);
  if (!finding) throw new Error(`no such finding: ${id}. There are: ${report.findings.map((one) => one.id).join(', ')}`);
  const { rule, version } = finding;
  return { finding: id, rule, version, values: valuesOf(finding), category: 'exception', reason: 'agreed', by: '赵敏', at: '2026-11-02 09:30', expires: null, ...more };
}

const words = (text: string): { 'zh-CN': string; en: string } => ({ 'zh-CN': text, en: text });
const category = (key: string, money: 'lifted' | 'stays', longestDays: number | null) => ({ key, title: words(key), description: words(key), money, longestDays });

/** A waivers.json: `exception` lifts the money, `warned` leaves it, `brief` lifts it for ten days. */
export const WAIVERS = { categories: [category('exception', 'lifted', null), category('warned', 'stays', null), category('brief', 'lifted', 10)] };
