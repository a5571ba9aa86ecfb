import { Acts } from '../check/Acts';
import { CheckBar } from '../check/CheckBar';
import { FirstRun } from '../check/FirstRun';
import { Ledgers } from '../check/Ledgers';
import { Progress } from '../check/Progress';
import { Summary } from '../check/Summary';
import { Findings } from '../findings/Findings';
import { useSessionState } from './context';
import { useFrameStyles } from './frame-styles';
import { StandingNotices } from './Notices';
import { Status } from './Status';
import { useWalkKeys } from './use-walk-keys';

/** A workbook at work: check, what was found, what to do about it. */
export function Workspace() {
  const { checked, current, progress } = useSessionState();
  const styles = useFrameStyles();
  useWalkKeys();
  return (
    <main className={styles.main}>
      <CheckBar />
      <Progress progress={progress} />
      <StandingNotices />
      {checked ? (
        <>
          <Summary checked={checked} />
          <Ledgers checked={checked} />
          <Acts hasFindings={checked.walk.length > 0} />
          <Findings checked={checked} current={current} />
        </>
      ) : (
        progress === null && <FirstRun />
      )}
      <Status />
    </main>
  );
}
