import { mergeClasses } from '@fluentui/react-components';
import { useState } from 'react';
import type { ExplainedStep } from '../../report/explained-steps';
import { useWords } from '../frame/context';
import { CellLink } from '../frame/CellLink';
import { useExplanationStyles } from './explanation-styles';

/** Of many values the first are shown; the others at a button that says how many there are. */
const STEPS_AT_FIRST = 6;

/** Steps as an indented list; what each was worked out from is shown when somebody asks. */
export function Steps({ steps }: { readonly steps: readonly ExplainedStep[] }) {
  const { say } = useWords();
  const styles = useExplanationStyles();
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? steps : steps.slice(0, STEPS_AT_FIRST);
  return (
    <ul className={styles.steps}>
      {shown.map((step, at) => (
        <li key={at} className={styles.step}>
          {step.count > 0 ? <Derived step={step} /> : <Told step={step} />}
        </li>
      ))}
      {shown.length < steps.length && (
        <li className={styles.step}>
          <button type="button" className={styles.more} onClick={() => setIsWhole(true)}>
            {say('walk.more-inputs', { count: steps.length - shown.length })}
          </button>
        </li>
      )}
    </ul>
  );
}

function Told({ step: { title, value, isUnknown, how, cell } }: { readonly step: ExplainedStep }) {
  const styles = useExplanationStyles();
  return (
    <>
      {title} <strong className={mergeClasses(isUnknown && styles.unknown)}>{value}</strong> {cell && <CellLink {...cell} />}
      {how !== null && <span className={styles.how}>{how}</span>}
    </>
  );
}

/** A step with what it was worked out from. */
function Derived({ step }: { readonly step: ExplainedStep }) {
  const styles = useExplanationStyles();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details open={isOpen} onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary className={styles.stepHead}>
        {step.title} <strong className={mergeClasses(step.isUnknown && styles.unknown)}>{step.value}</strong>
      </summary>
      {isOpen && (
        <>
          {step.cell && <CellLink {...step.cell} />}
          {step.how !== null && <span className={styles.how}>{step.how}</span>}
          <Steps steps={step.inputs()} />
        </>
      )}
    </details>
  );
}
