import { mergeClasses } from '@fluentui/react-components';
import { useId } from 'react';
import { formatValue } from '../../../i18n/format';
import { printable } from '../../../report/layout';
import { compare, type Rational } from '../../../values/rational';
import { useWords } from '../../frame/context';
import { usePictureStyles } from './picture-styles';
import type { PictureView } from './use-picture';

/** Pixels: of a segment, of the figures beside the line, of the blocks. */
const [HEIGHT, LABELS, BLOCK] = [44, 64, 28];
/** A dot stands so far inside of the segment that its figure belongs to. */
const INSIDE = 6;

/** One input from the smallest value down to the largest: a block for each stretch of values, a dot in the one that a bound belongs to. */
export function LinePicture({ view: { picture, parts } }: { readonly view: PictureView }) {
  const { lang } = useWords();
  const styles = usePictureStyles();
  const hatch = useId();
  const [axis] = picture.axes;
  if (!axis) return null;
  const height = parts.length * HEIGHT;
  const isAt = (edge: { readonly value: Rational | null } | null, value: Rational): boolean => edge !== null && edge.value !== null && compare(edge.value, value) === 0;
  return (
    <div className={styles.line}>
      <svg className={styles.drawing} width={LABELS + BLOCK} height={height} aria-hidden>
        <defs>
          <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <line className={styles.hatch} x1="0" y1="0" x2="0" y2="6" />
          </pattern>
        </defs>
        {parts.map(({ says, isIdle }, at) => (
          <g key={at}>
            <rect className={mergeClasses(styles.block, isIdle ? styles.waits : styles[says])} x={LABELS} y={at * HEIGHT + 2} width={BLOCK - 1} height={HEIGHT - 4} rx="3" />
            {says === 'overlap' && <rect fill={`url(#${hatch})`} x={LABELS} y={at * HEIGHT + 2} width={BLOCK - 1} height={HEIGHT - 4} rx="3" />}
          </g>
        ))}
        {axis.ticks.map(({ value, segment }) => {
          const cell = segment === null ? null : axis.segments[segment];
          if (segment === null || cell?.is !== 'interval') return null;
          const [isLow, isHigh] = [isAt(cell.low, value), isAt(cell.high, value)];
          const isAlone = isLow === isHigh;
          const bound = isAlone ? segment * HEIGHT + HEIGHT / 2 : (segment + Number(isHigh)) * HEIGHT;
          const dot = isAlone ? bound : bound + (isLow ? INSIDE : -INSIDE);
          return (
            <g key={segment + formatValue(value, axis.input.unit, lang)}>
              {!isAlone && <line className={styles.axis} x1={LABELS - 6} x2={LABELS + BLOCK} y1={bound} y2={bound} />}
              <text className={styles.tick} x={LABELS - 10} y={bound + 3} textAnchor="end">
                {printable(formatValue(value, axis.input.unit, lang))}
              </text>
              <circle className={styles.dot} cx={LABELS + BLOCK / 2} cy={dot} r="3" />
            </g>
          );
        })}
      </svg>
      <ol className={styles.says}>
        {parts.map(({ where, text, tone }, at) => (
          <li key={at} className={styles.said} style={{ height: HEIGHT }}>
            <span className={styles.where}>{where}</span>
            <span className={mergeClasses(styles.strong, tone === 'bad' && styles.bad, tone === 'warn' && styles.warn)}>{text}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
