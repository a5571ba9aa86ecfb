import { Button, MessageBar, MessageBarActions, MessageBarBody, Select } from '@fluentui/react-components';
import { ArrowUndoRegular } from '@fluentui/react-icons/svg/arrow-undo';
import { regionName } from '../../i18n/region';
import type { Translator } from '../../i18n/translator';
import { regionOfKey } from '../../addin/mapping';
import { printable } from '../../report/layout';
import { useWords } from '../frame/context';
import { useFocusKept } from '../frame/use-focus-kept';
import { useRecogniseStyles } from './recognise-styles';
import { Sample } from './Sample';
import { SheetCard } from './SheetCard';
import { useRecognise, type RecogniseView } from './use-recognise';

/** Which sheet was taken for which ledger, by which columns; and what can be mended by hand. */
export default function RecognisePanel() {
  const view = useRecognise();
  const { say } = useWords();
  const styles = useRecogniseStyles();
  const { recognised, groups, isBusy } = view;
  const heading = useFocusKept<HTMLHeadingElement>(view.lastSaid);
  const look = (
    <Button size="small" disabledFocusable={isBusy} onClick={view.look}>
      {say(recognised ? 'recognise.look-again' : 'recognise.look')}
    </Button>
  );
  if (recognised === null) {
    return (
      <div className={styles.column}>
        <p className={styles.paragraph}>{say('recognise.not-looked')}</p>
        <div className={styles.buttons}>{look}</div>
      </div>
    );
  }
  return (
    <section className={styles.column} aria-labelledby="recognise-heading">
      <div className={styles.head}>
        <h2 ref={heading} id="recognise-heading" tabIndex={-1} className={styles.heading}>
          {say('recognise.heading', { sheets: view.sheets, look: view.toLookAt })}
        </h2>
        {look}
      </div>
      <LastSaid view={view} />
      <Sample />
      {view.gone.map((sheet) => (
        <GoneSheet key={sheet} sheet={sheet} view={view} />
      ))}
      {groups.map(({ name, sheets }) => (
        <section key={name} className={styles.column} aria-labelledby={`recognise-${name}`}>
          <h3 id={`recognise-${name}`} className={styles.groupHeading}>
            {say(`recognise.group-${name}`)}
          </h3>
          <ul className={styles.cards}>
            {sheets.map((sheet) => (
              <SheetCard key={sheet.account.key} view={sheet} recognised={recognised} />
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

/** What a key of a map names, in words. */
const nameOf = (key: string, say: Translator): string => printable(regionName(say, regionOfKey(key)));

/** What was said last is remembered, and can be taken back. */
function LastSaid({ view: { lastSaid, undo, isBusy } }: { readonly view: RecogniseView }) {
  const { say } = useWords();
  const styles = useRecogniseStyles();
  if (lastSaid === null) return null;
  return (
    <div className={styles.head}>
      <p className={styles.faint}>{say('recognise.remembered', { sheet: nameOf(lastSaid, say) })}</p>
      <Button size="small" appearance="subtle" icon={<ArrowUndoRegular />} disabledFocusable={isBusy} onClick={undo}>
        {say('recognise.undo')}
      </Button>
    </div>
  );
}

/** Something was said of a sheet that is not there: it was renamed, or is gone. */
function GoneSheet({ sheet, view: { free, move, forget, isBusy } }: { readonly sheet: string; readonly view: RecogniseView }) {
  const { say } = useWords();
  const text = nameOf(sheet, say);
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>{say('recognise.gone', { sheet: text })}</MessageBarBody>
      <MessageBarActions>
        {free.length > 0 && (
          <Select size="small" aria-label={say('recognise.gone-move', { sheet: text })} disabled={isBusy} value="" onChange={(_, { value }) => value !== '' && move(sheet, value)}>
            <option value="">{say('recognise.gone-choose')}</option>
            {free.map((one) => (
              <option key={one} value={one}>
                {nameOf(one, say)}
              </option>
            ))}
          </Select>
        )}
        <Button size="small" disabledFocusable={isBusy} onClick={() => forget(sheet)}>
          {say('recognise.forget')}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
