import { makeStyles, tokens } from '@fluentui/react-components';
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';
import { useId, useState, type ReactNode } from 'react';
import { PLAIN_BUTTON } from './style-parts';

const useStyles = makeStyles({
  heading: { margin: 0, fontSize: 'inherit' },
  button: {
    ...PLAIN_BUTTON,
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    padding: `${tokens.spacingVerticalSNudge} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    fontWeight: tokens.fontWeightSemibold,
    '& svg': { flexShrink: 0 },
  },
});

/** A part of the pane that is closed until somebody wants it. */
export function Disclosure({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const styles = useStyles();
  const [isOpen, setIsOpen] = useState(false);
  const id = useId();
  return (
    <section>
      <h2 className={styles.heading}>
        <button type="button" className={styles.button} aria-expanded={isOpen} aria-controls={id} onClick={() => setIsOpen(!isOpen)}>
          {isOpen ? <ChevronDownRegular /> : <ChevronRightRegular />}
          {title}
        </button>
      </h2>
      <div id={id} hidden={!isOpen}>
        {isOpen && children}
      </div>
    </section>
  );
}
