import { Link } from '@fluentui/react-components';
import { printable } from '../../report/layout';
import { useSession, useSessionState, useWords } from '../frame/context';
import { useHandoverStyles } from './handover-styles';

interface PlaceLinkProps {
  readonly file: string;
  readonly sheet: string;
  readonly cell: string;
  /** What is read; the address where it is left out. */
  readonly text?: string;
}

/** Leads to a cell of the workbook; what stands in another file is only named. */
export function PlaceLink({ file, sheet, cell, text }: PlaceLinkProps) {
  const { walk } = useSession();
  const { recognised } = useSessionState();
  const { say } = useWords();
  const styles = useHandoverStyles();
  const place = printable(`${sheet}!${cell}`);
  const shown = text === undefined ? place : printable(text);
  if (recognised?.file.name !== file) return <>{shown}</>;
  return (
    <Link as="button" className={styles.link} title={place} aria-label={say('handover.go-to', { text: shown, place })} onClick={() => void walk.showCell({ sheet, cell })}>
      {shown}
    </Link>
  );
}
