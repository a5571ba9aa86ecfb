import { Button, Link, mergeClasses } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { CircleRegular } from '@fluentui/react-icons/svg/circle';
import { WarningFilled } from '@fluentui/react-icons/svg/warning';
import type { View } from '../../report/tables/view';
import { keyOfFinding } from '../../checking/key-text';
import { wordsIn } from '../../i18n/language';
import { liftedText } from '../../report/closing-text';
import { printable } from '../../report/layout';
import { useSession, useWords } from '../frame/context';
import { useWaiveStyles } from './waive-styles';
import { lookOf, type WaiverLine } from './waiver-list';

const ICONS = { good: CheckmarkCircleFilled, bad: WarningFilled, plain: CircleRegular } as const;

interface WaiverCardProps {
  readonly line: WaiverLine;
  readonly view: View;
  readonly isDisabled: boolean;
  readonly onTakeBack: () => void;
}

/** One waiver: what became of it, what it is about, whose word it stands on, and what can be done. */
export function WaiverCard({ line: { waiver, finding }, view: { set, names }, isDisabled, onTakeBack }: WaiverCardProps) {
  const { walk, waiving } = useSession();
  const { say, lang } = useWords();
  const styles = useWaiveStyles();
  const { state, money, category, reason, by, at, expires } = waiver;
  const look = lookOf(state);
  const Icon = ICONS[look];
  const title = set.waiverCategories.get(category)?.title;
  const lockedBy = waiving.closedWith(waiver);
  return (
    <li className={styles.card} data-waiver={waiver.finding}>
      <div className={styles.state}>
        <Icon className={mergeClasses(styles.icon, styles[look])} aria-hidden />
        {say(`waive.state-${state}`)}
        {money !== null && <span className={styles.money}>{liftedText(money, say)}</span>}
      </div>
      {state !== 'in-effect' && <p className={styles.todo}>{say(`waive.todo-${state}`)}</p>}
      {finding ? (
        <Link as="button" className={styles.link} onClick={() => void walk.show(finding)}>
          {printable(finding.message)}
        </Link>
      ) : (
        <p className={styles.paragraph}>{printable([names.rule(waiver.rule, waiver.version), ...Object.values(keyOfFinding(waiver.finding))].join(' '))}</p>
      )}
      <p className={styles.paragraph}>{printable(say('waive.reason-line', { category: title ? wordsIn(title, lang) : category, reason }))}</p>
      <p className={styles.faint}>{printable(say(expires === null ? 'waive.said-no-end' : 'waive.said', { by, at, expires: expires ?? '' }))}</p>
      <div className={styles.actions}>
        {finding?.waived === null && (
          <Button size="small" onClick={() => waiving.begin([finding])}>
            {say('waive.again')}
          </Button>
        )}
        {lockedBy ? (
          <p className={styles.faint}>{say('waive.locked', { month: lockedBy.month })}</p>
        ) : (
          <Button size="small" disabledFocusable={isDisabled} onClick={onTakeBack}>
            {say('waive.take-back')}
          </Button>
        )}
      </div>
    </li>
  );
}
