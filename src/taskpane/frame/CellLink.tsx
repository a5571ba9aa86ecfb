import { makeStyles, tokens } from '@fluentui/react-components';
import { printable } from '../../report/layout';
import type { Place } from '../../workbook/open-workbook';
import { useSession, useSessionState, useWords } from './context';

const useStyles = makeStyles({
  link: {
    padding: 0,
    border: 'none',
    background: 'none',
    font: 'inherit',
    color: tokens.colorBrandForegroundLink,
    textAlign: 'left',
    textDecorationLine: 'underline',
    overflowWrap: 'anywhere',
    cursor: 'pointer',
    /** As large as a finger or an unsteady hand needs it. */
    minHeight: '24px',
    ':hover': { color: tokens.colorBrandForegroundLinkHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px', borderRadius: tokens.borderRadiusSmall },
  },
});

interface CellLinkProps extends Place {
  /** The file that it stands in; the workbook beside the pane where it is left out. */
  readonly file?: string;
  /** What is read; the address where it is left out. */
  readonly text?: string;
}

/** Leads to a cell of the workbook; what stands in another file is only named. */
export function CellLink({ file, sheet, cell, text }: CellLinkProps) {
  const { walk } = useSession();
  const { recognised } = useSessionState();
  const { say } = useWords();
  const { link } = useStyles();
  const place = printable(`${sheet}!${cell}`);
  const shown = text === undefined ? place : printable(text);
  if (file !== undefined && recognised?.file.name !== file) return <>{shown}</>;
  return (
    <button type="button" className={link} aria-label={say('walk.go-to', { text: text === undefined ? 'none' : shown, place })} title={place} onClick={() => void walk.showCell({ sheet, cell })}>
      {shown}
    </button>
  );
}
