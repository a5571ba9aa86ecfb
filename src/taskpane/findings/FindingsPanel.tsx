import { Acts } from '../check/Acts';
import { Summary } from '../check/Summary';
import { useSessionState } from '../frame/context';
import { Findings } from './Findings';

/** What the check found, and what can be done in the sheets about it. */
export default function FindingsPanel() {
  const { checked, current } = useSessionState();
  return (
    checked && (
      <>
        <Summary checked={checked} />
        <Acts hasFindings={checked.walk.length > 0} />
        <Findings checked={checked} current={current} />
      </>
    )
  );
}
