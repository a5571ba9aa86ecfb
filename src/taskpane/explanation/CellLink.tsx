import { printable } from '../../report/layout';
import type { Place } from '../../workbook/open-workbook';
import { useSession, useWords } from '../frame/context';
import { useExplanationStyles } from './explanation-styles';

/** A cell that was read; a click goes there. */
export function CellLink({ place }: { readonly place: Place }) {
  const { walk } = useSession();
  const { say } = useWords();
  const styles = useExplanationStyles();
  const text = printable(`${place.sheet}!${place.cell}`);
  return (
    <button type="button" className={styles.cell} aria-label={say('walk.go-to', { place: text })} onClick={() => void walk.showCell(place)}>
      {text}
    </button>
  );
}
