import { tokens } from '@fluentui/react-components';
import { HorizontalBarChartWithAxis, type HorizontalBarChartWithAxisDataPoint } from '@fluentui/react-charts';
import type { CountBar } from '../../report/chart';
import type { Severity } from '../../rules/model';
import { useWords } from '../frame/context';
import { ChartFrame, LABEL, MARGINS, ROW_HEIGHT } from './ChartFrame';

const COLOURS: Readonly<Record<Severity, string>> = { block: tokens.colorPaletteRedForeground1, warn: tokens.colorPaletteDarkOrangeForeground2, info: tokens.colorPaletteBlueForeground2 };

/** Findings of each rule; which severity a colour means stands in the legend, and beside each rule in the table below. */
export default function CountChart({ title, bars }: { readonly title: string; readonly bars: readonly CountBar[] }) {
  const { say, lang } = useWords();
  // The first row is drawn at the bottom.
  const data = [...bars].reverse().map(({ label, severity, violations, cannotJudge }): HorizontalBarChartWithAxisDataPoint => {
    const count = violations + cannotJudge;
    return { x: count, y: label, legend: say(`report.word-${severity}`), color: COLOURS[severity], xAxisCalloutData: say('report.count', { count }), yAxisCalloutData: label };
  });
  return (
    <ChartFrame rows={bars.length}>
      <HorizontalBarChartWithAxis chartTitle={title} data={data} culture={lang} barHeight={ROW_HEIGHT / 2} margins={MARGINS} showYAxisLablesTooltip noOfCharsToTruncate={LABEL[lang]} legendProps={{ allowFocusOnLegends: true }} />
    </ChartFrame>
  );
}
