import type { PolicyPart } from '../../../report/policy';
import { useWords } from '../../frame/context';
import { useEditor } from './editor-context';
import { Elsewhere } from './Elsewhere';
import { FormulaField } from './FormulaField';
import { ReadingFields } from './ReadingFields';
import { ScopeFields } from './ScopeFields';
import { UnitField } from './UnitField';
import { WordsFields } from './WordsFields';

/** A value that is worked out, to be changed. */
export function FactForm({ part: { name } }: { readonly part: Pick<PolicyPart, 'name'> }) {
  const { shape, edit } = useEditor();
  const { say } = useWords();
  const fact = shape.facts?.[name];
  if (!fact) return null;
  const at = ['facts', name];
  const told = ['formula', 'unit', 'per', 'title', 'source', 'reading'].map((key) => [...at, key]);
  return (
    <>
      <Elsewhere at={at} told={told} />
      <FormulaField label={say('report.rule-formula')} at={[...at, 'formula']} formula={fact.formula} onChange={(formula) => edit([{ at: [...at, 'formula'], json: formula }])} />
      <UnitField at={[...at, 'unit']} unit={fact.unit} />
      <ScopeFields at={at} per={fact.per} after="unit" />
      <WordsFields label={say('author.called')} at={[...at, 'title']} words={fact.title} />
      <ReadingFields at={at} source={fact.source} reading={fact.reading} />
    </>
  );
}
