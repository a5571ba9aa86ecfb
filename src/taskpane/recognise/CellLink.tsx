import { printable } from '../../report/layout';
import { useSession, useWords } from '../frame/context';
import { useRecogniseStyles } from './recognise-styles';

interface CellLinkProps {
  readonly sheet: string;
  readonly cell: string;
  /** What is read; the address alone where it is left out. */
  readonly text?: string;
}

/** Leads to a cell of the workbook. */
export function CellLink({ sheet, cell, text }: CellLinkProps) {
  const { walk } = useSession();
  const { say } = useWords();
  const { link } = useRecogniseStyles();
  const shown = text === undefined ? cell : printable(text);
  return (
    <button type="button" className={link} aria-label={say('recognise.go-to', { text: shown, cell })} title={cell} onClick={() => void walk.showCell({ sheet, cell })}>
      {shown}
    </button>
  );
}
