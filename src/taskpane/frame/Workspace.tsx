import { useCheckKeys } from '../check/check-keys';
import { CheckBar } from '../check/CheckBar';
import { Early } from '../check/Early';
import { FirstRun } from '../check/FirstRun';
import { Progress } from '../check/Progress';
import { useSessionState } from './context';
import { useFrameStyles } from './frame-styles';
import { StandingNotices } from './Notices';
import { Panels } from './Panels';
import { Status } from './Status';
import { useWalkKeys } from './use-walk-keys';

/** A workbook at work: check, what was found, what to do about it. */
export default function Workspace() {
  const { recognised, checked, progress, early, panel } = useSessionState();
  const styles = useFrameStyles();
  useCheckKeys();
  useWalkKeys();
  return (
    <main className={styles.main}>
      <CheckBar />
      <Progress progress={progress} />
      {early !== null && checked === null && <Early early={early} />}
      <StandingNotices />
      {/* The rules can be read and changed without any data. */}
      {recognised !== null || checked !== null || panel === 'rules' ? <Panels /> : progress === null && <FirstRun />}
      <Status />
    </main>
  );
}
