import { Button, Field, Select, mergeClasses } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import { printable } from '../../report/layout';
import { amountText } from '../../report/money';
import { comparedOf, notCompared, reconciliationCounts, type Compared } from '../../report/tables/reconciliation';
import type { View } from '../../report/tables/view';
import { useWords } from '../frame/context';
import { useHandoverStyles } from './handover-styles';
import { CellLink } from '../frame/CellLink';

const PAGE = 100;

/** What is listed: what does not agree; what can't be told; everything. */
const LISTS = ['open', 'unknown', 'all'] as const;
type List = (typeof LISTS)[number];

const isUnknown = ({ agreement }: Compared): boolean => agreement.startsWith('unknown');
const isOpen = ({ agreement }: Compared): boolean => agreement === 'differs' || agreement === 'absent';

const listed = (compared: readonly Compared[], list: List): readonly Compared[] => (list === 'all' ? compared : compared.filter(list === 'open' ? isOpen : isUnknown));

export const reconciliationTitle = (view: View): string => {
  const compared = comparedOf(view);
  return view.say('handover.reconciliation', { compared: compared.length, open: listed(compared, 'open').length, unknown: listed(compared, 'unknown').length });
};

/** What is due against what the payroll sheet paid, person by person; what agrees is counted, and shown where somebody asks. */
export function Reconciliation({ view }: { readonly view: View }) {
  const { say } = useWords();
  const styles = useHandoverStyles();
  const compared = useMemo(() => comparedOf(view), [view]);
  const [list, setList] = useState<List>('open');
  const [most, setMost] = useState(PAGE);
  if (compared.length === 0) return <p className={mergeClasses(styles.faint, styles.close)}>{say('handover.nothing-paid')}</p>;
  const rows = listed(compared, list);
  const others = notCompared(view);
  return (
    <div className={styles.close}>
      <p className={styles.paragraph}>{reconciliationCounts(view, compared)}</p>
      {others.length > 0 && <p className={styles.faint}>{printable(say('report.not-compared', { items: others.join(say('report.list-separator')) }))}</p>}
      <Field label={say('handover.listed')} className={styles.wide}>
        <Select value={list} onChange={(_, { value }) => setList(LISTS.find((one) => one === value) ?? 'open')}>
          {LISTS.map((one) => (
            <option key={one} value={one}>
              {say(`handover.list-${one}`, { count: listed(compared, one).length })}
            </option>
          ))}
        </Select>
      </Field>
      {rows.length > 0 && (
        <div className={styles.tableBox}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col" className={styles.head}>
                  {say('handover.who-what')}
                </th>
                {['head-due', 'head-paid', 'head-paid-more'].map((head) => (
                  <th key={head} scope="col" className={mergeClasses(styles.head, styles.number)}>
                    {say(`handover.${head}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.slice(0, most).map((one, index) => (
                <Row key={index} view={view} compared={one} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {rows.length > most && (
        <Button size="small" appearance="transparent" onClick={() => setMost(most + PAGE)}>
          {say('pane.more', { more: rows.length - most })}
        </Button>
      )}
    </div>
  );
}

function Row({ view, compared }: { readonly view: View; readonly compared: Compared }) {
  const { say } = useWords();
  const styles = useHandoverStyles();
  const number = mergeClasses(styles.cell, styles.number);
  const { employee_id, employee_name, label, month, due, paid, difference, agreement, place } = compared;
  const person = [employee_name, employee_id].filter(Boolean).join(' ') || say('report.nobody');
  const amount = (text: string | null): string => (text === null ? say('handover.unknown') : amountText(text));
  return (
    <tr>
      <th scope="row" className={styles.cell}>
        {place ? <CellLink file={place.file} sheet={place.sheet} cell={`A${place.row}`} text={person} /> : printable(person)}
        <div>
          {printable(label)}
          {view.report.run.month === null && ` ${month}`}
        </div>
        {agreement !== 'equal' && <div className={mergeClasses(styles.faint, agreement === 'differs' && styles.differs)}>{say(`report.agreement-${agreement}`)}</div>}
      </th>
      <td className={number}>{amount(due)}</td>
      <td className={number}>{agreement === 'absent' ? '—' : amount(paid)}</td>
      <td className={number}>{difference === null ? '—' : amountText(difference)}</td>
    </tr>
  );
}
