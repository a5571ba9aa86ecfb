import { companyOf, declared, folderOf, rule, ruleFile } from '../../checking/testing/rules';
import { LANGUAGES } from '../../i18n/language';
import { createTranslator } from '../../i18n/translator';
import { loadRules } from '../../rules/load';
import { brokenRules } from './broken-rules';

const say = createTranslator('zh-CN');

test('rules without mistakes have nothing to tell', () => expect(brokenRules(companyOf({ 'work.json': ruleFile([rule('late')]) }), say)).toBeNull());

test.each(LANGUAGES)('in %s it is told which file is left out, and why; what only needs it is not counted', (lang) => {
  const broken = ruleFile([rule('late')], { facts: { 'Bad Name!': declared({ unit: 'count', formula: '=1' }) } });
  const folder = folderOf({ 'good.json': { ...ruleFile([rule('good')]), id: 'good' }, 'work.json': broken });
  const set = loadRules(folder);
  expect(set.profile.inForce.map(({ file }) => file.path)).toEqual(['good.json']);
  const told = brokenRules(set, createTranslator(lang))!;
  expect(told).toMatchObject({ intent: 'error', params: { count: 1, file: 'work.json', line: 1 } });
  const text = createTranslator(lang)(told.key, told.params);
  for (const word of ['1', 'work.json', 'Bad Name!']) expect(text).toContain(word);
});
