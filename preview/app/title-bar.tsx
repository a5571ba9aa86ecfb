import { useRef, type ReactElement } from 'react';
import { LANGUAGES, type Language } from '../../src/i18n/language';
import type { Translator } from '../../src/i18n/translator';

/** Each language is named in itself: who does not read this one finds their own. */
const NAMES: Readonly<Record<Language, string>> = { 'zh-CN': '简体', 'zh-TW': '繁體', en: 'English' };

const KINDS = '.xlsx,.xlsm,.xls,.xlsb,.ods,.csv';

interface Props {
  readonly fileName: string;
  /** Whether there is a workbook, and whether it is being saved. */
  readonly enabled: boolean;
  readonly saving: boolean;
  readonly language: Language;
  readonly say: Translator;
  readonly open: (files: FileList) => void;
  readonly speak: (language: Language) => void;
  readonly save: () => void;
}

/** The uppermost line: what is open, which language, another file. */
export function TitleBar({ fileName, enabled, saving, language, say, open, speak, save }: Props): ReactElement {
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <header className="title-bar">
      <img src="addin/assets/1/guiju-32.png" srcSet="addin/assets/1/guiju-64.png 2x" width="24" height="24" alt="" />
      <span className="product">{say('preview.title')}</span>
      <h1 title={`${fileName}\n${say('preview.unsaved')}`}>{fileName}</h1>
      <span className="space" />
      <div className="languages" role="group" aria-label={say('preview.language')}>
        {LANGUAGES.map((each) => (
          <button key={each} type="button" lang={each} aria-pressed={each === language} onClick={() => speak(each)}>
            {NAMES[each]}
          </button>
        ))}
      </div>
      <button type="button" className="open" title={say('preview.save-tip')} disabled={!enabled || saving} aria-busy={saving} onClick={save}>
        {say('preview.save')}
      </button>
      <button type="button" className="open" title={say('preview.open-tip')} onClick={() => chooser.current?.click()}>
        {say('preview.open')}
      </button>
      <input
        ref={chooser}
        type="file"
        accept={KINDS}
        multiple
        hidden
        onChange={({ target }) => {
          if (target.files?.length) open(target.files);
          // The same file may be chosen again after it was saved anew.
          target.value = '';
        }}
      />
    </header>
  );
}
