import { useSession, useWords } from '../frame/context';
import { ReasonForm } from './ReasonForm';

interface ReopenFormProps {
  readonly month: string;
  /** How many amounts of the month were taken over into later ones. */
  readonly carried: number;
}

/** The word that opens a closed month again. */
export function ReopenForm({ month, carried }: ReopenFormProps) {
  const { closing } = useSession();
  const { say } = useWords();
  const words = {
    title: say('closing.reopen'),
    confirm: say('closing.reopen'),
    keep: say('closing.keep-closed'),
    reason: say('closing.reopen-reason'),
    lacksReason: say('closing.reason-needed'),
    by: say('closing.reopen-by'),
  };
  return <ReasonForm words={words} about={carried > 0 ? say('closing.reopen-carried', { count: carried }) : null} onConfirm={(by, reason) => void closing.reopen(month, by, reason)} />;
}
