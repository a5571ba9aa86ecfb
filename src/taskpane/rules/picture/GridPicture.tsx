import { mergeClasses } from '@fluentui/react-components';
import type { PictureAxis } from '../../../authoring/picture';
import { printable } from '../../../report/layout';
import { rangeText } from '../../../report/range-text';
import { useWords } from '../../frame/context';
import { usePictureStyles } from './picture-styles';
import type { PictureView } from './use-picture';

/** Two inputs crosswise: one down, one across; in each field what the table says there. */
export function GridPicture({ view: { picture, parts, words } }: { readonly view: PictureView }) {
  const { lang, say } = useWords();
  const styles = usePictureStyles();
  const [down, across] = picture.axes;
  if (!down || !across) return null;
  const name = (cell: PictureAxis['segments'][number], unit: typeof down.input.unit): string => printable(cell.is === 'values' && cell.values.length === 0 ? say('author.picture-others') : rangeText(cell, unit, lang, say));
  const look = { row: styles.gridRow, collected: styles.gridRow, gap: styles.gridGap, overlap: styles.gridOverlap, waits: styles.gridIdle } as const;
  const label = printable(say('author.picture-grid', { down: words.titleOf(down.input.name), across: words.titleOf(across.input.name) }));
  return (
    <div className={styles.gridBox} role="region" tabIndex={0} aria-label={label}>
      <table className={styles.grid}>
        <thead>
          <tr>
            <th scope="col" className={styles.gridHead}>
              {label}
            </th>
            {across.segments.map((cell, at) => (
              <th key={at} scope="col" className={styles.gridHead}>
                {name(cell, across.input.unit)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {down.segments.map((cell, row) => (
            <tr key={row}>
              <th scope="row" className={styles.gridHead}>
                {name(cell, down.input.unit)}
              </th>
              {parts.slice(row * across.segments.length, (row + 1) * across.segments.length).map(({ says, isIdle, text, tone }, column) => (
                <td key={column} className={mergeClasses(styles.gridCell, isIdle ? styles.gridIdle : look[says], tone === 'bad' && styles.bad)}>
                  {text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
