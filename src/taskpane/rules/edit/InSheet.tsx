import { Button, mergeClasses } from '@fluentui/react-components';
import { ErrorCircleRegular } from '@fluentui/react-icons/svg/error-circle';
import type { FormPart } from '../../../authoring/sheet-form';
import { printable } from '../../../report/layout';
import { CellLink } from '../../frame/CellLink';
import { useWords } from '../../frame/context';
import { AskFirst } from '../../handover/AskFirst';
import { useRulesStyles } from '../rules-styles';
import { useInSheet } from './use-in-sheet';

/** Has a part of the draft changed in a sheet: written there, and read back when somebody is done. */
export function InSheet({ part, title }: { readonly part: FormPart; readonly title: string }) {
  const { say } = useWords();
  const styles = useRulesStyles();
  const sheet = useInSheet(part, title);
  return (
    <div role="group" aria-label={printable(title)} className={styles.inSheet}>
      <div className={styles.acts}>
        <Button size="small" disabledFocusable={sheet.isBusy} onClick={sheet.write}>
          {say('author.form-write')}
        </Button>
        <Button size="small" disabledFocusable={sheet.isBusy} onClick={sheet.read}>
          {say('author.form-read')}
        </Button>
      </div>
      {sheet.refused && (
        <ul className={styles.list} aria-label={printable(say('author.form-refused', { sheet: sheet.refused.sheet }))}>
          {sheet.refused.problems.map(({ cell, text }, index) => (
            <li key={index} className={styles.saidLine}>
              <ErrorCircleRegular className={mergeClasses(styles.icon, styles.bad)} aria-label={say('author.tone-bad')} />
              <CellLink sheet={sheet.refused!.sheet} cell={cell} text={text} />
            </li>
          ))}
        </ul>
      )}
      {sheet.changes.length > 0 && (
        <ul className={styles.changes} aria-label={say('author.form-changed')}>
          {sheet.changes.map((line, index) => (
            <li key={index} className={styles.told}>
              {line}
            </li>
          ))}
        </ul>
      )}
      <AskFirst open={sheet.replacing !== null} title={say('handover.replace-title')} warning={say('handover.replace-warning')} sheets={sheet.replacing ?? []} confirm={say('handover.replace')} onConfirm={sheet.replace} onKeep={sheet.keep} />
    </div>
  );
}
