import { mergeClasses } from '@fluentui/react-components';
import { wordsIn } from '../../i18n/language';
import { printable } from '../../report/layout';
import { rowTexts, titleOfName, type PolicyPart } from '../../report/policy';
import { NUMERIC_KINDS } from '../../values/kind';
import { useWords } from '../frame/context';
import { usePolicy } from './policy-context';
import { useRulesStyles } from './rules-styles';

/** The tiers of a table as rows: what each input must be, and what comes of it. */
export function TierTable({ part: { file, name, title } }: { readonly part: PolicyPart }) {
  const { set, shapeOf } = usePolicy();
  const { lang, say } = useWords();
  const styles = useRulesStyles();
  const table = file.tables.get(name)!;
  const { inputs, outputs, rows, rowSources } = table;
  const written = shapeOf(file.path)?.tables?.[name]?.outputs;
  const titleOf = (output: string): string => {
    const words = written?.[output]?.title;
    return words ? wordsIn(words, lang) : written === undefined ? title : output;
  };
  return (
    <div className={styles.tableBox} role="region" aria-label={printable(title)} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            {inputs.map((input) => (
              <th key={input.name} scope="col" className={styles.head}>
                {printable(titleOfName(set, file, input.name, lang))}
              </th>
            ))}
            {outputs.map((output) => (
              <th key={output.name} scope="col" className={mergeClasses(styles.head, NUMERIC_KINDS.has(output.kind) && styles.number)}>
                {printable(titleOf(output.name))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((_, row) => (
            <tr key={row}>
              {rowTexts(table, row, lang, say).map((text, column) => (
                <td key={column} className={mergeClasses(styles.cell, column >= inputs.length && NUMERIC_KINDS.has(outputs[column - inputs.length]!.kind) && styles.number)}>
                  {printable(text)}
                  {column === 0 && <span className={styles.clauses}>{printable([...new Set(rowSources[row]!.map(({ id }) => id))].join(say('report.list-separator')))}</span>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
