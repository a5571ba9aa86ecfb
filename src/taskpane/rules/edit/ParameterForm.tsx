import { inUnit } from '../../../authoring/in-unit';
import type { PolicyPart } from '../../../report/policy';
import type { Json } from '../../../rules/parts';
import { useWords } from '../../frame/context';
import { useEditor } from './editor-context';
import { Elsewhere } from './Elsewhere';
import { FigureField } from './FigureField';
import { ReadingFields } from './ReadingFields';
import { UnitField } from './UnitField';
import { WordsFields } from './WordsFields';

/** A figure of the policy, to be changed. */
export function ParameterForm({ part: { name } }: { readonly part: Pick<PolicyPart, 'name'> }) {
  const { shape, edit } = useEditor();
  const { say } = useWords();
  const parameter = shape.parameters?.[name];
  if (!parameter) return null;
  const at = ['parameters', name];
  const told = ['value', 'unit', 'title', 'source', 'reading'].map((key) => [...at, key]);
  return (
    <>
      <Elsewhere at={at} told={told} />
      <FigureField label={say('report.sheet-value')} at={[...at, 'value']} json={parameter.value as Json} unit={parameter.unit} hint={say('author.leave-empty')} onChange={(json) => edit([{ at: [...at, 'value'], json }])} />
      <UnitField at={[...at, 'unit']} unit={parameter.unit} onChange={(unit) => edit([{ at: [...at, 'unit'], json: unit }, { at: [...at, 'value'], json: inUnit(parameter.value as Json, unit) }])} />
      <WordsFields label={say('author.called')} at={[...at, 'title']} words={parameter.title} />
      <ReadingFields at={at} source={parameter.source} reading={parameter.reading} />
    </>
  );
}
