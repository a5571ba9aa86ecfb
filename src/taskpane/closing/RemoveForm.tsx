import type { Closing } from '../../records/model';
import { monthInWords } from '../check/use-check-bar';
import { useSession, useWords } from '../frame/context';
import { ReasonForm } from './ReasonForm';

/** The word that takes a record away; what is lost is said before it is. */
export function RemoveForm({ record }: { readonly record: Closing }) {
  const { closing } = useSession();
  const { say } = useWords();
  const words = {
    title: say('closing.remove'),
    confirm: say('closing.remove-confirm'),
    keep: say('closing.remove-not'),
    reason: say('closing.remove-reason'),
    lacksReason: say('closing.removal-reason-needed'),
    by: say('closing.remove-by'),
  };
  const about = say(record.reopened === null ? 'closing.remove-what-closed' : 'closing.remove-what', { month: monthInWords(record.month, say) });
  return <ReasonForm words={words} about={about} size="small" onConfirm={(by, reason) => void closing.remove(record, by, reason)} />;
}
