import { parseLanguage, wordsIn } from './language';
import { createTranslator } from './translator';

describe('createTranslator', () => {
  test('says a message in the language, with its numbers and plurals', () => {
    expect(createTranslator('zh-CN')('report.heading-no-pay')).toBe('工资调整');
    expect(createTranslator('zh-TW')('report.heading-no-pay')).toBe('薪資調整');
    const say = createTranslator('en');
    expect(say('report.findings-count', { count: 1310 })).toBe('1,310 findings');
    expect(say('report.open', { count: 1 })).toBe('1 finding to deal with.');
    expect(say('report.open', { count: 2 })).toBe('2 findings to deal with.');
  });

  test('takes parameters as they are: markup and braces in a cell are text', () => {
    expect(createTranslator('en')('cli.file-missing', { file: '<b>{x}</b> \'a\'' })).toBe("<b>{x}</b> 'a': there is no such file. Check the path and the name.");
  });

  test('a code that brings its own room is found there', () => {
    expect(createTranslator('en')('rules.report.heading-no-pay')).toBe('Pay adjustments');
  });

  test('a message that nobody wrote shows its key', () => {
    expect(createTranslator('en')('rules.report.no-such-message')).toBe('rules.report.no-such-message');
    expect(createTranslator('en')('report.no-such-message')).toBe('report.no-such-message');
    expect(createTranslator('en')('nonsense')).toBe('nonsense');
  });
});

describe('languages', () => {
  test.each([
    ['zh', 'zh-CN'], ['zh-CN', 'zh-CN'], ['zh_cn', 'zh-CN'], ['zh-Hans', 'zh-CN'], ['ZH-tw', 'zh-TW'], ['zh_HK', 'zh-TW'], ['zh-Hant', 'zh-TW'], ['zh-Hant-HK', 'zh-TW'], ['en', 'en'], ['en-GB', 'en'], [' en ', 'en'],
    ['de', null], ['', null], ['english', null], ['zhx', null],
  ] as const)('%s is %s', (tag, lang) => {
    expect(parseLanguage(tag)).toBe(lang);
  });

  test('Traditional Chinese falls back to Simplified', () => {
    expect(wordsIn({ 'zh-CN': '考勤', en: 'Attendance' }, 'zh-TW')).toBe('考勤');
  });
});
