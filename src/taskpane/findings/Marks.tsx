import { Switch } from '@fluentui/react-components';
import type { CSSProperties } from 'react';
import { LEGEND } from '../../addin/marks';
import { printable } from '../../report/layout';
import { useWords } from '../frame/context';
import { useFindingsStyles } from './findings-styles';
import { useMarks } from './use-marks';

/** Marks on the cells, on and off, and what they look like. */
export function Marks({ hasFindings }: { readonly hasFindings: boolean }) {
  const view = useMarks(hasFindings);
  const { say } = useWords();
  const styles = useFindingsStyles();
  if (view === null) return null;
  const { marks, isOn, isDisabled, toggle } = view;
  return (
    <section className={styles.marks} aria-label={say('walk.marks')}>
      <Switch className={styles.switch} checked={isOn} disabled={isDisabled} label={say('walk.marks')} onChange={toggle} />
      <p className={styles.remarkLine}>{isOn ? say('walk.marks-state', { cells: marks.cells }) : say('walk.marks-off')}</p>
      {marks.sheet !== null && <p className={styles.remarkLine}>{printable(say('walk.marks-sheet', { sheet: marks.sheet }))}</p>}
      {marks.protectedSheets.length > 0 && <p className={styles.remarkLine}>{printable(say('walk.marks-kept', { sheets: marks.protectedSheets.join(say('report.list-separator')) }))}</p>}
      {isOn && (
        <ul className={styles.legend} aria-label={say('walk.legend')}>
          {LEGEND.map(({ kind, look }) => (
            <li key={kind} className={styles.legendItem} style={sampleOf(look)}>
              {say(`report.word-${kind}`)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** CSS names of the lines that Excel draws. */
const LINES = { Continuous: 'solid', Dash: 'dashed', DashDot: 'dashed', Dot: 'dotted' } as const;

/** A mark as it looks in the sheet: in Excel's colours, whatever the pane's theme. */
function sampleOf({ fill, border, line, bold, italic, underline }: (typeof LEGEND)[number]['look']): CSSProperties {
  return {
    color: '#1b1b1b',
    backgroundColor: `#${fill}`,
    border: `1px ${LINES[line]} #${border}`,
    ...(bold ? { fontWeight: 700 } : {}),
    ...(italic ? { fontStyle: 'italic' } : {}),
    ...(underline ? { textDecoration: 'underline' } : {}),
  };
}
