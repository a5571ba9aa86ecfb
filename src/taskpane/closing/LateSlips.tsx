import { Button, Checkbox, Field, Select, mergeClasses } from '@fluentui/react-components';
import type { Checked } from '../../addin/session-state';
import type { Closing } from '../../records/model';
import { isNothing } from '../../report/closing-text';
import { printable } from '../../report/layout';
import { amountText } from '../../report/money';
import type { Names } from '../../report/names';
import { monthInWords } from '../check/use-check-bar';
import { Disclosure } from '../frame/Disclosure';
import { useWords } from '../frame/context';
import { useClosingStyles } from './closing-styles';
import { useLateSlips, type SlipLine, type SlipOther, type SlipPerson } from './use-late-slips';

interface LateSlipsProps {
  readonly checked: Checked;
  readonly closings: readonly Closing[];
  readonly month: string;
}

/** What a closed month would come to now, and the way into a later month for what came late. */
export function LateSlips({ checked, closings, month }: LateSlipsProps) {
  const view = useLateSlips(checked, closings, month);
  const { say } = useWords();
  const styles = useClosingStyles();
  const { names } = checked.view;
  const { count, amount } = view.chosen;
  if (view.late.length === 0 && view.others.length === 0) return <p className={styles.paragraph}>{say('closing.same-as-closed')}</p>;
  return (
    <section className={styles.column} aria-labelledby="slips-heading">
      <h3 id="slips-heading" className={styles.subheading}>
        {say('closing.changed-since')}
      </h3>
      {view.late.length > 0 && (
        <>
          <p className={styles.faint}>{say('closing.late-what')}</p>
          <ul className={styles.list}>
            {view.late.map((person) => (
              <Person key={person.key} person={person} names={names} onToggle={() => view.toggle(person)} />
            ))}
          </ul>
          {view.more > 0 && (
            <Button size="small" appearance="transparent" onClick={view.showMore}>
              {say('closing.more-people', { more: view.more })}
            </Button>
          )}
          <Field label={say('closing.carry-to')} className={styles.wide}>
            <Select value={view.to} onChange={(_, { value }) => view.chooseMonth(value)}>
              {view.months.map((one) => (
                <option key={one} value={one}>
                  {monthInWords(one, say)}
                </option>
              ))}
            </Select>
          </Field>
          <div className={styles.actions}>
            <Button appearance="primary" disabledFocusable={count === 0 || view.isSaving || view.isStale} onClick={view.carry}>
              {say('closing.carry', { count, amount: amountText(amount), month: monthInWords(view.to, say) })}
            </Button>
          </div>
          {view.isStale && <p className={styles.faint}>{say('closing.stale')}</p>}
        </>
      )}
      {view.others.map((other) => (
        <Other key={other.cause} other={other} names={names} />
      ))}
    </section>
  );
}

function Person({ person, names, onToggle }: { readonly person: SlipPerson; readonly names: Names; readonly onToggle: () => void }) {
  const { say } = useWords();
  const styles = useClosingStyles();
  return (
    <li className={styles.card}>
      <div className={styles.row}>
        <Checkbox label={printable(person.label)} checked={person.isTaken} onChange={onToggle} />
        <span className={mergeClasses(styles.money, styles.strong)}>{say('closing.yuan', { amount: amountText(person.amount) })}</span>
      </div>
      <Slips slips={person.slips} names={names} />
    </li>
  );
}

/** What is no late slip, with why, and what to do about it. */
function Other({ other: { cause, slips, amount }, names }: { readonly other: SlipOther; readonly names: Names }) {
  const { say } = useWords();
  const styles = useClosingStyles();
  return (
    <Disclosure title={say(`closing.cause-${cause}`, { count: slips.length, amount: amountText(amount) })}>
      <div className={styles.tight}>
        <p className={styles.faint}>{say(`closing.todo-${cause}`)}</p>
        <Slips slips={slips} names={names} withPerson />
      </div>
    </Disclosure>
  );
}

function Slips({ slips, names, withPerson = false }: { readonly slips: readonly SlipLine[]; readonly names: Names; readonly withPerson?: boolean }) {
  const { say } = useWords();
  const styles = useClosingStyles();
  return (
    <ul className={styles.list}>
      {slips.map(({ key, slip }) => (
        <li key={key} className={styles.row}>
          <span>
            {printable([withPerson ? (slip.employee_name ?? slip.employee_id) : null, names.item(slip.item), Object.values(slip.key).filter((value) => value !== slip.employee_id).join(' ')].filter(Boolean).join(' '))}
            <span className={styles.below}>{say(isNothing(slip.carried) ? 'closing.from-to' : 'closing.from-to-carried', { from: amountText(slip.closed), to: amountText(slip.now), carried: amountText(slip.carried) })}</span>
          </span>
          <span className={styles.money}>{amountText(slip.amount)}</span>
        </li>
      ))}
    </ul>
  );
}
