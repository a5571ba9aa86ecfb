import { Button, Field, Select } from '@fluentui/react-components';
import type { SheetAccount } from '../../addin/mapping';
import type { Recognised } from '../../addin/session-state';
import { printable } from '../../report/layout';
import { useWords } from '../frame/context';
import { useRecogniseStyles } from './recognise-styles';
import { useLedgerWords } from './use-recognise';
import { AUTOMATIC, NO_LEDGER, type SheetCardState } from './use-sheet-card';

interface SheetFormProps {
  readonly account: SheetAccount;
  readonly recognised: Recognised;
  readonly card: SheetCardState;
}

/** Which ledger a sheet is and where its header stands; what comes of another choice is shown before it is taken. */
export function SheetForm({ account, recognised, card }: SheetFormProps) {
  const { say } = useWords();
  const words = useLedgerWords(recognised);
  const styles = useRecogniseStyles();
  const near = new Map(account.near.map(({ ledger, matched }) => [ledger, matched]));
  const given = [...recognised.rules.set.ledgers.values()].filter(({ byDay, roster, ofLines }) => !byDay && !roster && !ofLines).map(({ key }) => key);
  const others = given.filter((key) => !near.has(key));
  return (
    <div className={styles.fields}>
      <Field label={say('recognise.ledger')}>
        <Select size="small" value={card.ledger} onChange={(_, { value }) => card.chooseLedger(value)}>
          <option value={AUTOMATIC}>{account.said === null && account.ledger !== null ? say('recognise.automatic-is', { is: words.ledger(account.ledger) }) : say('recognise.automatic')}</option>
          <option value={NO_LEDGER}>{say('recognise.no-ledger')}</option>
          {[...near].map(([key, matched]) => (
            <option key={key} value={key}>
              {say('recognise.near', { ledger: words.ledger(key), matched })}
            </option>
          ))}
          {others.map((key) => (
            <option key={key} value={key}>
              {words.ledger(key)}
            </option>
          ))}
        </Select>
      </Field>
      {card.ledger !== NO_LEDGER && (account.ledger !== null || card.ledger !== AUTOMATIC) && (
        <Field label={say('recognise.header-row')}>
          <Select size="small" value={String(card.headerRow)} onChange={(_, { value }) => card.chooseHeaderRow(Number(value))}>
            <option value="0">{account.said?.headerRow == null && account.headerRow !== null ? say('recognise.automatic-is', { is: say('recognise.row', { row: account.headerRow }) }) : say('recognise.automatic')}</option>
            {card.headerRows.map(({ row, texts }) => (
              <option key={row} value={row}>
                {say('recognise.row-texts', { row, texts: printable(texts.join(' | ')) })}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {card.draft !== undefined && <Draft recognised={recognised} card={card} />}
    </div>
  );
}

/** What would come of the choice. */
function Draft({ recognised, card }: Omit<SheetFormProps, 'account'>) {
  const { say } = useWords();
  const words = useLedgerWords(recognised);
  const styles = useRecogniseStyles();
  const { trial } = card;
  const required = trial?.missing.filter((column) => column.required) ?? [];
  const listed = (keys: readonly string[]): string => keys.map((key) => words.column(trial?.ledger ?? '', key)).join(say('report.list-separator'));
  return (
    <div className={styles.trial} role="status">
      {trial?.ledger == null ? (
        <p className={styles.paragraph}>{say(card.ledger === NO_LEDGER ? 'recognise.trial-left' : 'recognise.trial-none')}</p>
      ) : (
        <>
          <p className={styles.paragraph}>
            {say('recognise.trial', { ledger: words.ledger(trial.ledger), row: trial.headerRow ?? 0, columns: trial.columns.length, unused: trial.unused.length })}
          </p>
          {trial.columns.length > 0 && <p className={styles.faint}>{listed(trial.columns.map(({ key }) => key))}</p>}
          {required.length > 0 && <p className={styles.paragraph}>{say('recognise.trial-missing', { columns: listed(required.map(({ key }) => key)) })}</p>}
        </>
      )}
      <div className={styles.buttons}>
        <Button size="small" appearance="primary" onClick={card.take}>
          {say('recognise.take')}
        </Button>
        <Button size="small" onClick={card.drop}>
          {say('recognise.drop')}
        </Button>
      </div>
    </div>
  );
}
