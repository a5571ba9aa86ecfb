import { Select } from '@fluentui/react-components';
import type { Edit } from '../../../authoring/edit';
import type { Side } from '../../../authoring/tier-edits';
import type { Json } from '../../../rules/parts';
import { useWords } from '../../frame/context';
import { useRulesStyles } from '../rules-styles';
import { FigureField } from './FigureField';
import { EDGE_WORDS, type RowInput, type TableFormView } from './use-table-form';

interface BoundFieldsProps {
  readonly row: number;
  readonly input: RowInput;
  readonly form: TableFormView;
}

const objectOf = (json: Json | undefined): Readonly<Record<string, Json>> => (typeof json === 'object' && json !== null && !Array.isArray(json) ? (json as Readonly<Record<string, Json>>) : {});

/** From where to where a row reaches, and on which side the bounds themselves are. The neighbouring row moves with it. */
export function BoundFields({ row, input, form }: BoundFieldsProps) {
  const { say } = useWords();
  const styles = useRulesStyles();
  return (
    <fieldset className={styles.group}>
      <legend className={styles.term}>{input.title}</legend>
      {(['low', 'high'] as const).map((side) => (
        <Bound key={side} row={row} input={input} form={form} side={side} styles={styles} say={say} />
      ))}
    </fieldset>
  );
}

function Bound({ row, input, form: { tiers, edit }, side, styles, say }: BoundFieldsProps & { readonly side: Side; readonly styles: ReturnType<typeof useRulesStyles>; readonly say: ReturnType<typeof useWords>['say'] }) {
  const bounds = objectOf(input.json);
  const words = EDGE_WORDS[side];
  const word = words.find((one) => Object.hasOwn(bounds, one)) ?? null;
  const place = { row, input: input.index, side };
  const choose = (chosen: string): void => {
    const isIncluded = chosen === words[0];
    if (chosen === '') {
      // An input without any bound may be anything: an empty condition is none.
      if (word !== null) edit([{ at: Object.keys(bounds).length === 1 && input.at.at(-1) === input.name ? input.at : [...input.at, word] }]);
    } else if (word === null) edit([{ at: [...input.at, chosen], json: null, ...(side === 'low' ? { after: null } : {}) }]);
    else edit(tiers?.take(place, isIncluded) ?? renamed(word, chosen));
  };
  const renamed = (from: string, to: string): readonly Edit[] => [{ at: [...input.at, from], rename: to }];
  return (
    <div className={styles.bound}>
      <Select size="small" className={styles.wide} aria-label={say(`author.bound-${side}`, { name: input.title })} value={word ?? ''} onChange={(_, { value }) => choose(value)}>
        <option value="">{say(`author.bound-${side}-none`)}</option>
        {words.map((one) => (
          <option key={one} value={one}>
            {say(`author.bound-${one}`)}
          </option>
        ))}
      </Select>
      {word !== null && <FigureField label={say(`author.bound-${side}-figure`)} at={[...input.at, word]} json={bounds[word]} unit={input.unit} mayRefer hidesLabel onChange={(json) => edit(tiers?.move(place, json) ?? [{ at: [...input.at, word], json }])} />}
    </div>
  );
}
