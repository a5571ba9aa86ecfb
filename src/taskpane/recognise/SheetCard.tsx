import { Button } from '@fluentui/react-components';
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';
import { useId, useRef, useState } from 'react';
import type { Recognised } from '../../addin/session-state';
import { regionName } from '../../i18n/region';
import { printable } from '../../report/layout';
import { useWords } from '../frame/context';
import { Columns } from './Columns';
import { useRecogniseStyles } from './recognise-styles';
import { Rows } from './Rows';
import { SheetForm } from './SheetForm';
import { StatusIcon } from './StatusIcon';
import { Tables } from './Tables';
import { periodInWords } from './period-words';
import { useLedgerWords, type SheetView } from './use-recognise';
import { useSheetCard } from './use-sheet-card';
import { Wrong } from './Wrong';

interface SheetCardProps {
  readonly view: SheetView;
  readonly recognised: Recognised;
}

/** A sheet: what it was taken for on one line; all else when it is opened. */
export function SheetCard({ view, recognised }: SheetCardProps) {
  const { say } = useWords();
  const words = useLedgerWords(recognised);
  const styles = useRecogniseStyles();
  const id = useId();
  const head = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const { account, rows, status } = view;
  const { ledger, format } = account;
  const facts = [
    ledger === null ? say(`recognise.status-${status}`) : words.ledger(ledger),
    ledger !== null && format !== null ? words.format(ledger, format) : null,
    rows ? say('recognise.rows', { count: rows.rows }) : null,
    rows?.period ? periodInWords(rows.period, say) : null,
    status === 'read' && account.unused.length > 0 ? say('recognise.unused', { count: account.unused.length }) : null,
    ledger !== null && status !== 'read' ? say(`recognise.status-${status}`) : null,
    account.said !== null && status !== 'left' ? say('recognise.by-hand') : null,
  ].filter((fact) => fact !== null);
  return (
    <li className={styles.card} data-sheet={account.key}>
      <h4 className={styles.cardHeading}>
        <button ref={head} type="button" className={styles.cardButton} aria-expanded={isOpen} aria-controls={id} onClick={() => setIsOpen(!isOpen)}>
          {isOpen ? <ChevronDownRegular className={styles.icon} /> : <ChevronRightRegular className={styles.icon} />}
          <StatusIcon status={status} />
          <span>
            <span className={styles.name}>{printable(regionName(say, account))}</span>
            <span className={styles.facts}>
              {facts.map((fact, i) => (
                <span key={fact} className={styles.fact}>
                  {i < facts.length - 1 ? `${fact} ·` : fact}{' '}
                </span>
              ))}
            </span>
          </span>
        </button>
      </h4>
      <div id={id} hidden={!isOpen}>
        {isOpen && <Body view={view} recognised={recognised} settle={() => head.current?.focus()} />}
      </div>
    </li>
  );
}

function Body({ view, recognised, settle }: SheetCardProps & { readonly settle: () => void }) {
  const { say } = useWords();
  const styles = useRecogniseStyles();
  const card = useSheetCard(recognised, view.account, settle);
  const { account, rows, status } = view;
  return (
    <div className={styles.body}>
      <Wrong view={view} recognised={recognised} card={card} />
      {status !== 'blank' && <SheetForm account={account} recognised={recognised} card={card} />}
      {account.ledger !== null && <Columns account={account} recognised={recognised} card={card} />}
      <Tables account={account} readWhole={card.readWhole} />
      {rows && <Rows sheet={account.sheet} read={rows} />}
      {account.said !== null && (
        <div className={styles.buttons}>
          <Button size="small" onClick={card.forget}>
            {say('recognise.forget-all')}
          </Button>
        </div>
      )}
    </div>
  );
}
