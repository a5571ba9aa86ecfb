import { Button, mergeClasses } from '@fluentui/react-components';
import type { CarriedLine } from '../../checking/waiver';
import { closingInForce } from '../../records/closings';
import type { Closing } from '../../records/model';
import { closingLines, findingsText, liftedText, sumsOfClosing } from '../../report/closing-text';
import { printable } from '../../report/layout';
import { amountText } from '../../report/money';
import type { Names } from '../../report/names';
import { monthInWords } from '../check/use-check-bar';
import { useSession, useWords } from '../frame/context';
import { useObservable } from '../frame/use-observable';
import { CopyButton } from './CopyButton';
import { useClosingStyles } from './closing-styles';

interface RecordProps {
  readonly closing: Closing;
  readonly closings: readonly Closing[];
  readonly names: Names;
}

/** What a month was closed with: who, when, on which inputs, with what result, and what became of it. */
export function Record({ closing, closings, names }: RecordProps) {
  const session = useSession();
  const { say } = useWords();
  const styles = useClosingStyles();
  const { month, by, at, note, waivers, carried, reopened, run } = closing;
  const sums = sumsOfClosing(closing, names);
  return (
    <div className={styles.card} data-closing={`${month} ${at}`}>
      <p className={mergeClasses(styles.paragraph, styles.strong)}>{printable(say('closing.closed-by', { by, at }))}</p>
      <p className={styles.faint}>{say('closing.typed')}</p>
      {note !== '' && <p className={styles.paragraph}>{printable(note)}</p>}
      {reopened && <p className={styles.paragraph}>{printable(say('closing.text-reopened', reopened))}</p>}
      <p className={styles.paragraph}>{findingsText(closing, say)}</p>
      <p className={styles.paragraph}>{say('closing.text-waivers', { count: waivers.length, lifted: liftedText(sums.lifted, say) })}</p>
      <div className={styles.row}>
        <span className={styles.strong}>{say('closing.pay', { people: sums.people })}</span>
        <span className={mergeClasses(styles.money, styles.strong)}>{say('closing.yuan', { amount: amountText(sums.net) })}</span>
      </div>
      <ul className={styles.list}>
        {sums.items.map(([item, amount]) => (
          <li key={item} className={styles.row}>
            <span>{printable(names.item(item))}</span>
            <span className={styles.money}>{amountText(amount)}</span>
          </li>
        ))}
      </ul>
      {carried.length > 0 && <CarriedOut carried={carried} closings={closings} names={names} />}
      <p className={styles.faint}>{say('closing.on-what', { asOf: run.asOf, files: run.files.length, rules: run.rules.length })}</p>
      <div className={styles.actions}>
        <CopyButton label={say('closing.copy-text')} text={() => closingLines(closing, names, say).join('\n')} />
        <CopyButton label={say('closing.copy-record')} text={() => session.closing.text(month)} />
      </div>
    </div>
  );
}

/** What is left of a record that was taken away. */
export function Removed({ closing }: { readonly closing: Closing }) {
  const { by, at, reopened, removed } = closing;
  const { say } = useWords();
  const styles = useClosingStyles();
  return (
    <div className={styles.card}>
      <p className={styles.paragraph}>{printable(say('closing.closed-by', { by, at }))}</p>
      {reopened && <p className={styles.paragraph}>{printable(say('closing.text-reopened', reopened))}</p>}
      {removed && <p className={mergeClasses(styles.paragraph, styles.strong)}>{printable(say('closing.text-removed', removed))}</p>}
      <p className={styles.faint}>{findingsText(closing, say)}</p>
    </div>
  );
}

/** What was taken over into later months; each month's can be taken back while it is open. */
function CarriedOut({ carried, closings, names }: { readonly carried: readonly CarriedLine[]; readonly closings: readonly Closing[]; readonly names: Names }) {
  const { closing } = useSession();
  const { isSaving } = useObservable(closing.state);
  const { say } = useWords();
  const styles = useClosingStyles();
  const months = [...new Set(carried.map(({ to }) => to))].sort();
  return (
    <>
      {months.map((to) => {
        const lines = carried.filter((line) => line.to === to);
        return (
          <div key={to} className={styles.tight}>
            <p className={mergeClasses(styles.paragraph, styles.strong)}>{say('closing.carried-out', { month: monthInWords(to, say), count: lines.length })}</p>
            <CarriedLines lines={lines} names={names} />
            {closingInForce(closings, to) === null && (
              <div className={styles.actions}>
                <Button size="small" disabledFocusable={isSaving} onClick={() => void closing.takeBack(lines)}>
                  {say('closing.take-back', { month: monthInWords(to, say) })}
                </Button>
              </div>
            )}
          </div>
        );
      })}
    </>
  );
}

/** Amounts that were carried, a line each. */
export function CarriedLines({ lines, names, withMonth = false }: { readonly lines: readonly CarriedLine[]; readonly names: Names; readonly withMonth?: boolean }) {
  const { say } = useWords();
  const styles = useClosingStyles();
  return (
    <ul className={styles.list}>
      {lines.map((line, index) => (
        <li key={index} className={styles.row}>
          <span>{printable([line.employee_name ?? line.employee_id, names.item(line.item), ...(withMonth ? [say('closing.of-month', { month: monthInWords(line.from, say) })] : [])].join(' '))}</span>
          <span className={styles.money}>{amountText(line.amount)}</span>
        </li>
      ))}
    </ul>
  );
}
