import { Field, Input, Select } from '@fluentui/react-components';
import type { Json } from '../../../rules/parts';
import { printable } from '../../../report/layout';
import { wordsIn } from '../../../i18n/language';
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
  readonly hint?: string;
}

const LITERAL = '';

/** A figure in its unit, or the parameter that gives it. */
export function FigureField({ label, at, json, unit, onChange, mayRefer = false, hint }: FigureFieldProps) {
  const { set, file, problems } = useEditor();
  const { lang, say } = useWords();
  const styles = useRulesStyles();
  const [typed, type] = useTyped(json, unit);
  const referred = typeof json === 'object' && json !== null && 'parameter' in json && typeof json.parameter === 'string' ? json.parameter : null;
  const parameters = mayRefer ? [...file.parameters.values()].filter(({ kind }) => kind === UNITS[unit]) : [];
  const put = (text: string): void => {
    type(text);
    onChange(jsonOf(text, unit));
  };
  const words = { unit: unit.replace(/[ /]/, '_') };
  const field =
    unit === 'yes/no' || unit === 'role' ? (
      <Select size="small" className={styles.wide} value={typed} onChange={(_, { value }) => put(value)}>
        <option value="">{say('report.rule-no-figure')}</option>
        {(unit === 'role' ? set.roles.map(({ key }) => [key, key] as const) : ([['是', say('format.yes')], ['否', say('format.no')]] as const)).map(([value, text]) => (
          <option key={value} value={value}>
            {printable(text)}
          </option>
        ))}
      </Select>
    ) : (
      <Input size="small" className={styles.input} value={typed} placeholder={say(`author.write-${written(unit)}`)} contentAfter={<span>{say('author.unit', words)}</span>} onChange={(_, { value }) => put(value)} />
    );
  return (
    <Field size="small" label={label} className={styles.field} {...(hint === undefined ? {} : { hint })} {...fieldState(problemsAt(problems, at), say)}>
      {parameters.length > 0 ? (
        <span className={styles.either}>
          {referred === null && field}
          <Select size="small" className={styles.wide} aria-label={say('author.by-parameter', { label })} value={referred ?? LITERAL} onChange={(_, { value }) => onChange(value === LITERAL ? null : { parameter: value })}>
            <option value={LITERAL}>{say('author.own-figure')}</option>
            {parameters.map(({ name, title }) => (
              <option key={name} value={name}>
                {printable(say('author.as-parameter', { title: wordsIn(title, lang) }))}
              </option>
            ))}
          </Select>
        </span>
      ) : (
        field
      )}
    </Field>
  );
}

const written = (unit: Unit): string => {
  const kind = UNITS[unit];
  return kind === 'date' || kind === 'time' || kind === 'datetime' || kind === 'period' ? kind : kind === 'list' ? 'list' : 'figure';
};
