import { ImpactStep } from './ImpactStep';
import { PublishStep } from './PublishStep';

/** What is done with a draft, whichever of its files is in sight: see what it comes to, bring it into force. */
export function DraftSteps() {
  return (
    <div>
      <ImpactStep />
      <PublishStep />
    </div>
  );
}
