import { mergeClasses } from '@fluentui/react-components';
import type { Difference, Finding } from '../../checking/report';
import { amounts, changeWords, countsText, fatedOf, FATES, givenOnce, linesText, otherRun, type Fate, type Fated } from '../../report/difference-words';
import { firstPlace } from '../../report/finding-text';
import { isHygiene } from '../../report/hygiene';
import { printable } from '../../report/layout';
import type { View } from '../../report/tables/view';
import { useWords } from '../frame/context';
import { Fold } from './Fold';
import { useHandoverStyles } from './handover-styles';
import { CellLink } from '../frame/CellLink';

export const sinceTitle = (view: View): string => {
  const { difference } = view.report;
  return difference ? view.say('handover.since', { counts: countsText(view, difference, false) }) : view.say('handover.since-none');
};

/** What changed since the last run that the workbook keeps: each count, and behind it what it counts. */
export function Since({ view }: { readonly view: View }) {
  const styles = useHandoverStyles();
  const { difference } = view.report;
  if (!difference) return <p className={mergeClasses(styles.faint, styles.close)}>{view.say('handover.since-none-about')}</p>;
  const fated = fatedOf(view, difference);
  const remarks = [view.say('report.difference-heading', { month: difference.against.month ?? view.say('report.all-months'), asOf: difference.against.asOf }), ...givenOnce(view, difference), ...otherRun(view, difference)];
  return (
    <div className={styles.close}>
      {remarks.map((remark) => (
        <p key={remark} className={styles.faint}>
          {printable(remark)}
        </p>
      ))}
      {(Object.keys(FATES) as Fate[]).map((fate) => (
        <FateFold key={fate} view={view} fate={fate} fated={fated.filter((one) => one.fate === fate && !isHygiene(one.finding))} />
      ))}
      <HygieneFold view={view} fated={fated.filter(({ finding }) => isHygiene(finding))} />
      <Still view={view} difference={difference} />
      <p className={styles.paragraph}>{linesText(view, difference)}</p>
      <Money view={view} difference={difference} />
    </div>
  );
}

function FateFold({ view, fate, fated }: { readonly view: View; readonly fate: Fate; readonly fated: readonly Fated[] }) {
  if (fated.length === 0) return null;
  const title = view.say('handover.fate', { mark: FATES[fate], fate: view.say(`report.fate-${fate}`), count: fated.length });
  return <Fold title={title} items={fated} line={(one) => <FatedLine key={one.finding.id} view={view} fated={one} />} />;
}

/** Record-keeping that is not what it was, whatever became of it. */
function HygieneFold({ view, fated }: { readonly view: View; readonly fated: readonly Fated[] }) {
  if (fated.length === 0) return null;
  const title = view.say('walk.hygiene', { count: fated.length });
  return <Fold title={title} items={fated} line={(one) => <FatedLine key={one.finding.id} view={view} fated={one} mark={`${FATES[one.fate]} ${view.say(`report.fate-${one.fate}`)}　`} />} />;
}

function FatedLine({ view, fated: { fate, finding, change }, mark = '' }: { readonly view: View; readonly fated: Fated; readonly mark?: string }) {
  const styles = useHandoverStyles();
  return (
    <li>
      {mark}
      <FindingText finding={finding} isGone={fate === 'fixed' || fate === 'notJudged'} />
      {change && <div className={styles.faint}>{printable(changeWords(view, finding, change))}</div>}
    </li>
  );
}

/** What both runs have and that says the same. */
function Still({ view, difference }: { readonly view: View; readonly difference: Difference }) {
  const { findings } = difference;
  const changed = new Set(findings.changed.map(({ id }) => id));
  const same = new Set(findings.still.filter((id) => !changed.has(id)));
  const still = view.report.findings.filter(({ id, waived }) => same.has(id) && waived === null);
  return (
    <Fold
      title={view.say('handover.fate', { mark: '=', fate: view.say('handover.fate-still'), count: still.length })}
      items={still}
      line={(finding) => (
        <li key={finding.id}>
          <FindingText finding={finding} />
        </li>
      )}
    />
  );
}

/** What is gone may stand elsewhere by now, and a finding of the whole company stands nowhere: it is told, and leads nowhere. */
function FindingText({ finding, isGone = false }: { readonly finding: Finding; readonly isGone?: boolean }) {
  const place = isGone ? null : firstPlace(finding);
  return place === null ? <>{printable(finding.message)}</> : <CellLink file={finding.file} sheet={place.sheet} cell={place.cell} text={finding.message} />;
}

function Money({ view, difference: { totals, sum } }: { readonly view: View; readonly difference: Difference }) {
  const { say } = useWords();
  const styles = useHandoverStyles();
  const number = mergeClasses(styles.cell, styles.number);
  if (totals.length === 0) return null;
  return (
    <div className={styles.tableBox}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.head}>
              {say('report.employee')}
            </th>
            {['from', 'to', 'by'].map((which) => (
              <th key={which} scope="col" className={mergeClasses(styles.head, styles.number)}>
                {say(`report.difference-${which}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...totals.map(({ employee_id, month, net }) => ({ key: `${employee_id} ${month}`, label: view.names.person(employee_id).label, net })), { key: 'sum', label: say('report.impact-sum'), net: sum.net }].map(({ key, label, net }) => (
            <tr key={key}>
              <th scope="row" className={styles.cell}>
                {label}
              </th>
              {amounts(net).map((amount, column) => (
                <td key={column} className={number}>
                  {amount}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
