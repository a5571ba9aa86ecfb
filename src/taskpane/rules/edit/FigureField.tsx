import { Button, Field, Input, Select } from '@fluentui/react-components';
import { LinkRegular } from '@fluentui/react-icons/svg/link';
import { wordsIn } from '../../../i18n/language';
import { printable } from '../../../report/layout';
import { unitBehind } from '../../../report/unit-text';
import type { Json } from '../../../rules/parts';
import { UNITS, type Unit } from '../../../values/kind';
import { useWords } from '../../frame/context';
import { useRulesStyles } from '../rules-styles';
import { useEditor, type At } from './editor-context';
import { fieldState, problemsAt } from './problems';
import { jsonOf, useTyped } from './typed';

interface FigureFieldProps {
  readonly label: string;
  /** What is wrong here, or within, is told beside the field. */
  readonly at: At;
  readonly json: Json | undefined;
  readonly unit: Unit;
  readonly onChange: (json: Json) => void;
  /** May a parameter stand in its place? */
  readonly mayRefer?: boolean;
  /** What stands beside it says to the eye what it is. */
  readonly hidesLabel?: boolean;
  readonly hint?: string;
}

const LITERAL = '';

/** A figure in its unit, or the parameter that gives it. */
export function FigureField({ label, at, json, unit, onChange, mayRefer = false, hidesLabel = false, hint }: FigureFieldProps) {
  const { file, shape, problems } = useEditor();
  const { lang, say } = useWords();
  const styles = useRulesStyles();
  const referred = typeof json === 'object' && json !== null && 'parameter' in json && typeof json.parameter === 'string' ? json.parameter : null;
  const [first, ...others] = mayRefer ? [...file.parameters.values()].filter(({ kind }) => kind === UNITS[unit]) : [];
  const named = hidesLabel ? { 'aria-label': label } : {};
  const field = { size: 'small', className: styles.field, ...(hidesLabel ? {} : { label }), ...(hint === undefined ? {} : { hint }), ...fieldState(problemsAt(problems, at), say) } as const;
  if (referred === null) {
    return (
      <div className={styles.either}>
        <Field {...field}>
          <Literal json={json} unit={unit} onChange={onChange} named={named} />
        </Field>
        {first && <Button size="small" appearance="subtle" icon={<LinkRegular />} aria-label={say('author.by-parameter', { label })} title={say('author.by-parameter', { label })} onClick={() => onChange({ parameter: first.name })} />}
      </div>
    );
  }
  return (
    <Field {...field}>
      <Select size="small" className={styles.wide} {...named} value={referred} onChange={(_, { value }) => onChange(value === LITERAL ? ((shape.parameters?.[referred]?.value ?? null) as Json) : { parameter: value })}>
        <option value={LITERAL}>{say('author.own-figure')}</option>
        {(first ? [first, ...others] : []).map(({ name, title }) => (
          <option key={name} value={name}>
            {printable(say('author.as-parameter', { title: wordsIn(title, lang) }))}
          </option>
        ))}
      </Select>
    </Field>
  );
}

interface LiteralProps extends Pick<FigureFieldProps, 'json' | 'unit' | 'onChange'> {
  readonly named: { readonly 'aria-label'?: string };
}

/** A figure, a text or a choice as HR writes it. */
function Literal({ json, unit, onChange, named, ...field }: LiteralProps) {
  const { set } = useEditor();
  const { say } = useWords();
  const styles = useRulesStyles();
  const [typed, type] = useTyped(json, unit);
  const put = (text: string): void => {
    type(text);
    onChange(jsonOf(text, unit));
  };
  if (unit !== 'yes/no' && unit !== 'role') {
    return <Input {...field} {...named} size="small" className={styles.input} value={typed} placeholder={say(`author.write-${written(unit)}`)} contentAfter={<span className={styles.unit}>{unitBehind(unit, say)}</span>} onChange={(_, { value }) => put(value)} />;
  }
  const choices = unit === 'role' ? set.roles.map(({ key }) => [key, key] as const) : ([['是', say('format.yes')], ['否', say('format.no')]] as const);
  return (
    <Select {...field} {...named} size="small" className={styles.wide} value={typed} onChange={(_, { value }) => put(value)}>
      <option value="">{say('report.rule-no-figure')}</option>
      {choices.map(([value, text]) => (
        <option key={value} value={value}>
          {printable(text)}
        </option>
      ))}
    </Select>
  );
}

const written = (unit: Unit): string => {
  const kind = UNITS[unit];
  return kind === 'date' || kind === 'time' || kind === 'datetime' || kind === 'period' ? kind : kind === 'list' ? 'list' : 'figure';
};
