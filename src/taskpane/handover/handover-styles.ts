import { makeStyles, tokens } from '@fluentui/react-components';
import { BUTTONS, COLUMN, FAINT, PARAGRAPH, WIDE_SELECT } from '../frame/style-parts';

export const useHandoverStyles = makeStyles({
  column: COLUMN,
  close: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, minWidth: 0, paddingBottom: tokens.spacingVerticalM },
  paragraph: PARAGRAPH,
  faint: FAINT,
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  wide: WIDE_SELECT,
  acts: BUTTONS,
  act: { minWidth: 0, whiteSpace: 'normal' },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalL, overflowWrap: 'anywhere' },
  documents: { margin: 0, padding: 0, listStyleType: 'none', display: 'flex', flexDirection: 'column' },
  document: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, padding: `${tokens.spacingVerticalXS} 0`, borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  documentLine: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  documentName: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
  documentActs: { display: 'flex', gap: tokens.spacingHorizontalXS, marginLeft: 'auto' },
  details: { borderTop: 'none', paddingTop: 0 },
  text: { '& textarea': { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200, whiteSpace: 'pre', overflowX: 'auto' } },
  tableBox: { overflowX: 'auto' },
  table: { width: '100%', borderCollapse: 'collapse', fontSize: tokens.fontSizeBase200 },
  head: { textAlign: 'left', fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground3, padding: tokens.spacingVerticalXS, verticalAlign: 'bottom' },
  cell: { textAlign: 'left', fontWeight: tokens.fontWeightRegular, padding: tokens.spacingVerticalXS, borderTop: `1px solid ${tokens.colorNeutralStroke2}`, verticalAlign: 'top', overflowWrap: 'anywhere' },
  number: { textAlign: 'right', fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  fold: { paddingLeft: 0, paddingRight: 0, minWidth: 0, textAlign: 'left', justifyContent: 'flex-start', whiteSpace: 'normal' },
  differs: { fontWeight: tokens.fontWeightSemibold },
  drawn: { padding: `0 ${tokens.spacingVerticalXS} ${tokens.spacingVerticalXS}` },
  side: { display: 'flex' },
  bars: { display: 'flex', flexDirection: 'column', gap: '2px', marginTop: tokens.spacingVerticalXXS },
  /** Filled for what is added or broken, framed for what is deducted or unknown: told apart without colour, too. */
  bar: { boxSizing: 'border-box', minWidth: '2px', height: '8px', border: `1px solid ${tokens.colorPaletteBlueForeground2}`, backgroundColor: tokens.colorPaletteBlueForeground2, '@media (forced-colors: active)': { backgroundColor: 'CanvasText', border: '1px solid CanvasText', forcedColorAdjust: 'none' } },
  hollow: { border: `1px solid ${tokens.colorPaletteDarkOrangeForeground2}`, backgroundColor: 'transparent', '@media (forced-colors: active)': { backgroundColor: 'Canvas' } },
});
