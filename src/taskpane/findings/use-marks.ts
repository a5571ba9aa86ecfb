import { isMarked } from '../../addin/marks';
import type { MarksThere } from '../../addin/session-state';
import { useSession, useSessionState } from '../frame/context';

export interface MarksView {
  readonly marks: MarksThere;
  readonly isOn: boolean;
  readonly isDisabled: boolean;
  readonly toggle: () => void;
}

/** Null until the workbook has told whether it is marked. */
export function useMarks(hasFindings: boolean): MarksView | null {
  const session = useSession();
  const { marks, progress } = useSessionState();
  if (marks === null) return null;
  const isOn = isMarked(marks);
  return {
    marks,
    isOn,
    isDisabled: progress !== null || (!isOn && !hasFindings),
    toggle: () => void (isOn ? session.marks.turnOff() : session.marks.turnOn()),
  };
}
