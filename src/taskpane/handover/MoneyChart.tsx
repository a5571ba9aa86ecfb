import { tokens } from '@fluentui/react-components';
import { HorizontalBarChartWithAxis, type HorizontalBarChartWithAxisDataPoint } from '@fluentui/react-charts';
import type { MoneyBar } from '../../report/chart';
import { amountText } from '../../report/money';
import { useWords } from '../frame/context';
import { ChartFrame, drawn, LABEL, MARGINS, ROW_HEIGHT } from './ChartFrame';

/** What is added goes to the right, what is deducted to the left; the figures stand in the table below. */
export default function MoneyChart({ title, bars }: { readonly title: string; readonly bars: readonly MoneyBar[] }) {
  const { say, lang } = useWords();
  // The first row is drawn at the bottom.
  const data = [...bars].reverse().flatMap(({ label, added, deducted }): HorizontalBarChartWithAxisDataPoint[] => [
    { x: drawn(added), y: label, legend: say('handover.added'), color: tokens.colorPaletteBlueForeground2, xAxisCalloutData: amountText(added), yAxisCalloutData: label },
    { x: drawn(deducted), y: label, legend: say('handover.deducted'), color: tokens.colorPaletteDarkOrangeForeground2, xAxisCalloutData: amountText(deducted), yAxisCalloutData: label },
  ]);
  return (
    <ChartFrame rows={bars.length}>
      <HorizontalBarChartWithAxis chartTitle={title} data={data.filter(({ x }) => x !== 0)} culture={lang} barHeight={ROW_HEIGHT / 2} margins={MARGINS} showYAxisLablesTooltip noOfCharsToTruncate={LABEL[lang]} hideLabels legendProps={{ allowFocusOnLegends: true }} />
    </ChartFrame>
  );
}
