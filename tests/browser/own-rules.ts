import { join } from 'node:path';
import { readRulesFolder } from '../../src/cli/rules-folder';
import { writeRulesPart } from '../../src/records/rules-part';
import { ROOT } from './preview';

/** The company's name in the rules of Guiju, and in those of `ownRules`. */
export const COMPANY = { 'zh-CN': '示例公司', en: 'Sample Company' } as const;
export const OWN_COMPANY = { 'zh-CN': '自己的公司', en: 'Company of Its Own' } as const;

/** Yuan of the travel allowance a day: in the rules of Guiju, and in those of `ownRules`. */
const [ALLOWANCE, OWN_ALLOWANCE] = ['"省外"] }, "value": 30 }', '"省外"] }, "value": 40 }'] as const;

/** Rules of a company of its own as they travel in a workbook: the sample's but for its name, and for what it pays for a day of travel. */
export function ownRules(): string {
  const { files } = readRulesFolder(join(ROOT, 'rules'), { cases: false });
  return writeRulesPart(
    files.map((file) => {
      if (file.path === 'profile.json') return { ...file, text: file.text.replaceAll(COMPANY['zh-CN'], OWN_COMPANY['zh-CN']).replace(COMPANY.en, OWN_COMPANY.en) };
      return file.path === 'trips.json' ? { ...file, text: file.text.replace(ALLOWANCE, OWN_ALLOWANCE) } : file;
    }),
  );
}
