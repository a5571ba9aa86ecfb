import { mergeClasses } from '@fluentui/react-components';
import { useId } from 'react';
import { formatValue } from '../../../i18n/format';
import { printable } from '../../../report/layout';
import { compare, type Rational } from '../../../values/rational';
import { useWords } from '../../frame/context';
import { usePictureStyles } from './picture-styles';
import type { PictureView } from './use-picture';

/** Pixels: of the figures beside the line, of the blocks. */
const [LABELS, BLOCK] = [60, 26];
/** A dot stands so far inside of the stretch that its figure belongs to. */
const INSIDE = 6;

const isAt = (edge: { readonly value: Rational | null } | null, value: Rational): boolean => edge !== null && edge.value !== null && compare(edge.value, value) === 0;

/** One input from its smallest values down to the largest: a block for each stretch, and a dot in the one that a bound belongs to. */
export function LinePicture({ view: { picture, parts } }: { readonly view: PictureView }) {
  const { lang } = useWords();
  const styles = usePictureStyles();
  const hatch = useId();
  const [axis] = picture.axes;
  if (!axis) return null;
  return (
    <ol className={styles.says}>
      {parts.map(({ says, isIdle, where, text, tone }, at) => (
        <li key={at} className={styles.stretch}>
          <div className={styles.box} style={{ width: LABELS + BLOCK }}>
            <svg className={styles.drawing} width="100%" height="100%" overflow="visible" aria-hidden>
              <pattern id={`${hatch}${at}`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                <line className={styles.hatch} x1="0" y1="0" x2="0" y2="6" />
              </pattern>
              <rect className={mergeClasses(styles.block, isIdle ? styles.waits : styles[says])} x={LABELS} y="0" width={BLOCK - 1} height="100%" />
              {says === 'overlap' && <rect fill={`url(#${hatch}${at})`} x={LABELS} y="0" width={BLOCK - 1} height="100%" />}
              {axis.ticks.map(({ value, segment }) => {
                const cell = axis.segments[at];
                if (segment !== at || cell?.is !== 'interval') return null;
                const [isLow, isHigh] = [isAt(cell.low, value), isAt(cell.high, value)];
                const place = isLow === isHigh ? '50%' : isLow ? '0%' : '100%';
                const inwards = isLow === isHigh ? 0 : isLow ? INSIDE : -INSIDE;
                const figure = printable(formatValue(value, axis.input.unit, lang));
                return (
                  <g key={figure}>
                    {isLow !== isHigh && <line className={styles.axis} x1={LABELS - 6} x2={LABELS} y1={place} y2={place} />}
                    <text className={styles.tick} x={LABELS - 10} y={place} dy="3" textAnchor="end">
                      {figure}
                    </text>
                    <circle className={styles.dot} cx={LABELS + BLOCK / 2} cy={place} r="3" transform={`translate(0 ${inwards})`} />
                  </g>
                );
              })}
            </svg>
          </div>
          <div className={styles.said}>
            <span className={styles.where}>{where}</span>
            <span className={mergeClasses(styles.strong, tone === 'bad' && styles.bad, tone === 'warn' && styles.warn)}>{text}</span>
          </div>
        </li>
      ))}
    </ol>
  );
}
