import { Button, Field, Input, MessageBar, MessageBarBody, Select } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import type { RuleProblem } from '../../rules/model';
import { useWords } from '../frame/context';
import { problemText } from '../frame/problem-text';
import { useHandoverStyles } from '../handover/handover-styles';
import type { WhatIfView } from './use-whatif';
import { useWhatIfStyles } from './whatif-styles';

/** The figures that were chosen, each with the value to try; whether they can be, the rule loader says while one types. */
export function Trials({ whatIf }: { readonly whatIf: WhatIfView }) {
  const { say } = useWords();
  const base = useHandoverStyles();
  const styles = useWhatIfStyles();
  const { trials, state: { soundness } } = whatIf;
  if (trials.length === 0) return <p className={base.faint}>{say('whatif.choose-first')}</p>;
  const refused = soundness.is === 'refused' ? soundness.problems : [];
  return (
    <>
      {trials.map(({ figure, title, now, unit, clause, typed }) => {
        const problems = refused.filter(({ file, pointer }) => figure.places.some(({ path, at }) => file === path && pointer.startsWith(`/${at.join('/')}`)));
        return (
          <div key={figure.id} className={styles.trial}>
            <Field
              className={styles.value}
              label={title}
              hint={say('whatif.now', { now, clause })}
              {...(problems.length > 0 ? { validationState: 'error' as const, validationMessage: problems.map((problem) => problemText(problem, say)).join(' ') } : {})}
            >
              {figure.kind === 'yesno' ? (
                <Select ref={whatIf.fieldRef(figure)} value={typed} onChange={(_, { value }) => whatIf.type(figure, value)}>
                  <option value="">{say('whatif.as-it-is')}</option>
                  <option value="是">{say('format.yes')}</option>
                  <option value="否">{say('format.no')}</option>
                </Select>
              ) : (
                <Input ref={whatIf.fieldRef(figure)} value={typed} placeholder={now} contentAfter={unit} onChange={(_, { value }) => whatIf.type(figure, value)} />
              )}
            </Field>
            <Button size="small" appearance="subtle" icon={<DismissRegular />} aria-label={say('whatif.leave', { title })} onClick={() => whatIf.leave(figure)} />
          </div>
        );
      })}
      <Elsewhere whatIf={whatIf} problems={refused} />
      <div className={base.acts}>
        <Button appearance="primary" disabledFocusable={soundness.is !== 'sound' || whatIf.isBusy} onClick={whatIf.run}>
          {say(soundness.is === 'reading' ? 'whatif.reading' : 'whatif.run')}
        </Button>
      </div>
    </>
  );
}

/** What the figures make wrong in places that are not theirs. */
function Elsewhere({ whatIf, problems }: { readonly whatIf: WhatIfView; readonly problems: readonly RuleProblem[] }) {
  const { say } = useWords();
  const base = useHandoverStyles();
  const others = problems.filter(({ file, pointer }) => !whatIf.trials.some(({ figure }) => figure.places.some(({ path, at }) => file === path && pointer.startsWith(`/${at.join('/')}`))));
  if (others.length === 0) return null;
  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody>
        {say('whatif.refused')}
        <ul className={base.list}>
          {others.map((problem) => (
            <li key={`${problem.file} ${problem.pointer} ${problem.code}`}>{problemText(problem, say)}</li>
          ))}
        </ul>
      </MessageBarBody>
    </MessageBar>
  );
}
