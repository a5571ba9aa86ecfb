import { useMemo, useState, type DragEvent, type ReactElement } from 'react';
import { createTranslator } from '../../src/i18n/translator';
import { chosenLanguage } from './chosen-language';
import { Notices } from './notices';
import { Pane } from './pane';
import { Ribbon } from './ribbon';
import { TitleBar } from './title-bar';
import { useWorkspace } from './use-workspace';

/** The whole page: what is open, the add-in's buttons, the sheet and the pane. */
export function Page(): ReactElement {
  const [language, setLanguage] = useState(chosenLanguage);
  const [dropping, setDropping] = useState(false);
  const say = useMemo(() => createTranslator(language), [language]);
  const workspace = useWorkspace(language, setLanguage);
  const { state } = workspace;

  const over = (event: DragEvent): void => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setDropping(true);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setDropping(false);
    if (event.dataTransfer.files.length > 0) workspace.open(event.dataTransfer.files);
  };

  return (
    <div className={`page${dropping ? ' dropping' : ''}`} onDragOver={over} onDragLeave={() => setDropping(false)} onDrop={drop}>
      <TitleBar fileName={state.name} enabled={state.kind === 'open'} saving={workspace.saving} language={language} say={say} open={workspace.open} speak={workspace.speak} save={workspace.save} />
      {workspace.manifest ? (
        <Ribbon manifest={workspace.manifest} say={say} busy={workspace.busy} enabled={state.kind === 'open'} paneShown={workspace.paneShown} explanation={workspace.explanation} press={workspace.press} />
      ) : (
        <nav className="ribbon" aria-label={say('preview.ribbon')} />
      )}
      <Notices messages={workspace.messages} say={say} dismiss={workspace.dismiss} />
      <div className="workspace">
        <main className="sheet" aria-label={say('preview.sheet')} data-drop={say('preview.drop')}>
          <div ref={workspace.gridElement} className="grid" />
          {state.kind === 'opening' ? <p className="opening" role="status">{say('preview.opening', { file: state.name })}</p> : null}
          {state.kind === 'nothing' ? <p className="opening idle" role="status">{say('preview.no-workbook')}</p> : null}
        </main>
        <Pane title={workspace.manifest?.title ?? ''} page={workspace.manifest?.page ?? ''} shown={workspace.paneShown} load={workspace.frame} say={say} close={workspace.closePane} />
      </div>
    </div>
  );
}
