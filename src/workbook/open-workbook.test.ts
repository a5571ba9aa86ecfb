import { LANGUAGES } from '../i18n/language';
import { createTranslator } from '../i18n/translator';
import { OPEN_WORKBOOK_ERRORS } from './open-workbook';

test.each(LANGUAGES)('every way in which a workbook refuses has words in %s', (lang) => {
  const say = createTranslator(lang);
  for (const code of OPEN_WORKBOOK_ERRORS) {
    const text = say(`workbook.open-${code}`, { sheet: 'O’Brien 10月', feature: 'X 1.2', code: 'Y' });
    expect([code, text.includes('{'), text.length > 15]).toEqual([code, false, true]);
  }
});
