import { makeStyles, tokens } from '@fluentui/react-components';
import { BUTTONS, CARD, COLUMN, FAINT, LONG_LINK, PARAGRAPH, WIDE_SELECT } from '../frame/style-parts';

export const useClosingStyles = makeStyles({
  panel: { ...COLUMN, outlineStyle: 'none' },
  column: COLUMN,
  tight: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, minWidth: 0 },
  heading: { margin: 0, display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  subheading: { margin: 0, fontSize: 'inherit', fontWeight: tokens.fontWeightSemibold },
  icon: { flexShrink: 0, fontSize: tokens.fontSizeBase500 },
  paragraph: PARAGRAPH,
  faint: FAINT,
  below: { display: 'block', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, minWidth: 0 },
  open: { display: 'grid', gridTemplateColumns: 'auto minmax(0, 1fr)', gap: tokens.spacingHorizontalXS, alignItems: 'start' },
  warn: { color: tokens.colorStatusWarningForeground3, fontSize: tokens.fontSizeBase400, marginTop: '2px' },
  good: { color: tokens.colorStatusSuccessForeground1, fontSize: tokens.fontSizeBase400, marginTop: '2px' },
  link: LONG_LINK,
  card: CARD,
  actions: BUTTONS,
  wide: WIDE_SELECT,
  row: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) auto', gap: tokens.spacingHorizontalS, alignItems: 'baseline' },
  money: { textAlign: 'right', fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  strong: { fontWeight: tokens.fontWeightSemibold },
  byHand: { flexBasis: '100%', minWidth: 0 },
  text: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
});
