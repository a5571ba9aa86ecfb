import { Button, Field, Input, Select } from '@fluentui/react-components';
import { LONGEST } from '../../records/lengths';
import { useWords } from '../frame/context';
import { AskFirst } from './AskFirst';
import { useHandoverStyles } from './handover-styles';
import type { HandOverView } from './use-handover';

/** Whose amounts, made by whom; and the sheets that are written into the workbook and taken away again. */
export function Sheets({ handOver }: { readonly handOver: HandOverView }) {
  const { say } = useWords();
  const styles = useHandoverStyles();
  const { scope, replacing, toRemove, isBusy } = handOver;
  return (
    <section className={styles.column} aria-labelledby="handover-heading">
      <h2 id="handover-heading" className={styles.heading}>
        {say('handover.heading')}
      </h2>
      <p className={styles.paragraph}>{say('handover.proposal')}</p>
      <Field label={say('handover.scope')} className={styles.wide}>
        <Select value={handOver.scopeValue} onChange={(_, { value }) => handOver.chooseScope(value)}>
          <option value="all">{say('handover.all')}</option>
          {handOver.departments.length > 0 && (
            <optgroup label={say('handover.by-department')}>
              {handOver.departments.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </optgroup>
          )}
          {handOver.people.length > 0 && (
            <optgroup label={say('handover.by-person')}>
              {handOver.people.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </optgroup>
          )}
        </Select>
      </Field>
      <Field label={say('handover.made-by')} hint={say('pane.name-not-proven')}>
        <Input value={handOver.by} maxLength={LONGEST.name} autoComplete="name" onChange={(_, { value }) => handOver.setBy(value)} />
      </Field>
      <div className={styles.acts}>
        {scope.is === 'all' && (
          <>
            <Button appearance="primary" className={styles.act} disabledFocusable={isBusy} onClick={() => handOver.write({ what: 'pay' })}>
              {say('handover.write-pay')}
            </Button>
            <Button className={styles.act} disabledFocusable={isBusy} onClick={() => handOver.write({ what: 'findings' })}>
              {say('handover.write-findings')}
            </Button>
          </>
        )}
        {scope.is === 'department' && (
          <Button appearance="primary" className={styles.act} disabledFocusable={isBusy} onClick={() => handOver.write({ what: 'department', department: scope.department })}>
            {say('handover.write-department')}
          </Button>
        )}
        <Button className={styles.act} disabledFocusable={isBusy} onClick={handOver.askToRemove}>
          {say('pane.remove')}
        </Button>
      </div>
      {scope.is !== 'all' && <p className={styles.faint}>{say(scope.is === 'person' ? 'handover.person-prints' : 'handover.department-alone')}</p>}
      <AskFirst open={replacing !== null} title={say('handover.replace-title')} warning={say('handover.replace-warning')} sheets={replacing?.sheets ?? []} confirm={say('handover.replace')} onConfirm={handOver.replace} onKeep={handOver.keep} />
      <AskFirst open={toRemove !== null} title={say('pane.remove-title', { count: toRemove?.length ?? 0 })} warning={say('pane.remove-warning')} sheets={toRemove ?? []} confirm={say('pane.remove-confirm')} onConfirm={handOver.remove} onKeep={handOver.keep} />
    </section>
  );
}
