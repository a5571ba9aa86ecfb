import { Button, Select } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { printable } from '../../../report/layout';
import { titleOfName } from '../../../report/policy';
import type { Json } from '../../../rules/parts';
import type { FunctionShape } from '../../../rules/shapes';
import { useWords } from '../../frame/context';
import { useRulesStyles } from '../rules-styles';
import { useEditor, type At } from './editor-context';
import { Elsewhere } from './Elsewhere';
import { firstValue } from './first-value';
import { ValueField } from './ValueField';
import { writingOf } from './writing';

/** Columns and facts that a cell function takes for granted, each with its value. */
export function GivenFields({ at, of: { inputs, given = {} } }: { readonly at: At; readonly of: FunctionShape }) {
  const { set, file, edit } = useEditor();
  const { lang, say } = useWords();
  const styles = useRulesStyles();
  const names = Object.keys(given);
  const titleOf = (name: string): string => printable(titleOfName(set, file, name, lang));
  const asked = new Set([...Object.values(inputs), ...names]);
  const others = [...(set.ledgers.get(file.ledger)?.columns.keys() ?? []), ...file.facts.keys()].filter((name) => !asked.has(name));
  const add = (name: string): void => {
    const writing = writingOf(set, file, name);
    if (writing) edit([{ at: [...at, name], json: firstValue(writing.unit, writing.values), after: names.at(-1) ?? 'inputs' }]);
  };
  return (
    <fieldset className={styles.group}>
      <legend className={styles.term}>{say('author.function-given')}</legend>
      <span className={styles.faint}>{say('author.function-given-about')}</span>
      {names.map((name) => {
        const writing = writingOf(set, file, name);
        return (
          <div key={name} className={styles.taken}>
            <ValueField label={titleOf(name)} at={[...at, name]} json={given[name] as Json} unit={writing?.unit ?? 'text'} values={writing?.values ?? null} onChange={(json) => edit([{ at: [...at, name], json }])} />
            <Button size="small" appearance="subtle" icon={<DismissRegular />} aria-label={say('author.function-given-remove', { name: titleOf(name) })} onClick={() => edit([{ at: names.length === 1 ? at : [...at, name] }])} />
          </div>
        );
      })}
      <Select size="small" className={styles.wide} aria-label={say('author.function-given-add')} value="" onChange={(_, { value }) => value !== '' && add(value)}>
        <option value="">{say('author.function-given-add')}</option>
        {others.map((name) => (
          <option key={name} value={name}>
            {titleOf(name)}
          </option>
        ))}
      </Select>
      <Elsewhere at={at} told={names.map((name) => [...at, name])} />
    </fieldset>
  );
}
