import { Link } from '@fluentui/react-components';
import { LockClosedRegular } from '@fluentui/react-icons/svg/lock-closed';
import { LockOpenRegular } from '@fluentui/react-icons/svg/lock-open';
import type { Checked } from '../../addin/session-state';
import { printable } from '../../report/layout';
import { amountText } from '../../report/money';
import { monthInWords } from '../check/use-check-bar';
import { useSession, useSessionState, useWords } from '../frame/context';
import { Disclosure } from '../frame/Disclosure';
import { NoticeBar } from '../frame/NoticeBar';
import { useFocusKept } from '../frame/use-focus-kept';
import { useObservable } from '../frame/use-observable';
import { CloseForm } from './CloseForm';
import { ClosedMonths } from './ClosedMonths';
import { useClosingStyles } from './closing-styles';
import { LateSlips } from './LateSlips';
import { CarriedLines, Record, Removed } from './Record';
import { RemoveForm } from './RemoveForm';
import { ReopenForm } from './ReopenForm';
import { TakeIn } from './TakeIn';
import { useMonth } from './use-month';

/** The month's end: what is open, the word that closes it, what came late, and all that was closed before. */
export default function ClosingPanel() {
  const { closing } = useSession();
  const { checked } = useSessionState();
  const { told } = useObservable(closing.state);
  const kept = useFocusKept(told);
  const { say } = useWords();
  const styles = useClosingStyles();
  if (!checked) return <p className={styles.paragraph}>{say('pane.check-first')}</p>;
  return (
    <div ref={kept} tabIndex={-1} className={styles.panel}>
      {told && <NoticeBar notice={told} onDismiss={() => closing.dismiss()} />}
      <Month checked={checked} />
    </div>
  );
}

function Month({ checked }: { readonly checked: Checked }) {
  const view = useMonth(checked);
  const { desk } = useSession();
  const { say } = useWords();
  const styles = useClosingStyles();
  const { month, closing, closings } = view;
  const { names } = checked.view;
  const Lock = closing ? LockClosedRegular : LockOpenRegular;
  return (
    <>
      {month === null ? (
        <NoticeBar notice={{ intent: 'info', key: 'closing.no-month', params: {} }} />
      ) : (
        <section className={styles.column} aria-labelledby="closing-heading">
          <h2 id="closing-heading" className={styles.heading}>
            <Lock className={styles.icon} aria-hidden />
            {say(closing ? 'closing.is-closed' : 'closing.is-open', { month: monthInWords(month, say) })}
          </h2>
          {view.paidRows > 0 && (
            <p className={styles.paragraph}>
              {say('closing.paid', { count: view.paidOtherwise, unknown: view.paidUnknown, rows: view.paidRows })}{' '}
              <Link as="button" inline onClick={() => desk.change({ panel: 'handover' })}>
                {say('closing.paid-look')}
              </Link>
            </p>
          )}
          {view.carriedIn.length > 0 && (
            <Disclosure title={say('closing.carried-in', { count: view.carriedIn.length, amount: amountText(view.carriedSum) })}>
              <CarriedLines lines={view.carriedIn} names={names} withMonth />
            </Disclosure>
          )}
          {closing === null && view.carriedOut > 0 && (
            <NoticeBar notice={{ intent: 'warning', key: 'closing.carried-still', params: { count: view.carriedOut, amount: amountText(view.carriedOutSum) } }} />
          )}
          {closing ? (
            <>
              <Record closing={closing} closings={closings} names={names} />
              <LateSlips checked={checked} closings={closings} month={month} />
              <ReopenForm key={closing.at} month={month} carried={closing.carried.length} />
            </>
          ) : (
            <CloseForm key={month} checked={checked} />
          )}
        </section>
      )}
      <ClosedMonths checked={checked} closings={closings} month={month} />
      {view.history.length > 0 && (
        <section className={styles.tight} aria-labelledby="history-heading">
          <h2 id="history-heading" className={styles.heading}>
            {say('closing.history', { count: view.history.length })}
          </h2>
          {view.history.map((one) => (
            <Disclosure key={`${one.month} ${one.by} ${one.at}`} title={printable(say(one.removed ? 'closing.history-removed' : one.reopened ? 'closing.history-reopened' : 'closing.history-line', { month: monthInWords(one.month, say), by: one.by, at: one.at }))}>
              {one.removed ? (
                <Removed closing={one} />
              ) : (
                <>
                  <Record closing={one} closings={closings} names={names} />
                  <RemoveForm record={one} />
                </>
              )}
            </Disclosure>
          ))}
        </section>
      )}
      <TakeIn />
    </>
  );
}
