import { Button } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left';
import { useEffect, useRef } from 'react';
import { printable } from '../../report/layout';
import { madeLedgerText } from '../../report/made-ledger-text';
import { PART_KINDS, partKey, type PolicyFile } from '../../report/policy';
import { NoticeBar } from '../frame/NoticeBar';
import { useSession, useWords } from '../frame/context';
import { useObservable } from '../frame/use-observable';
import { CaseSheets } from './cases/CaseSheets';
import { DraftBar, DraftSaid } from './draft/DraftBar';
import { DraftSteps } from './draft/DraftSteps';
import { draftedParts } from './draft/drafted-parts';
import { NewPart } from './draft/NewPart';
import { UndoDiscard } from './draft/UndoDiscard';
import { StartDraft } from './draft/StartDraft';
import { ADDED } from './draft/use-new-part';
import { ClauseList } from './edit/ClauseList';
import { EditorContext } from './edit/editor-context';
import { InSheet } from './edit/InSheet';
import { NamedConditions } from './edit/NamedConditions';
import { SwitchFields } from './edit/SwitchFields';
import { useMadeEditor } from './edit/use-editor';
import { WordsFields } from './edit/WordsFields';
import { ForceStep } from './force/ForceStep';
import { History } from './History';
import { PartFold } from './PartFold';
import { useRulesStyles } from './rules-styles';
import { Switches } from './Switches';
import { titleOfLedger } from './part-words';
import { usePolicy } from './policy-context';
import { validity } from './validity';

/** One version of one rule file: everything that it says, part by part; to be changed once somebody has begun. */
export function FilePage({ of }: { readonly of: PolicyFile }) {
  const { policy: place, drafting } = useSession();
  const { wanted } = useObservable(place.state);
  const { told } = useObservable(drafting.state);
  const { say, lang } = useWords();
  const { set } = usePolicy();
  const styles = useRulesStyles();
  const page = useRef<HTMLDivElement>(null);
  const { file, title } = of;
  const editor = useMadeEditor(set, file);
  const made = madeLedgerText(set, file.ledger, lang, say);
  const parts = editor ? draftedParts(editor.shape, file, lang) : of.parts;

  // What somebody came for has the focus: the button that led here is gone.
  useEffect(() => {
    if (wanted === null) return;
    const part = [...(page.current?.querySelectorAll<HTMLElement>('[data-part]') ?? [])].find(({ dataset }) => dataset['part'] === wanted);
    const target = part?.querySelector('button') ?? page.current?.querySelector('h2');
    target?.focus({ preventScroll: true });
    target?.scrollIntoView({ block: part ? 'start' : 'nearest' });
    place.arrived();
  }, [wanted, place]);

  return (
    <EditorContext value={editor}>
      <div ref={page} className={styles.column}>
        <Button size="small" appearance="transparent" className={styles.back} icon={<ArrowLeftRegular />} onClick={() => place.leave()}>
          {say('author.back')}
        </Button>
        <section className={styles.tight} aria-labelledby="rule-file-heading">
          <h2 id="rule-file-heading" tabIndex={-1} className={styles.heading}>
            {printable(title)}
          </h2>
          <p className={styles.faint}>{printable([titleOfLedger(set, file.ledger, lang), ...validity(of, say)].join(' · '))}</p>
          {made !== null && <p className={styles.faint}>{printable(made)}</p>}
          {!editor && <StartDraft of={of} />}
          {!editor && <UndoDiscard />}
          {told && <NoticeBar notice={told} onDismiss={() => drafting.dismiss()} />}
        </section>
        {editor && (
          <>
            <ClauseList clauses={set.clauses} />
            <DraftBar of={of} shape={editor.shape} />
            <DraftSaid of={of} shape={editor.shape} />
            <DraftSteps />
            <WordsFields label={say('author.file-called')} at={['title']} words={editor.shape.title} />
          </>
        )}
        {PART_KINDS.map((kind) => {
          const listed = parts.filter((part) => part.kind === kind);
          const added = ADDED.find((one) => one === kind);
          return (
            (listed.length > 0 || (editor && added)) && (
              <section key={kind} aria-labelledby={`rules-of-${kind}`}>
                <h3 id={`rules-of-${kind}`} className={styles.subheading}>
                  {say(`author.parts-${kind}`, { count: listed.length })}
                </h3>
                {editor && kind === 'parameter' && listed.length > 0 && <InSheet part={{ is: 'parameters' }} title={say('author.form-parameters', { file: title })} />}
                {listed.map((part) => (
                  <PartFold key={partKey(part)} part={part} />
                ))}
                {editor && added && <NewPart kind={added} />}
              </section>
            )
          );
        })}
        {editor && <NamedConditions />}
        {editor && <CaseSheets of={of} />}
        {editor ? <SwitchFields /> : <Switches file={file} />}
        <ForceStep of={of} />
        <History file={file} />
      </div>
    </EditorContext>
  );
}
