import type { isKnown as IsKnown } from './catalogue';
import type { Language } from './language';

/** The rooms of i18n as they are when nothing was loaded yet: the tests' own setup has loaded every language. */
async function fresh(): Promise<{ readonly isKnown: typeof IsKnown; readonly load: (language: Language) => Promise<void>; readonly say: (language: Language, key: string) => string }> {
  jest.resetModules();
  const { isKnown } = await import('./catalogue');
  const { loadLanguage } = await import('./load-language');
  const { createTranslator } = await import('./translator');
  return { isKnown, load: loadLanguage, say: (language, key) => createTranslator(language)(key) };
}

test('the default language is known at once, any other when it was loaded; before, it is an error and never another language', async () => {
  const { isKnown, load, say } = await fresh();
  expect((['zh-CN', 'zh-TW', 'en'] as const).map(isKnown)).toEqual([true, false, false]);
  expect(say('zh-CN', 'pane.check')).toBe('检查');
  expect(() => say('en', 'pane.check')).toThrow('en');
  await load('en');
  expect((['zh-CN', 'zh-TW', 'en'] as const).map(isKnown)).toEqual([true, false, true]);
  expect(say('en', 'pane.check')).toBe('Check');
  await Promise.all([load('zh-TW'), load('zh-TW'), load('zh-CN')]);
  expect(say('zh-TW', 'pane.check')).toBe('檢查');
});

test('a translator that was made before its language came has the words then', async () => {
  const { load } = await fresh();
  const { createTranslator } = await import('./translator');
  const say = createTranslator('en');
  await load('en');
  expect(say('pane.check')).toBe('Check');
});
