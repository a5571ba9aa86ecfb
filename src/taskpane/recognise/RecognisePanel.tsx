import { Ledgers } from '../check/Ledgers';
import { useSessionState } from '../frame/context';

/** Which sheet was taken for which ledger. */
export default function RecognisePanel() {
  const { checked } = useSessionState();
  return checked && <Ledgers checked={checked} />;
}
