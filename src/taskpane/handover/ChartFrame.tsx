import { ResponsiveContainer, type ResponsiveChildProps } from '@fluentui/react-charts';
import type { ReactElement } from 'react';
import type { Language } from '../../i18n/language';
import { useHandoverStyles } from './handover-styles';

/** Pixels of one bar with the room beside it, and of axis and legend. */
export const ROW_HEIGHT = 28;
const AROUND = 110;

/** Characters of a label beside the axis; it stands whole in the table below. */
export const LABEL: Readonly<Record<Language, number>> = { 'zh-CN': 8, 'zh-TW': 8, en: 11 };

/** Room for the labels on the left and for numbers below. */
export const MARGINS = { left: 108, right: 20, top: 8, bottom: 35 } as const;

/** A decimal text as a length on a picture: what is drawn is near enough, what is read is exact. */
export const drawn = (amount: string): number => Number(amount);

/** A chart as wide as the pane, and as high as it has rows. */
export function ChartFrame({ rows, children }: { readonly rows: number; readonly children: ReactElement<ResponsiveChildProps> }) {
  const styles = useHandoverStyles();
  return (
    <div className={styles.chart}>
      <ResponsiveContainer height={rows * ROW_HEIGHT + AROUND}>{children}</ResponsiveContainer>
    </div>
  );
}
