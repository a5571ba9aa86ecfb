import { Button, MessageBar, MessageBarBody, mergeClasses } from '@fluentui/react-components';
import { useState } from 'react';
import type { Finding } from '../../checking/report';
import { amounts, countsText } from '../../report/difference-words';
import type { Impact } from '../../report/impact';
import { printable } from '../../report/layout';
import { amountText } from '../../report/money';
import type { View } from '../../report/tables/view';
import { useWords } from '../frame/context';
import { CellLink } from '../frame/CellLink';
import { useHandoverStyles } from '../handover/handover-styles';
import type { Comparison } from '../../addin/comparison';
import { useWhatIfStyles } from './whatif-styles';

const PAGE = 50;

export interface OutcomeView {
  /** Null: nothing was compared yet. */
  readonly comparison: Comparison | null;
  /** What was changed, in words; the difference person by person. */
  readonly tried: readonly string[];
  readonly impacts: readonly Impact[];
  /** True where something has changed since. */
  readonly isOld: boolean;
  readonly isBusy: boolean;
  readonly write: () => void;
  readonly clear: () => void;
}

/** The column of differences: what each person has now and would have then. */
export function Outcome({ of }: { readonly of: OutcomeView }) {
  const { say } = useWords();
  const base = useHandoverStyles();
  const styles = useWhatIfStyles();
  const [most, setMost] = useState(PAGE);
  const { comparison: outcome, tried, impacts, isOld, isBusy } = of;
  const difference = outcome?.view.report.difference;
  if (!outcome || !difference) return null;
  return (
    <section className={styles.outcome} aria-labelledby="whatif-outcome">
      <h2 id="whatif-outcome" className={base.heading}>
        {say('whatif.outcome', { people: impacts.filter(({ net }) => net.from !== net.to).length })}
      </h2>
      {isOld && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{say('whatif.old')}</MessageBarBody>
        </MessageBar>
      )}
      <ul className={base.list}>
        {tried.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <p className={base.paragraph}>{countsText(outcome.view, difference, true)}</p>
      {impacts.length === 0 ? (
        <p className={base.paragraph}>{say('whatif.no-difference')}</p>
      ) : (
        <table className={base.table}>
          <thead>
            <tr>
              {['report.employee', 'whatif.head-now', 'whatif.head-then', 'report.difference-by'].map((head, column) => (
                <th key={head} scope="col" className={mergeClasses(base.head, column > 0 && base.number)}>
                  {say(head)}
                </th>
              ))}
            </tr>
          </thead>
          {impacts.slice(0, most).map((impact) => (
            <Person key={impact.employee_id ?? ''} view={outcome.view} impact={impact} />
          ))}
          <tfoot>
            <tr>
              <th scope="row" className={mergeClasses(base.cell, base.differs)}>
                {say('report.impact-sum')}
              </th>
              {amounts(difference.sum.net).map((amount, column) => (
                <td key={column} className={mergeClasses(base.cell, base.number, base.differs)}>
                  {amount}
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      )}
      {impacts.length > most && (
        <Button size="small" appearance="transparent" onClick={() => setMost(most + PAGE)}>
          {say('pane.more', { more: impacts.length - most })}
        </Button>
      )}
      <div className={base.acts}>
        <Button disabledFocusable={isBusy || impacts.length === 0} onClick={of.write}>
          {say('whatif.write')}
        </Button>
        <Button disabledFocusable={isBusy} onClick={of.clear}>
          {say('whatif.clear')}
        </Button>
      </div>
    </section>
  );
}

function Person({ view, impact }: { readonly view: View; readonly impact: Impact }) {
  const { say } = useWords();
  const base = useHandoverStyles();
  const { employee_id, employee_name, net, items, come, gone, changed, place } = impact;
  const name = [employee_name, employee_id].filter(Boolean).join(' ') || say('report.nobody');
  return (
    <tbody>
      <tr>
        <th scope="row" className={base.cell}>
          {place ? <CellLink {...place} text={name} /> : printable(name)}
        </th>
        {amounts(net).map((amount, column) => (
          <td key={column} className={mergeClasses(base.cell, base.number)}>
            {amount}
          </td>
        ))}
      </tr>
      <tr>
        <td colSpan={4} className={mergeClasses(base.cell, base.details)}>
          {items.map(([item, { from, to }]) => (
            <div key={item} className={base.faint}>
              {printable(say('report.difference-change', { name: view.names.item(item), from: amountText(from), to: amountText(to) }))}
            </div>
          ))}
          <Messages mark="+" findings={come} />
          <Messages mark="−" findings={gone} />
          <Messages mark="~" findings={changed} />
        </td>
      </tr>
    </tbody>
  );
}

/** Of many findings the first few are read; how many more there are is told, and all of them stand on the sheet. */
const READ = 3;

function Messages({ mark, findings }: { readonly mark: '+' | '−' | '~'; readonly findings: readonly Finding[] }) {
  const { say } = useWords();
  const base = useHandoverStyles();
  const key = mark === '+' ? 'come' : mark === '−' ? 'go' : 'changed';
  return (
    <>
      {findings.slice(0, READ).map(({ id, message }) => (
        <div key={id} className={base.faint}>
          {printable(say(`whatif.${key}`, { message }))}
        </div>
      ))}
      {findings.length > READ && <div className={base.faint}>{say('whatif.more-findings', { mark, count: findings.length - READ })}</div>}
    </>
  );
}
