import { Button, MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import type { LedgerProblem } from '../../addin/mapping';
import type { Recognised } from '../../addin/session-state';
import { regionName } from '../../i18n/region';
import { printable } from '../../report/layout';
import { useWords } from '../frame/context';
import { CellLink } from '../frame/CellLink';
import { useRecogniseStyles } from './recognise-styles';
import { rulesInWords } from './ledger-words';
import { useLedgerWords, type SheetView } from './use-recognise';
import type { SheetCardState } from './use-sheet-card';

/** Problems that have words and buttons of their own here. */
const OWN_WORDS: ReadonlySet<LedgerProblem['code']> = new Set<LedgerProblem['code']>(['missing-column', 'two-columns', 'mapped-header-missing', 'no-header']);

interface WrongProps {
  readonly view: SheetView;
  readonly recognised: Recognised;
  readonly card: SheetCardState;
}

/** What is wrong with a sheet, what it costs, and the buttons that mend it. Nothing where all is well. */
export function Wrong({ view, recognised, card }: WrongProps) {
  const { say } = useWords();
  const words = useLedgerWords(recognised);
  const { account, problems } = view;
  const { ledger } = account;
  const required = account.missing.filter((column) => column.required);
  const title = (key: string): string => words.ledger(key);
  return (
    <>
      {account.outcome === 'no-ledger' && <Unknown view={view} recognised={recognised} card={card} />}
      {account.outcome === 'known-format' && <Bar text={say('recognise.known-format')} />}
      {account.outcome === 'left-alone' && <Bar intent="info" text={say('recognise.left-alone')} />}
      {account.outcome === 'blank' && <Bar intent="info" text={say('recognise.blank')} />}
      {ledger !== null && required.length > 0 && <Missing view={view} recognised={recognised} card={card} />}
      {account.claimedTwice.map(({ key, headers }) => (
        <MessageBar key={key} intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{say('recognise.twice', { column: words.column(ledger ?? '', key) })}</MessageBarTitle>{' '}
            {headers.map(({ text, cell }) => (
              <span key={cell}>
                <CellLink sheet={account.sheet} cell={cell} text={`${text} ${cell}`} />{' '}
              </span>
            ))}
            <Mend label={say('recognise.choose-header')} onClick={() => card.edit({ key, header: null })} of={words.column(ledger ?? '', key)} />
          </MessageBarBody>
        </MessageBar>
      ))}
      {ledger !== null && account.unmet.length > 0 && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            {say('recognise.unmet', { headers: account.unmet.map((header) => `“${printable(header)}”`).join(say('report.list-separator')) })}{' '}
            <Mend label={say('recognise.forget-these')} onClick={() => card.forgetHeaders(account.unmet)} />
          </MessageBarBody>
        </MessageBar>
      )}
      {problems
        .filter(({ code }) => !OWN_WORDS.has(code))
        .map(({ code, params, ledger: of }) => (
          <Bar key={code} text={printable(say(`ledger.${code}`, { ...params, sheet: regionName(say, account), ledger: of === '' ? '' : title(of) }))} />
        ))}
    </>
  );
}

function Bar({ text, intent = 'warning' }: { readonly text: string; readonly intent?: 'info' | 'warning' }) {
  return (
    <MessageBar intent={intent} layout="multiline">
      <MessageBarBody>{text}</MessageBarBody>
    </MessageBar>
  );
}

/** A button among words; `of` tells a screen reader what it is about. */
function Mend({ label, of, onClick }: { readonly label: string; readonly of?: string; readonly onClick: () => void }) {
  return (
    <Button size="small" {...(of === undefined ? {} : { 'aria-label': `${label} ${of}` })} onClick={onClick}>
      {label}
    </Button>
  );
}

/** Required columns that were not found: without them the sheet is not read, and so many rules wait. */
function Missing({ view: { account }, recognised, card }: WrongProps) {
  const { say } = useWords();
  const words = useLedgerWords(recognised);
  const styles = useRecogniseStyles();
  const { ledger } = account;
  const required = account.missing.filter((column) => column.required);
  const rules = card.readers(null);
  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{say('recognise.missing-required', { count: required.length })}</MessageBarTitle>
        <p className={styles.paragraph}>{say('recognise.missing-cost', { ledger: words.ledger(ledger ?? ''), rules: rules.length })}</p>
        {rules.length > 0 && <p className={styles.faint}>{rulesInWords(rules, words, say)}</p>}
        <ul className={styles.list}>
          {required.map(({ key }) => (
            <li key={key} className={styles.line}>
              <strong className={styles.lineText}>{words.column(ledger ?? '', key)}</strong>
              <Mend label={say('recognise.choose-header')} of={words.column(ledger ?? '', key)} onClick={() => card.edit({ key, header: null })} />
            </li>
          ))}
        </ul>
        {/* Nobody said that it is that ledger; it may be none. */}
        {account.said === null && <Mend label={say('recognise.no-ledger')} onClick={card.leaveAlone} />}
      </MessageBarBody>
    </MessageBar>
  );
}

/** Nobody can tell what the sheet is: the nearest ledgers to choose from, or that it is none. */
function Unknown({ view: { account }, recognised, card }: WrongProps) {
  const { say } = useWords();
  const words = useLedgerWords(recognised);
  const styles = useRecogniseStyles();
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{say('recognise.unknown')}</MessageBarTitle>
        <p className={styles.paragraph}>{say(account.near.length > 0 ? 'recognise.unknown-near' : 'recognise.unknown-none')}</p>
        <div className={styles.buttons}>
          {account.near.map(({ ledger, matched }) => (
            <Button key={ledger} size="small" onClick={() => card.chooseLedger(ledger)}>
              {say('recognise.near', { ledger: words.ledger(ledger), matched })}
            </Button>
          ))}
          <Button size="small" onClick={card.leaveAlone}>
            {say('recognise.no-ledger')}
          </Button>
        </div>
      </MessageBarBody>
    </MessageBar>
  );
}
