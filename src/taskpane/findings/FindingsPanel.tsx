import { useSessionState, useWords } from '../frame/context';
import { Findings } from './Findings';
import { useFindingsStyles } from './findings-styles';
import { Marks } from './Marks';
import { Summary } from './Summary';

/** What the check found, and the marks in the sheets. */
export default function FindingsPanel() {
  const { checked, current, gone, progress } = useSessionState();
  const { say } = useWords();
  const styles = useFindingsStyles();
  if (!checked) return progress === null && <p className={styles.paragraph}>{say('pane.check-first')}</p>;
  return (
    <>
      <Summary checked={checked} />
      <Marks hasFindings={checked.view.report.findings.length > 0} />
      <Findings checked={checked} current={current} gone={gone} />
    </>
  );
}
