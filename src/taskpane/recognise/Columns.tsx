import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { MatchedColumn, SheetAccount } from '../../addin/mapping';
import type { Recognised } from '../../addin/session-state';
import { useWords } from '../frame/context';
import { CellLink } from '../frame/CellLink';
import { ColumnEditor } from './ColumnEditor';
import { Part } from './Part';
import { useRecogniseStyles } from './recognise-styles';
import { rulesInWords } from './ledger-words';
import { useLedgerWords } from './use-recognise';
import type { Editing, SheetCardState } from './use-sheet-card';

interface ColumnsProps {
  readonly account: SheetAccount;
  readonly recognised: Recognised;
  readonly card: SheetCardState;
}

/** Headers that nobody wanted, columns that are missing, and those that were found; each can be said by hand. */
export function Columns({ account, recognised, card }: ColumnsProps) {
  const { say } = useWords();
  const words = useLedgerWords(recognised);
  const styles = useRecogniseStyles();
  const { sheet, shape } = account;
  const ledger = account.ledger ?? '';
  const wanted = account.missing.filter(({ required }) => !required).map(({ key }) => ({ key, rules: card.readers(key) }));
  // Those that rules read come first: only they cost something.
  const missing = [...wanted.filter(({ rules }) => rules.length > 0), ...wanted.filter(({ rules }) => rules.length === 0)];
  const waited = wanted.filter(({ rules }) => rules.length > 0).length;
  // A header that nobody wanted may be a column that rules wait for, under another name.
  const isPuzzling = shape === null && account.unused.length > 0 && waited > 0;
  const editor = card.editing && <ColumnEditor key={`${card.editing.key ?? ''}\n${card.editing.header ?? ''}`} account={account} recognised={recognised} editing={card.editing} close={() => card.edit(null)} />;
  const act = (label: string, of: string, editing: Editing, appearance: 'secondary' | 'subtle' = 'secondary'): ReactNode => (
    <Button size="small" appearance={appearance} className={styles.act} aria-label={`${label} ${of}`} onClick={() => card.edit(editing)}>
      {label}
    </Button>
  );
  const from = ({ headers, by }: MatchedColumn): ReactNode =>
    headers.length === 0
      ? say('recognise.from-format')
      : headers.map(({ text, cell }, i) => (
          <span key={cell}>
            {i > 0 && ' + '}
            <CellLink sheet={sheet} cell={cell} text={text} />
            {` ${cell}`}
            {by === 'hand' && ` ${say('recognise.by-hand-mark')}`}
          </span>
        ));
  return (
    <>
      {editor}
      {account.unused.length > 0 && (
        <Part title={say('recognise.unused', { count: account.unused.length })} isOpenAtFirst={isPuzzling}>
          {isPuzzling && <p className={styles.faint}>{say('recognise.puzzling', { columns: waited })}</p>}
          <ul className={styles.list}>
            {account.unused.map(({ text, name, cell }) => (
              <li key={cell} className={styles.line}>
                <span className={styles.lineText}>
                  <CellLink sheet={sheet} cell={cell} text={text} /> {cell}
                </span>
                {shape === null && act(say('recognise.use-as'), text, { key: null, header: name })}
              </li>
            ))}
          </ul>
        </Part>
      )}
      {missing.length > 0 && (
        <Part title={say('recognise.missing', { count: missing.length, waited })}>
          <ul className={styles.list}>
            {missing.map(({ key, rules }) => (
              <li key={key} className={styles.line}>
                <span className={styles.lineText}>
                  {words.column(ledger, key)}
                  <span className={styles.facts}>{rulesInWords(rules, words, say)}</span>
                </span>
                {shape === null && act(say('recognise.choose-header'), words.column(ledger, key), { key, header: null })}
              </li>
            ))}
          </ul>
        </Part>
      )}
      {account.columns.length > 0 && (
        <Part title={say('recognise.columns', { count: account.columns.length })}>
          {shape !== null && <p className={styles.faint}>{say('recognise.shape')}</p>}
          <ul className={styles.list}>
            {account.columns.map((column) => (
              <li key={column.key} className={styles.line}>
                <span className={styles.lineText}>
                  {words.column(ledger, column.key)}
                  <span className={styles.facts}>
                    {say('recognise.from')} {from(column)}
                  </span>
                </span>
                {shape === null && act(say('recognise.change'), words.column(ledger, column.key), { key: column.key, header: column.headers[0]?.name ?? null }, 'subtle')}
              </li>
            ))}
          </ul>
        </Part>
      )}
      {account.left.length > 0 && (
        <Part title={say('recognise.left', { count: account.left.length })}>
          <ul className={styles.list}>
            {account.left.map(({ text, name, cell }) => (
              <li key={cell} className={styles.line}>
                <span className={styles.lineText}>
                  <CellLink sheet={sheet} cell={cell} text={text} /> {cell}
                </span>
                <Button size="small" appearance="subtle" className={styles.act} aria-label={`${say('recognise.read-again')} ${text}`} onClick={() => card.forgetHeaders([name])}>
                  {say('recognise.read-again')}
                </Button>
              </li>
            ))}
          </ul>
        </Part>
      )}
    </>
  );
}
