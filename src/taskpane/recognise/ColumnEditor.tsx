import { Button, Field, Select } from '@fluentui/react-components';
import { ErrorCircleRegular } from '@fluentui/react-icons/svg/error-circle';
import { useEffect, useId, useRef } from 'react';
import type { PreviewCell, SheetAccount } from '../../addin/mapping';
import type { Recognised } from '../../addin/session-state';
import { formatValue } from '../../i18n/format';
import { printable } from '../../report/layout';
import type { Unit } from '../../values/kind';
import { useWords } from '../frame/context';
import { CellLink } from '../frame/CellLink';
import { useRecogniseStyles } from './recognise-styles';
import { useColumnEditor } from './use-column-editor';
import { useLedgerWords } from './use-recognise';
import type { Editing } from './use-sheet-card';

interface ColumnEditorProps {
  readonly account: SheetAccount;
  readonly recognised: Recognised;
  readonly editing: Editing;
  readonly close: () => void;
}

/** Says which header is which column: chosen, seen on the first cells, and then taken. It comes where somebody asked for it, so the focus goes there. */
export function ColumnEditor({ account, recognised, editing, close }: ColumnEditorProps) {
  const editor = useColumnEditor(recognised, account, editing, close);
  const { say } = useWords();
  const words = useLedgerWords(recognised);
  const styles = useRecogniseStyles();
  const id = useId();
  const ledger = account.ledger ?? '';
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelectorAll('select')[editing.key === null ? 0 : 1]?.focus();
    form.current?.scrollIntoView({ block: 'nearest' });
  }, [editing]);
  const { key, header } = editor;
  const isReady = key !== '' && header !== '';
  const now = editor.headers.find(({ name }) => name === header)?.of ?? null;
  const unit = recognised.rules.set.ledgers.get(ledger)?.columns.get(key)?.unit ?? 'text';
  return (
    <form
      ref={form}
      className={styles.trial}
      aria-labelledby={id}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) editor.take();
      }}
      onKeyDown={(event) => event.key === 'Escape' && close()}
    >
      <h5 id={id} className={styles.heading}>
        {say('recognise.editor')}
      </h5>
      <div className={styles.fields}>
        <Field label={say('recognise.our-column')}>
          <Select size="small" value={key} onChange={(_, { value }) => editor.chooseKey(value)}>
            <option value="">{say('recognise.choose')}</option>
            {editor.keys.map((one) => (
              <option key={one.key} value={one.key}>
                {one.isMissing ? words.column(ledger, one.key) : say('recognise.found-already', { column: words.column(ledger, one.key) })}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={say('recognise.their-header')}>
          <Select size="small" value={header} onChange={(_, { value }) => editor.chooseHeader(value)}>
            <option value="">{say('recognise.choose')}</option>
            {editor.headers.map(({ text, name, cell, of }) => (
              <option key={cell} value={name}>
                {of === null ? `${printable(text)} ${cell}` : say('recognise.taken-as', { header: `${printable(text)} ${cell}`, column: words.column(ledger, of) })}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <div role="status" className={styles.column}>
        {isReady && <p className={styles.paragraph}>{say('recognise.preview-counts', { column: words.column(ledger, key), ...editor.counts })}</p>}
        {isReady && now !== null && now !== key && <p className={styles.paragraph}>{say('recognise.will-lose', { column: words.column(ledger, now) })}</p>}
      </div>
      {isReady && editor.preview.length > 0 && <Preview sheet={account.sheet} cells={editor.preview} unit={unit} />}
      <div className={styles.buttons}>
        <Button size="small" appearance="primary" type="submit" disabledFocusable={!isReady}>
          {say('recognise.take')}
        </Button>
        {editor.leave && (
          <Button size="small" onClick={editor.leave}>
            {say('recognise.do-not-read')}
          </Button>
        )}
        <Button size="small" onClick={close}>
          {say('recognise.drop')}
        </Button>
      </div>
    </form>
  );
}

/** The first cells: as they stand, and as they would be read or why they can't. */
function Preview({ sheet, cells, unit }: { readonly sheet: string; readonly cells: readonly PreviewCell[]; readonly unit: Unit }) {
  const { say, lang } = useWords();
  const styles = useRecogniseStyles();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col" className={`${styles.th} ${styles.narrow}`}>
            {say('recognise.cell')}
          </th>
          <th scope="col" className={styles.th}>
            {say('recognise.as-written')}
          </th>
          <th scope="col" className={styles.th}>
            {say('recognise.as-read')}
          </th>
        </tr>
      </thead>
      <tbody>
        {cells.map(({ cell, shown, state, value, why }, i) => (
          <tr key={cell ?? i}>
            <td className={styles.td}>{cell !== null && <CellLink sheet={sheet} cell={cell} text={cell} />}</td>
            <td className={styles.td}>{printable(shown)}</td>
            <td className={styles.td}>
              {state === 'known' ? printable(formatValue(value, unit, lang)) : null}
              {state === 'unreadable' && (
                <>
                  <ErrorCircleRegular aria-hidden /> {why ? printable(say(why.key, why.params)) : say('recognise.unreadable')}
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
