import { Button } from '@fluentui/react-components';
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';
import { useId, useState, type ReactNode } from 'react';
import { useWords } from '../frame/context';
import { useHandoverStyles } from './handover-styles';

/** Lines that are drawn at first; more at a button, which says how many there are. */
const PAGE = 100;

interface FoldProps<T> {
  readonly title: string;
  readonly items: readonly T[];
  readonly line: (item: T, index: number) => ReactNode;
}

/** A count with what it counts behind it. */
export function Fold<T>({ title, items, line }: FoldProps<T>) {
  const { say } = useWords();
  const styles = useHandoverStyles();
  const [shown, setShown] = useState(0);
  const id = useId();
  const isOpen = shown > 0;
  return (
    <div>
      <h3 className={styles.heading}>
        <Button appearance="transparent" size="small" className={styles.fold} icon={isOpen ? <ChevronDownRegular /> : <ChevronRightRegular />} aria-expanded={isOpen} aria-controls={id} disabledFocusable={items.length === 0} onClick={() => setShown(isOpen ? 0 : PAGE)}>
          {title}
        </Button>
      </h3>
      <ul id={id} className={styles.list} hidden={!isOpen}>
        {items.slice(0, shown).map(line)}
      </ul>
      {isOpen && items.length > shown && (
        <Button size="small" appearance="transparent" onClick={() => setShown(shown + PAGE)}>
          {say('pane.more', { more: items.length - shown })}
        </Button>
      )}
    </div>
  );
}
